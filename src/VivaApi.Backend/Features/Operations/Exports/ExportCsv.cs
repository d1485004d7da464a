using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Exports;

internal static class ExportCsv
{
    private const string Csv = "text/csv";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/exports/{what}", Handle)
        .Describe(
            "exportCsv",
            "Export orders, entries or generations",
            "'what' is orders, entries (of the credit ledger) or generations: those made from 'from' to 'to' (days of Beijing, both "
            + "included, at most 366), oldest first, as CSV of RFC 4180 in UTF-8; 'bom=true' puts the mark before it that some "
            + "spreadsheets want. "
            + "Amounts are in fen and credits, times in UTC. Text that a spreadsheet would take for a formula begins with an apostrophe. "
            + "Prompts are not exported. For operators.")
        .Produces<string>(StatusCodes.Status200OK, Csv)
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound);

    private static IResult Handle(
        string what, DateOnly? from, DateOnly? to, bool? bom, CsvExport export, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!EnumText.TryParse<ExportKind>(what, out var kind))
        {
            return StandardProblems.NotFound.Because("There are exports of orders, entries and generations.");
        }

        return ReportSpan.Read(from, to, time.GetUtcNow(), out var span) is { } problem
            ? problem
            : TypedResults.Stream(
                output => export.WriteAsync(kind, span, bom == true, output, cancellationToken),
                $"{Csv}; charset=utf-8",
                $"{what}_{span.From:yyyy-MM-dd}_{span.To:yyyy-MM-dd}.csv");
    }
}
