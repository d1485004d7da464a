using Microsoft.Extensions.Options;
using Npgsql;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Gathering;
using VivaApi.Backend.Platform.Idempotency;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Generation;

/// <summary>One priced job that asks to be accepted, with the answer it gets if it is.</summary>
/// <param name="PriceList">The stamp of the list that it was priced by.</param>
internal sealed record PricedJob(
    GenerationJob Job, string Key, byte[] RequestHash, string TraceId, string PriceList, RenderedAnswer Answer);

/// <summary>The verdicts of the SQL function <c>generations_accept</c>, which says what each means.</summary>
internal enum AcceptanceVerdict
{
    Accepted,
    Refused,
    Repeated,
    Reused,
    Running,
    Stale,
}

/// <param name="Answer">What to send; null where the answer is not a stored one.</param>
internal sealed record AcceptanceAnswer(AcceptanceVerdict Verdict, RenderedAnswer? Answer);

/// <summary>
/// Accepts jobs, many in one call of one SQL function that commits by itself: key, verdict, reservation, entry, quota, job and stored
/// answer of each are there together or not at all.
/// </summary>
internal sealed class GenerationAcceptance
{
    private const string Sql =
        "select * from generations_accept($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";

    private readonly NpgsqlDataSource dataSource;
    private readonly TimeProvider time;
    private readonly GatheringOptions options;
    private readonly GatheredCall<PricedJob, AcceptanceAnswer> gathered;
    private readonly Lazy<Task<RefusalTemplates>> templates;

    public GenerationAcceptance(
        [FromKeyedServices(PersistencePlatform.OneAtATime)] NpgsqlDataSource dataSource,
        TimeProvider time,
        IOptions<GatheringOptions> options,
        IServiceProvider services)
    {
        this.dataSource = dataSource;
        this.time = time;
        this.options = options.Value;
        gathered = new GatheredCall<PricedJob, AcceptanceAnswer>(CallAsync, MayGoAlone, this.options);
        templates = new Lazy<Task<RefusalTemplates>>(() => RefusalTemplates.RenderAsync(services));
    }

    /// <summary>How many wait for the next call.</summary>
    public int Waiting => gathered.Waiting;

    /// <returns>Null when too many wait already.</returns>
    public Task<AcceptanceAnswer>? TryAsk(PricedJob request, CancellationToken cancellationToken) =>
        gathered.TryAsk(request, cancellationToken);

    // The server refused the statement, so nothing of it was done. A broken connection is another matter: nobody knows whether the
    // commit was made, and every one of the call is told so (503); the key finds out when it comes again.
    private static bool MayGoAlone(Exception error) => error is PostgresException;

    private async Task<IReadOnlyList<AcceptanceAnswer>> CallAsync(IReadOnlyList<PricedJob> requests)
    {
        await using var connection = await dataSource.OpenConnectionAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(Sql, connection);
        Fill(command.Parameters, requests, await templates.Value);
        await command.PrepareAsync(CancellationToken.None);
        KillPoint.Pass("generation: about to be accepted");
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        KillPoint.Pass("generation: accepted");
        var answers = new AcceptanceAnswer[requests.Count];
        while (await reader.ReadAsync(CancellationToken.None))
        {
            var place = (int)reader.GetInt64(0) - 1;
            var verdict = EnumText.Parse<AcceptanceVerdict>(reader.GetString(1));
            answers[place] = new AcceptanceAnswer(
                verdict, verdict == AcceptanceVerdict.Accepted ? requests[place].Answer : await StoredAsync(reader));
        }

        return answers;
    }

    private static async Task<RenderedAnswer?> StoredAsync(NpgsqlDataReader reader) => await reader.IsDBNullAsync(5)
        ? null
        : new RenderedAnswer(
            reader.GetInt32(2), reader.GetString(3), await reader.IsDBNullAsync(4) ? null : reader.GetString(4), null, (byte[])reader[5]);

    private void Fill(NpgsqlParameterCollection parameters, IReadOnlyList<PricedJob> requests, RefusalTemplates refusals)
    {
        void One<T>(T value) => parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        void Each<T>(Func<PricedJob, T> value) => One(requests.Select(value).ToArray());

        One(CreateGeneration.Route);
        One(time.GetUtcNow().UtcDateTime);
        One(options.LockMilliseconds);

        // Of lists that differ within one call, one at least is not the present one: then the call finds the first stale.
        One(requests.Select(request => request.PriceList).Distinct().Count() == 1 ? requests[0].PriceList : string.Empty);
        Each(request => request.Job.UserId);
        Each(request => request.Key);
        Each(request => request.RequestHash);
        Each(request => request.TraceId);
        Each(request => request.Job.PriceCredits.Value);
        Each(request => request.Job.Id);
        Each(request => RowJson.Of(request.Job));
        Each(request => request.Answer.Location!);
        Each(request => request.Answer.Body);
        One(requests[0].Answer.ContentType!);
        One(RefusalTemplates.ContentType);
        One(refusals.TooFewCredits);
        One(refusals.TooLittleQuota);
    }
}
