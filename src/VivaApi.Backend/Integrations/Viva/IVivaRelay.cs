using Refit;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>
/// The calls as they go over the wire. Addresses and keys are given per call, since both are settings and there may be several keys;
/// answers are read by hand, since they come in five shapes.
/// </summary>
internal interface IVivaRelay
{
    [Post("")]
    Task<HttpResponseMessage> GenerateAsync(
        [Url] string url,
        [Body] VivaGenerateBody body,
        [Authorize] string apiKey,
        [Property(VivaSending.Key)] VivaSending sending,
        CancellationToken cancellationToken);

    [Post("")]
    Task<HttpResponseMessage> CreateAsync(
        [Url] string url,
        [Body] VivaCreateBody body,
        [Authorize] string apiKey,
        [Property(VivaSending.Key)] VivaSending sending,
        CancellationToken cancellationToken);

    [Post("")]
    Task<HttpResponseMessage> GenerationsAsync(
        [Url] string url,
        [Body] VivaGenerationsBody body,
        [Authorize] string apiKey,
        [Property(VivaSending.Key)] VivaSending sending,
        CancellationToken cancellationToken);

    /// <summary>Takes the ready form of <see cref="VivaVideosForm"/>.</summary>
    [Post("")]
    Task<HttpResponseMessage> VideosAsync(
        [Url] string url,
        [Body] HttpContent form,
        [Authorize] string apiKey,
        [Property(VivaSending.Key)] VivaSending sending,
        CancellationToken cancellationToken);

    [Get("")]
    Task<HttpResponseMessage> StatusAsync([Url] string url, [Authorize] string apiKey, CancellationToken cancellationToken);
}
