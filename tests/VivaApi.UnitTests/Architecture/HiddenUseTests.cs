using Microsoft.CodeAnalysis;

namespace VivaApi.UnitTests.Architecture;

/// <summary>Every road on which code can name a type must be seen, however deep the compiler buries it.</summary>
public sealed class HiddenUseTests
{
    private const string Violation = "Features.Payments may not use Features.Generation";

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void A_use_inside_an_async_lambda_of_a_static_method_is_reported(OptimizationLevel optimization) =>
        MustBeReported("static class Pay { static Func<Task> Map() => async () => { await Task.Yield(); Jobs.Count(); }; }", optimization);

    [Theory]
    [InlineData("class Pay { Job? job; }")]
    [InlineData("class Pay { Job? Job => null; }")]
    [InlineData("class Pay { List<Job[]>? jobs; }")]
    [InlineData("class Pay { void Take(ref Job job) { } }")]
    [InlineData("class Pay { event Action<Job>? Done { add { } remove { } } }")]
    [InlineData("class Pay { unsafe void Take(delegate*<Job, void> job) { } }")]
    public void A_use_in_a_signature_is_reported(string payments) => MustBeReported(payments);

    [Theory]
    [InlineData("class Pay : Job;")]
    [InlineData("class Pay : IFound<Job>;")]
    [InlineData("class Pay<T> where T : Job;")]
    [InlineData("class Pay { void Take<T>() where T : Job { } }")]
    public void A_use_in_a_declaration_is_reported(string payments) => MustBeReported(payments);

    [Theory]
    [InlineData("[Marked(typeof(Job))] class Pay;")]
    [InlineData("[Marked(null, Others = [typeof(Job)])] class Pay;")]
    [InlineData("class Pay { void Take([Marked(typeof(List<Job>))] int count) { } }")]
    [InlineData("class Pay { [return: Marked(typeof(Job))] int Take() => 1; }")]
    [InlineData("class Pay { [Kinds.Marks] int kind; }")]
    public void A_use_in_an_attribute_is_reported(string payments) => MustBeReported(payments);

    [Theory]
    [InlineData("class Pay { object Take() => new Job(); }")]
    [InlineData("class Pay { object Take() => typeof(Job); }")]
    [InlineData("class Pay { bool Take(object o) => o is Job; }")]
    [InlineData("class Pay { void Take() => Jobs.Count(); }")]
    [InlineData("class Pay { int Take() => Jobs.Open; }")]
    [InlineData("class Pay { object Take() => Array.Empty<Job>(); }")]
    [InlineData("class Pay { object Take() => Found.Any<Job>(); }")]
    [InlineData("class Pay { void Take() { try { } catch (Lost) { } } }")]
    [InlineData("class Pay { IEnumerable<int> Take() { yield return Jobs.Open; } }")]
    [InlineData("class Pay { void Take() { Inner(); static void Inner() => Jobs.Count(); } }")]
    [InlineData("class Pay { Func<Func<int>> Take(int n) => () => () => n + Jobs.Open; }")]
    [InlineData("class Pay { System.Linq.Expressions.Expression<Func<int>> Take() => () => Jobs.Open; }")]
    [InlineData("class Pay { class Inner { class Inmost { static int open = Jobs.Open; } } }")]
    [InlineData("file class Pay { int open = Jobs.Open; }")]
    public void A_use_in_a_body_is_reported(string payments) => MustBeReported(payments);

    private static void MustBeReported(string payments, OptimizationLevel optimization = OptimizationLevel.Debug) =>
        Planted.MustBeReported(
            DependencyRules.ForbiddenUses,
            $$"""
              using VivaApi.Backend.Features.Generation;

              namespace VivaApi.Backend.Features.Generation
              {
                  class Job;
                  class Lost : Exception;
                  static class Jobs { public static int Open = 1; public static void Count() { } }
                  static class Kinds { public class MarksAttribute : Attribute; }
              }

              namespace VivaApi.Backend.Features.Payments
              {
                  interface IFound<T>;
                  static class Found { public static bool Any<T>() => true; }
                  class MarkedAttribute(Type? type) : Attribute { public Type? Type => type; public Type[]? Others { get; set; } }
                  {{payments}}
              }
              """,
            Violation,
            optimization);
}
