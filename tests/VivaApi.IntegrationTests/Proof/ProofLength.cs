namespace VivaApi.IntegrationTests.Proof;

/// <summary>How long the proofs run: short with every <c>dotnet test</c>, long when <c>VIVAAPI_PROOF=long</c> asks for it.</summary>
internal static class ProofLength
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("VIVAAPI_PROOF") == "long";

    public static int Of(int shortly, int atLength) => IsLong ? atLength : shortly;
}
