using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Architecture;

/// <summary>The service as it was built, read once for all rules.</summary>
public sealed class Service : IDisposable
{
    internal AssemblyScan Scan { get; } = AssemblyScan.Of(typeof(Fen).Assembly.Location);

    public void Dispose() => Scan.Dispose();
}
