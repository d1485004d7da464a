namespace VivaApi.Backend.Platform.Access;

/// <summary>The claims that a caller with an API key carries beside the customer's id. A log-in carries none of them.</summary>
internal static class CallerClaims
{
    public const string KeyId = "key_id";

    /// <summary>One claim for each <see cref="KeyScope"/>, in snake_case.</summary>
    public const string KeyScope = "key_scope";

    /// <summary>The budget that bounds what the key may spend; absent when nothing does.</summary>
    public const string KeyBudget = "key_budget";

    /// <summary>The key's own requests a minute; absent when the service's setting counts.</summary>
    public const string KeyRate = "key_rate";
}
