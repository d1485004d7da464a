using Refit;

namespace VivaApi.Backend.Integrations.Viva.Account;

/// <summary>The account's own routes, below <c>/api</c> at the host. They want the access token and the user's number, not a key.</summary>
internal interface IVivaAccountRelay
{
    [Get("")]
    Task<HttpResponseMessage> AskAsync(
        [Url] string url,
        [Authorize] string accessToken,
        [Header("New-Api-User")] string userId,
        CancellationToken cancellationToken);

    [Post("")]
    Task<HttpResponseMessage> TopUpAsync(
        [Url] string url,
        [Body] VivaTopUpBody body,
        [Authorize] string accessToken,
        [Header("New-Api-User")] string userId,
        [Property(VivaSending.Key)] VivaSending sending,
        CancellationToken cancellationToken);
}
