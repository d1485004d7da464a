using System.Diagnostics;
using System.Globalization;
using System.Text;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Idempotency;

namespace VivaApi.Backend.Features.Generation;

/// <summary>
/// The answers of a refused job as texts with <c>{required}</c>, <c>{available}</c> and <c>{traceId}</c> left open: only the SQL function
/// knows the numbers, and it must store the very bytes that are sent.
/// </summary>
internal sealed record RefusalTemplates(string TooFewCredits, string TooLittleQuota, string TooLittleBudget)
{
    public const string ContentType = "application/problem+json";

    // A number that stands for the open place while the problem is written as JSON, where a brace could not stand.
    private const long Required = 7_000_000_000_000_001;
    private const long Available = 7_000_000_000_000_002;

    public static async Task<RefusalTemplates> RenderAsync(IServiceProvider services) => new(
        await RenderAsync(GenerationProblems.TooFewCredits(new CreditAmount(Required), new CreditAmount(Available)), services),
        await RenderAsync(GenerationProblems.TooLittleQuota(new CreditAmount(Required)), services),
        await RenderAsync(GenerationProblems.TooLittleBudget(new CreditAmount(Required), new CreditAmount(Available)), services));

    private static async Task<string> RenderAsync(IResult problem, IServiceProvider services)
    {
        // The trace of whoever asked first is not that of the others; without one, the context's own identifier is written.
        Activity.Current = null;
        var context = new DefaultHttpContext { RequestServices = services, TraceIdentifier = "{traceId}" };
        var rendered = await RenderedAnswer.OfAsync(problem, context);
        return Encoding.UTF8.GetString(rendered.Body)
            .Replace(Text(Required), "{required}", StringComparison.Ordinal)
            .Replace(Text(Available), "{available}", StringComparison.Ordinal);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
