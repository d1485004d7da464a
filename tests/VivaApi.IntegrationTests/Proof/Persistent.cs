using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>A client as it should be: whatever is not an answer is asked again with the same key, until it is one.</summary>
internal static class Persistent
{
    public const string Replay = "replay";
    public const string Conflict = "409";
    public const string Unknown = "no answer";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Sends until the answer is below 500 and not "still running"; counts what happened on the way.</summary>
    public static async Task<Answer> UntilDecidedAsync(Func<Task<Answer>> sendAsync, Rarities rarities)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (true)
        {
            var answer = await TryAsync(sendAsync);
            if (answer is { Status: < HttpStatusCode.InternalServerError and not HttpStatusCode.Conflict })
            {
                if (answer.Headers.ContainsKey("Idempotent-Replayed"))
                {
                    rarities.Saw(Replay);
                }

                return answer;
            }

            rarities.Saw(answer is { Status: HttpStatusCode.Conflict } ? Conflict : Unknown);
            await Task.Delay(Pause, TimeProvider.System, patience.Token);
        }
    }

    // A connection refused or cut, and an answer cut in the middle: nobody knows whether the request took effect.
    private static async Task<Answer?> TryAsync(Func<Task<Answer>> sendAsync)
    {
        try
        {
            return await sendAsync();
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }
}
