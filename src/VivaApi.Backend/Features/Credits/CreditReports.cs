namespace VivaApi.Backend.Features.Credits;

/// <summary>What reports and exports read of the tables of credits: queries, so that nobody else has to name the tables.</summary>
internal static class CreditReports
{
    /// <summary>
    /// What VivaAPI was paid for jobs that brought no charge: whose (user_id), for which job (generation_id), how much (cost_fen), when
    /// (created_at).
    /// </summary>
    public static string Losses =>
        """
        (select user_id, substr(reference, length('generation:') + 1)::uuid as generation_id, cost_fen, created_at
           from risk_entries where kind in ('deliver', 'lose'))
        """;

    /// <summary>Entries with ids from $1 on and before $2, made from $3 on and before $4, oldest first.</summary>
    public static string EntriesBetween =>
        """
        select id, user_id, sequence, kind, amount, available_after, reserved_after, reference, reason, created_at
          from credit_entries where id >= $1 and id < $2 and created_at >= $3 and created_at < $4 order by id
        """;
}
