using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Generation.Upstream;
using VivaApi.Backend.Features.Generation.Uploads;

namespace VivaApi.Backend.Features.Generation;

/// <summary>What stands before the accepting of a job: is VivaAPI taking any, are the images there. Holds and moves nothing.</summary>
internal sealed class GenerationEntrance(UpstreamGate gate, UploadedImages images)
{
    /// <returns>Null when the job may be accepted.</returns>
    public async Task<ProblemHttpResult?> RefusalAsync(Guid userId, CreateGenerationRequest request, CancellationToken cancellationToken) =>
        await gate.RefusalAsync(request.Model, cancellationToken)
        ?? await images.RefusalAsync(userId, request.ImageUrls, cancellationToken);
}
