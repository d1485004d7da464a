using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Operations.Margin;

/// <summary>
/// In fen and credits. <paramref name="Key"/> is the package's code, the day or the customer's id. <paramref name="CreditCostFen"/> is what
/// all credits sold and not taken back cost at VivaAPI, used or not. <paramref name="CostDifferenceFen"/> is what the jobs that ended truly
/// cost above that (below zero: under it), by VivaAPI's log where their day was settled by it, else by the catalogue; null by
/// package, because jobs are not made of one package's credits.
/// </summary>
public sealed record MarginRowResponse(
    string Key,
    long Orders,
    long RevenueFen,
    long RefundedFen,
    long SoldCredits,
    long RevokedCredits,
    long UsedCredits,
    long CreditCostFen,
    long? CostDifferenceFen,
    long MarginFen);

/// <summary>Days are Beijing's, both included. <paramref name="Total"/> is of the whole span, whatever page this is.</summary>
public sealed record MarginResponse(
    DateOnly From, DateOnly To, int FenPerCredit, MarginRowResponse Total, IReadOnlyList<MarginRowResponse> Items, string? NextCursor);

internal static class GetMargin
{
    private static readonly MarginRowResponse Pro = new("pro", 1, 9_900, 0, 150, 0, 0, 3_750, null, 6_150);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/reports/margin", HandleAsync)
        .Describe(
            "getMargin",
            "See what is earned",
            "Revenue, refunds, VivaAPI's cost and the margin from 'from' to 'to' (days of Beijing, both included, at most 366), 'by' "
            + "package, day or user, largest key first. A credit costs what VivaAPI is paid for it (Viva__FenPerCredit) from the moment it "
            + "is sold; "
            + "for jobs that ended, their own cost takes its place in the rows of days and customers and in the total. For operators.")
        .WithExamples(null, new MarginResponse(
            new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), 25, Pro with { Key = string.Empty, CostDifferenceFen = 0 }, [Pro], null))
        .Produces<MarginResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Results<Ok<MarginResponse>, ProblemHttpResult>> HandleAsync(
        [AsParameters] MarginQuery query,
        MarginReport report,
        IOptions<ProvisioningOptions> provisioning,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (query.Read(out var by, out var page) is { } wrong)
        {
            return wrong;
        }

        if (ReportSpan.Read(query.From, query.To, time.GetUtcNow(), out var span) is { } problem)
        {
            return problem;
        }

        var price = provisioning.Value.FenPerCredit;
        var rows = await report.ListAsync(by, span, page.Before, page.Limit + 1, cancellationToken);
        var total = await report.TotalAsync(span, cancellationToken);
        return TypedResults.Ok(new MarginResponse(
            span.From,
            span.To,
            price,
            Show(total, price, knowsJobs: true),
            [.. rows.Take(page.Limit).Select(row => Show(row, price, by != MarginKey.Package))],
            rows.Count > page.Limit ? rows[page.Limit - 1].Key : null));
    }

    private static MarginRowResponse Show(MarginSums sums, int fenPerCredit, bool knowsJobs)
    {
        var figures = MarginFigures.Of(sums, fenPerCredit, knowsJobs);
        return new MarginRowResponse(
            sums.Key,
            sums.Orders,
            sums.RevenueFen,
            sums.RefundedFen,
            sums.SoldCredits,
            sums.RevokedCredits,
            sums.UsedCredits,
            figures.CreditCostFen,
            figures.CostDifferenceFen,
            figures.MarginFen);
    }
}
