using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Generation.Upstream;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Operations;

internal static class GetUpstream
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/upstream", HandleAsync)
        .Describe(
            "getUpstream",
            "Diagnose VivaAPI",
            "Asks VivaAPI over each of its routes with a request that nothing can be made from, and says which answers, what the account "
            + "holds, what is held back, and in plain words what is wrong. For operators.")
        .WithExamples(null, UpstreamReport.Example)
        .Produces<UpstreamResponse>()
        .ProducesProblems(StandardProblems.Forbidden);

    private static async Task<Ok<UpstreamResponse>> HandleAsync(UpstreamReport report, CancellationToken cancellationToken) =>
        TypedResults.Ok(await report.MakeAsync(cancellationToken));
}
