namespace VivaApi.Backend.Platform.Http;

/// <summary>Names of the policies that endpoints ask for; who fulfils them is decided where log-ins are known.</summary>
internal static class AccessPolicies
{
    /// <summary>The operators of this installation, never customers.</summary>
    public const string Operator = "operator";
}
