using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace VivaApi.Backend.Features.Identity.Provider;

/// <summary>
/// The provider's keys, fetched when they are first needed and every twelve hours. A key that is not known is looked for before its token
/// is checked, so that nobody is turned away when the provider changes keys; tokens that name made-up keys do not have it asked more often
/// than <see cref="AuthOptions.ProviderKeyPauseSeconds"/> allows. What was had is kept while the provider cannot be reached.
/// </summary>
internal sealed partial class ProviderKeys(IOptions<AuthOptions> options, TimeProvider time, ILogger<ProviderKeys> log)
    : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private const string Document = "/.well-known/openid-configuration";
    private const int MaxBytes = 1_048_576;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);
    private static readonly TimeSpan PauseWithoutAny = TimeSpan.FromSeconds(1);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = MaxBytes };
    private readonly Lock turn = new();
    private OpenIdConnectConfiguration? kept;
    private long keptAt;
    private long? lookedAt;
    private Task looking = Task.CompletedTask;

    /// <summary>Sees to it that there are keys, and this one if the provider has it.</summary>
    /// <exception cref="IOException">There are none, and they cannot be had.</exception>
    public Task HaveAsync(string? keyId, CancellationToken cancellationToken)
    {
        lock (turn)
        {
            var isKnown = kept is not null && (keyId is null || kept.SigningKeys.Any(key => key.KeyId == keyId));
            if (isKnown && time.GetElapsedTime(keptAt) < KeptFor)
            {
                return Task.CompletedTask;
            }

            // Whoever comes while they are looked for waits for the same look.
            if (looking.IsCompleted && MayLook())
            {
                lookedAt = time.GetTimestamp();
                looking = LookAsync();
            }

            return looking.WaitAsync(cancellationToken);
        }
    }

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        await HaveAsync(null, cancel);
        return kept!;
    }

    /// <summary>Does nothing: a token's key was looked for already.</summary>
    public void RequestRefresh()
    {
    }

    public void Dispose() => http.Dispose();

    private bool MayLook() => lookedAt is not { } last || time.GetElapsedTime(last)
        >= (kept is null ? PauseWithoutAny : TimeSpan.FromSeconds(options.Value.ProviderKeyPauseSeconds));

    private async Task LookAsync()
    {
        // Not within the lock: what comes back at once would hold up everybody.
        await Task.Yield();
        try
        {
            var authority = new Uri(options.Value.Authority);
            var documents = new HttpDocumentRetriever(http) { RequireHttps = !authority.IsLoopback };
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(
                authority.ToString().TrimEnd('/') + Document, documents, CancellationToken.None);
            lock (turn)
            {
                (kept, keptAt) = (found, time.GetTimestamp());
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException
            or InvalidOperationException or JsonException or ArgumentException)
        {
            Log.Unreachable(log, error);
            if (kept is null)
            {
                throw new IOException("The provider's keys cannot be had.", error);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 121, Level = LogLevel.Warning, Message = "The OpenID provider's keys cannot be had")]
        public static partial void Unreachable(ILogger logger, Exception error);
    }
}
