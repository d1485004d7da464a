using Microsoft.AspNetCore.Authentication.BearerToken;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>Values that the document's examples share.</summary>
internal static class Examples
{
    public static readonly Guid Id = new("0198c0de-7a3b-7c4d-9e5f-60718293a4b5");
    public static readonly DateTimeOffset Time = new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero);
    public static readonly AccessTokenResponse Tokens = new() { AccessToken = "CfDJ8…", ExpiresIn = 3600, RefreshToken = "CfDJ8…" };
}
