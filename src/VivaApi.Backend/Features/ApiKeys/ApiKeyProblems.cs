using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.ApiKeys;

internal static class ApiKeyProblems
{
    public static readonly ProblemKind NotIncluded = new("api_keys_not_included", 403, "None of your packages includes API keys.");
    public static readonly ProblemKind TooMany = new("too_many_api_keys", 409, "Revoke a key first.");
    public static readonly ProblemKind NotActive = new("api_key_not_active", 409, "This key was revoked, replaced, or has run out.");
}
