using Npgsql;

namespace VivaApi.Backend.Features.Quota;

/// <summary>One customer's use of the quota, in credits; <see cref="Share"/> is used ÷ quota in parts per million, rounded down.</summary>
internal sealed record QuotaUse(Guid UserId, string? Email, long Quota, long Used, long Reserved, long Share);

/// <summary>Who has used most of their quota. The index holds those alone who have used half of it: nothing else is read.</summary>
internal sealed class MostUsedQuotas(NpgsqlDataSource dataSource)
{
    public const decimal LeastShare = 0.5m;
    public const long Whole = 1_000_000;

    /// <summary>Least share, the share and the id of the last one seen, how many. Written as the index is, so that it is used.</summary>
    public const string Sql =
        """
        select k.user_id, u.email, k.quota, k.used, k.reserved, k.share
          from (select user_id, quota, used, reserved, (used * 1000000 / nullif(quota, 0)) as share
                  from user_viva_api_keys
                 where quota > 0 and used * 2 >= quota
                   and (used * 1000000 / nullif(quota, 0)) >= $1
                   and ((used * 1000000 / nullif(quota, 0)), user_id) < ($2, $3)
                 order by (used * 1000000 / nullif(quota, 0)) desc, user_id desc
                 limit $4) k
          left join users u on u.id = k.user_id
         order by k.share desc, k.user_id desc
        """;

    /// <summary>Most used first, after the given place; customers who move while pages are turned may be met twice or not at all.</summary>
    public async Task<List<QuotaUse>> ListAsync(
        long leastShare, (long Share, Guid UserId) after, int count, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = leastShare });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after.Share });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after.UserId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var uses = new List<QuotaUse>();
        while (await reader.ReadAsync(cancellationToken))
        {
            uses.Add(new QuotaUse(
                reader.GetGuid(0),
                await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1),
                reader.GetInt64(2),
                reader.GetInt64(3),
                reader.GetInt64(4),
                reader.GetInt64(5)));
        }

        return uses;
    }
}
