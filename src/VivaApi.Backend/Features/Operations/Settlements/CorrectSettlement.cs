using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Settlements;

internal static class CorrectSettlement
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/settlements/{id:guid}/correct", HandleAsync)
        .Describe(
            "correctSettlement",
            "Settle a day anew by VivaAPI's log",
            "For a day that was closed by the catalogue because the log could not be read: reads it now and writes what it tells beside "
            + "the settlement, which stays as it was. For operators.")
        .RepeatIsHarmless("A settlement is corrected once; a repeat answers that correction.")
        .Audited("settlement.correct")
        .WithExamples(null, SettlementResponses.ReportExample)
        .Produces<SettlementReportResponse>()
        .ProducesProblems(
            StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound, StandardProblems.Unavailable);

    private static async Task<Results<Ok<SettlementReportResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, AppDbContext db, LeakReport leaks, JobBills bills, AuditLog audit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.Settlements.SingleOrDefaultAsync(settlement => settlement.Id == id, cancellationToken) is not { } found)
        {
            return StandardProblems.NotFound.Because("No settlement has this id.");
        }

        if (found.SpendSource == SpendSource.Log)
        {
            return StandardProblems.Invalid("id", "This day was closed by VivaAPI's log: there is nothing to correct.");
        }

        var (from, to) = (BeijingDay.StartOf(found.Day), BeijingDay.StartOf(found.Day.AddDays(1)));
        if (await leaks.ReadAsync(from, to, cancellationToken) is not { Records: { } records })
        {
            return StandardProblems.Unavailable.Because("VivaAPI's log of that day cannot be read yet.");
        }

        var told = await leaks.MakeAsync(id, from, to, records, cancellationToken);
        var figures = SettlementFigures.Of(told, leaks.FenOf(records.SpentBetween(from, to)));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await db.ReportOfAsync(found, cancellationToken);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
             insert into settlement_corrections (
                    settlement_id, made_at, spend_fen, expected_fen, difference_fen, strange_bills, strange_fen, leaks)
             values ({id}, {time.GetUtcNow()}, {figures.SpendFen}, {figures.ExpectedFen}, {figures.DifferenceFen},
                     {figures.StrangeBills}, {figures.StrangeFen}, {SettlementResponses.Write(told.Lines)}::jsonb)
             on conflict (settlement_id) do nothing
             """,
            cancellationToken);
        if (added == 1)
        {
            await bills.WriteAsync(told.Bills, cancellationToken);
        }

        var after = await db.ReportOfAsync(found, cancellationToken);
        await audit.WriteAsync("settlement", id.ToString(), before, after, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(after);
    }
}
