using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Operations.MasterKeys;

public sealed record MasterKeysResponse(IReadOnlyList<MasterKeyResponse> Items);

internal static class ListMasterKeys
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/master-keys", HandleAsync)
        .Describe("listMasterKeys", "List the master keys", "How each stands, without the key. For operators.")
        .WithExamples(null, new MasterKeysResponse([MasterKeyStandings.Example]))
        .Produces<MasterKeysResponse>()
        .ProducesProblems(StandardProblems.Forbidden);

    private static async Task<Ok<MasterKeysResponse>> HandleAsync(MasterKeyStandings standings, CancellationToken cancellationToken) =>
        TypedResults.Ok(new MasterKeysResponse(await standings.ListAsync(cancellationToken)));
}
