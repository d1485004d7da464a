using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Generation.Uploads;
using VivaApi.Backend.Features.Generation.Upstream;
using VivaApi.Backend.Platform.Idempotency;

namespace VivaApi.Backend.Features.Generation;

/// <summary>What stands before the accepting of a job: is VivaAPI taking any, are the images there. Holds and moves nothing.</summary>
internal sealed class GenerationEntrance(UpstreamGate gate, UploadedImages images, IdempotentCall earlier, IHttpContextAccessor http)
{
    /// <returns>
    /// Null when the job may be accepted. A request that comes again gets the answer that its key has had, whatever stands in the way of
    /// new ones today; the key is looked up only when something does, so that it costs those that pass nothing.
    /// </returns>
    public async Task<IResult?> RefusalAsync(Guid userId, CreateGenerationRequest request, CancellationToken cancellationToken)
    {
        if (await NewJobRefusalAsync(userId, request, cancellationToken) is not { } refusal)
        {
            return null;
        }

        if (await earlier.EarlierAsync(userId, CreateGeneration.Route, request, cancellationToken) is not { } answer)
        {
            return refusal;
        }

        // What it is told of when to come again concerns new jobs.
        http.HttpContext!.Response.Headers.Remove("Retry-After");
        return answer;
    }

    private async Task<ProblemHttpResult?> NewJobRefusalAsync(
        Guid userId, CreateGenerationRequest request, CancellationToken cancellationToken) =>
        await gate.RefusalAsync(request.Model, cancellationToken)
        ?? await images.RefusalAsync(userId, request.ImageUrls, cancellationToken);
}
