using Refit;

namespace VivaApi.Backend.Integrations.Viva.Tokens;

/// <summary>The account's own keys, below <c>/api/token</c> at the host. Wants the access token and the user's number, not a key.</summary>
[Headers("Accept: application/json")]
internal interface IVivaTokenRelay
{
    [Get("")]
    Task<HttpResponseMessage> AskAsync(
        [Url] string url,
        [Authorize] string accessToken,
        [Header("New-Api-User")] string userId,
        CancellationToken cancellationToken);

    [Post("")]
    Task<HttpResponseMessage> MakeAsync(
        [Url] string url,
        [Body] VivaTokenBody body,
        [Authorize] string accessToken,
        [Header("New-Api-User")] string userId,
        CancellationToken cancellationToken);

    [Post("")]
    Task<HttpResponseMessage> RevealAsync(
        [Url] string url,
        [Body] VivaTokenIds ids,
        [Authorize] string accessToken,
        [Header("New-Api-User")] string userId,
        CancellationToken cancellationToken);

    [Put("")]
    Task<HttpResponseMessage> ReplaceAsync(
        [Url] string url,
        [Body] VivaTokenBody body,
        [Authorize] string accessToken,
        [Header("New-Api-User")] string userId,
        CancellationToken cancellationToken);

    [Put("")]
    Task<HttpResponseMessage> SetStatusAsync(
        [Url] string url,
        [Body] VivaTokenStatus status,
        [Authorize] string accessToken,
        [Header("New-Api-User")] string userId,
        CancellationToken cancellationToken);

    [Delete("")]
    Task<HttpResponseMessage> DeleteAsync(
        [Url] string url,
        [Authorize] string accessToken,
        [Header("New-Api-User")] string userId,
        CancellationToken cancellationToken);
}
