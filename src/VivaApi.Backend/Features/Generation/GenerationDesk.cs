using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Idempotency;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Generation;

/// <summary>Turns a request into a priced job and has it accepted together with whatever else is waiting.</summary>
internal sealed class GenerationDesk(
    GenerationPrices prices,
    GenerationAcceptance acceptance,
    WakeUps wakeUps,
    IOptions<JsonOptions> json,
    IOptions<IdempotencyOptions> idempotency,
    TimeProvider time)
{
    /// <summary>How often a price list that changes under the request is read again.</summary>
    private const int MaxLists = 5;

    public async Task<IResult> AcceptAsync(
        HttpContext context, Guid userId, CreateGenerationRequest request, CancellationToken cancellationToken)
    {
        if (IdempotencyKey.Read(context.Request, out var key) is { } problem)
        {
            return problem;
        }

        var hash = IdempotencyKey.HashOf(request, json.Value.SerializerOptions);
        var list = await prices.KnownAsync(cancellationToken);
        for (var lists = 0; lists < MaxLists; lists++)
        {
            if (Order(request, list, out var spec) is { } refusal)
            {
                var fresh = await prices.ReadAsync(cancellationToken);
                if (fresh.Stamp == list.Stamp)
                {
                    return await RefuseAsync(context, userId, request, refusal, cancellationToken);
                }

                list = fresh;
                continue;
            }

            var asked = acceptance.TryAsk(
                Asking(context, GenerationJob.Queue(userId, spec!, time.GetUtcNow()), key, hash, list), cancellationToken);
            if (asked is null)
            {
                return StandardProblems.Unavailable.Because("Too many requests are waiting.");
            }

            var answer = await asked;
            if (answer.Verdict != AcceptanceVerdict.Stale)
            {
                return Show(answer, context);
            }

            list = await prices.ReadAsync(cancellationToken);
        }

        return StandardProblems.Unavailable.Because("The price list is being changed.");
    }

    private static ProblemHttpResult? Order(CreateGenerationRequest request, GenerationPriceList list, out GenerationSpec? spec)
    {
        spec = null;
        if (list.Find(request.Model) is not { } model)
        {
            return GenerationProblems.ModelNotFound.Because($"'{request.Model}' is not on offer.");
        }

        return GenerationSpec.Complete(request, model, out spec) is { } problem
            ? StandardProblems.Invalid(problem.Field, problem.Reason)
            : null;
    }

    // Without a job there is nothing to gather; but an earlier request with this key may have had one, and then its answer counts.
    private static Task<IResult> RefuseAsync(
        HttpContext context, Guid userId, CreateGenerationRequest request, IResult refusal, CancellationToken cancellationToken) =>
        context.RequestServices.GetRequiredService<IdempotentCall>()
            .OnceAsync(userId, CreateGeneration.Route, request, () => Task.FromResult(refusal), cancellationToken);

    private PricedJob Asking(HttpContext context, GenerationJob job, string key, byte[] hash, GenerationPriceList list) => new(
        job,
        key,
        hash,
        Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        list.Stamp,
        new RenderedAnswer(
            StatusCodes.Status202Accepted,
            "application/json; charset=utf-8",
            $"/api/v1/generations/{job.Id}",
            null,
            JsonSerializer.SerializeToUtf8Bytes(job.ToResponse(), json.Value.SerializerOptions)));

    private IResult Show(AcceptanceAnswer answer, HttpContext context)
    {
        switch (answer.Verdict)
        {
            case AcceptanceVerdict.Accepted:
                wakeUps.WakeEverywhere(SubmitGenerations.Name);
                return answer.Answer!;
            case AcceptanceVerdict.Refused:
                return answer.Answer!;
            case AcceptanceVerdict.Repeated:
                return new ReplayedAnswer(answer.Answer!);
            case AcceptanceVerdict.Reused:
                return IdempotencyProblems.UseAnotherKey();
            case AcceptanceVerdict.Running:
                return IdempotencyProblems.AskAgain(context, idempotency.Value);
            case AcceptanceVerdict.Stale:
            default:
                throw new InvalidOperationException("A stale price list is no answer.");
        }
    }
}
