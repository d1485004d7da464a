using Microsoft.Extensions.Options;
using Npgsql;
using VivaApi.Backend.Platform.Gathering;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Quota;

/// <summary>
/// Reads what customers have, many in one statement under load: front ends ask for it more than for anything else. A reading begins
/// after it was asked for, so a customer sees what was committed before.
/// </summary>
internal sealed class QuotaReadings
{
    private const string Sql =
        """
        select q.quota, q.used, q.reserved, q.available
          from unnest($1) with ordinality as c(user_id, place), lateral quota_of(c.user_id) q order by c.place
        """;

    private readonly NpgsqlDataSource dataSource;
    private readonly GatheredCall<Guid, QuotaResponse> gathered;

    public QuotaReadings(
        [FromKeyedServices(PersistencePlatform.OneAtATime)] NpgsqlDataSource dataSource, IOptions<GatheringOptions> options)
    {
        this.dataSource = dataSource;
        gathered = new GatheredCall<Guid, QuotaResponse>(ReadAsync, mayGoAlone: static _ => false, options.Value);
    }

    /// <returns>Null when too many wait already.</returns>
    public Task<QuotaResponse>? TryRead(Guid userId, CancellationToken cancellationToken) => gathered.TryAsk(userId, cancellationToken);

    private async Task<IReadOnlyList<QuotaResponse>> ReadAsync(IReadOnlyList<Guid> userIds)
    {
        await using var connection = await dataSource.OpenConnectionAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. userIds] });
        await command.PrepareAsync(CancellationToken.None);
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var readings = new List<QuotaResponse>(userIds.Count);
        while (await reader.ReadAsync(CancellationToken.None))
        {
            readings.Add(Show(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
        }

        return readings;
    }

    private static QuotaResponse Show(long quota, long used, long reserved, long available) => new(
        quota, used, reserved, quota - used - reserved, quota == 0 ? 0 : Math.Round((double)used / quota, 4), available);
}
