using System.Security.Cryptography;
using System.Text;
using VivaApi.IntegrationTests.Harness;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCaseOrderer(typeof(TestOrder))]
[assembly: TestMethodOrderer(typeof(TestOrder))]

namespace VivaApi.IntegrationTests.Harness;

/// <summary>
/// The order of the tests of a class: shuffled, since none may lean on what another left, but by their names alone, so that it is the
/// same in every folder and on every machine (xunit's own order depends on where the assembly lies). <c>TEST_ORDER=anything</c> gives
/// another one.
/// </summary>
internal sealed class TestOrder : ITestCaseOrderer, ITestMethodOrderer
{
    private static readonly string Seed = Environment.GetEnvironmentVariable("TEST_ORDER") ?? "";

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
        => [.. testCases.OrderBy(testCase => PlaceOf(testCase.TestCaseDisplayName), StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod
        => [.. testMethods.OrderBy(testMethod => PlaceOf(testMethod?.MethodName ?? ""), StringComparer.Ordinal)];

    private static string PlaceOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {name}")));
}
