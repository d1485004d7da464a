using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Quota;

/// <summary>In credits. <paramref name="UsedRatio"/> is used ÷ quota from 0 to 1, rounded to four decimals; 0 without a quota.</summary>
public sealed record QuotaResponse(long Quota, long Used, long Reserved, long Remaining, double UsedRatio, long AvailableCredits);

internal static class GetQuota
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/quota", HandleAsync)
        .AcceptsKeys(KeyScope.Read)
        .Describe(
            "getQuota",
            "Get the quota",
            "What the caller may use of VivaAPI, what is used and held by running jobs, and the credits at hand.")
        .WithExamples(null, new QuotaResponse(150, 15, 0, 135, 0.1, 135))
        .Produces<QuotaResponse>();

    private static async Task<Ok<QuotaResponse>> HandleAsync(Caller caller, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        // One row by one prepared statement: this is what front ends ask for most.
        await using var command = database.CreateCommand("select quota, used, reserved, available from quota_of($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = caller.UserId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return TypedResults.Ok(Show(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
    }

    private static QuotaResponse Show(long quota, long used, long reserved, long available) => new(
        quota, used, reserved, quota - used - reserved, quota == 0 ? 0 : Math.Round((double)used / quota, 4), available);
}
