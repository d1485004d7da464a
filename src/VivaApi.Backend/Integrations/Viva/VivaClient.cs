using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>
/// VivaAPI as the service sees it: hand in a job, ask about a task. Neither call throws for what VivaAPI or the network does, and
/// neither is ever repeated in here: a repeated submit is a second bill.
/// </summary>
internal sealed partial class VivaClient(
    IVivaRelay relay, VivaAddresses addresses, VivaTransport transport, IOptions<VivaOptions> options, ILogger<VivaClient> logger)
{
    /// <summary>Hands in a job once.</summary>
    /// <exception cref="OperationCanceledException">
    /// The caller's token was cancelled before anything was sent. Once the body has begun to leave, cancelling answers
    /// <see cref="VivaSubmitOutcome.Unknown"/> instead.
    /// </exception>
    public async Task<VivaSubmitOutcome> SubmitAsync(VivaJob job, string apiKey, CancellationToken cancellationToken)
    {
        var sending = new VivaSending();
        var exchange = await transport.ExchangeAsync(
            token => SendAsync(job, apiKey, sending, token),
            sending,
            TimeSpan.FromSeconds(options.Value.SubmitTimeoutSeconds),
            options.Value.MaxAnswerBytes,
            cancellationToken);
        VivaSubmitOutcome outcome = exchange switch
        {
            VivaExchange.Answered(var reply) => VivaSubmitReader.Read(reply),
            VivaExchange.NotSent(var reason) =>
                new VivaSubmitOutcome.Refused(VivaRefusal.NotSent, 0, string.Empty, reason) { IsOurWords = true },
            VivaExchange.Broken(var reason) => new VivaSubmitOutcome.Unknown(reason),
            _ => throw new InvalidOperationException("An exchange is one of three things."),
        };
        switch (outcome)
        {
            case VivaSubmitOutcome.Refused refused:
                Log.Refused(logger, job.Route, refused.Kind, refused.Outline);
                break;
            case VivaSubmitOutcome.Unknown unknown:
                Log.OutcomeUnknown(logger, job.Route, unknown.Reason);
                break;
            default:
                break;
        }

        return outcome;
    }

    /// <summary>Asks how a task is doing. The account's own key may ask about the tasks of all of its keys.</summary>
    public async Task<VivaPollOutcome> PollAsync(VivaRoute route, string taskId, string apiKey, CancellationToken cancellationToken)
    {
        var url = addresses.Status(route, taskId);
        var exchange = await transport.ExchangeAsync(
            token => relay.StatusAsync(url, apiKey, token),
            sending: null,
            TimeSpan.FromSeconds(options.Value.PollTimeoutSeconds),
            options.Value.MaxAnswerBytes,
            cancellationToken);
        var outcome = exchange switch
        {
            VivaExchange.Answered(var reply) => VivaPollReader.Read(reply),
            VivaExchange.Broken(var reason) => new VivaPollOutcome.Unreachable(reason, null),
            _ => throw new InvalidOperationException("A question is answered or broken."),
        };

        // The relay gives its own content route as the file's address; that one wants the key, which a foreign address must never get.
        return outcome is VivaPollOutcome.Succeeded { FileUrl: { } file } && addresses.IsContent(file)
            ? new VivaPollOutcome.Succeeded(null, NeedsContentRoute: true)
            : outcome;
    }

    /// <summary>Where the relay itself hands out a finished file, to be fetched with the key.</summary>
    public string ContentUrl(string taskId) => addresses.Content(taskId);

    private async Task<HttpResponseMessage> SendAsync(VivaJob job, string apiKey, VivaSending sending, CancellationToken cancellationToken)
    {
        var url = addresses.Submit(job.Route);
        using var form = job.Route == VivaRoute.Videos ? VivaVideosForm.For(job) : null;
        return await (job.Route switch
        {
            VivaRoute.OperatorsGenerate =>
                relay.GenerateAsync(url, new VivaGenerateBody(job.Prompt, job.DurationSeconds), apiKey, sending, cancellationToken),
            VivaRoute.VideoCreate => relay.CreateAsync(url, VivaCreateBody.For(job), apiKey, sending, cancellationToken),
            VivaRoute.Videos => relay.VideosAsync(url, form!, apiKey, sending, cancellationToken),
            VivaRoute.VideoGenerations => relay.GenerationsAsync(url, VivaGenerationsBody.For(job), apiKey, sending, cancellationToken),
        });
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Warning, "VivaAPI refused a job over {Route}: {Kind} ({Outline})")]
        public static partial void Refused(ILogger logger, VivaRoute route, VivaRefusal kind, string outline);

        [LoggerMessage(2002, LogLevel.Warning, "Nobody knows whether VivaAPI took a job over {Route}: {Reason}")]
        public static partial void OutcomeUnknown(ILogger logger, VivaRoute route, string reason);
    }
}
