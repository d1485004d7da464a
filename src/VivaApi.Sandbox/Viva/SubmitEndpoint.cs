using System.Collections.Concurrent;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Sandbox.Viva;

/// <summary>Takes jobs, in the relay's order: key, fields, model, money, task, answer.</summary>
internal sealed class SubmitEndpoint(
    VivaStandInOptions options, StandInKeys keys, StandInBooks books, TaskAnswers answers, SubmitFaults faults)
{
    private readonly ConcurrentQueue<VivaFault> planned = new();

    /// <summary>The fault of the next submit that has none planned before it.</summary>
    public void Plan(VivaFault fault) => planned.Enqueue(fault);

    public async Task HandleAsync(HttpContext context, VivaRoute route)
    {
        var request = await StandInRequest.ReadAsync(context.Request, context.RequestAborted);
        var prompt = request?.Prompt ?? string.Empty;
        var known = VivaFaultTable.TryFind(prompt, out var fault);
        fault = planned.TryDequeue(out var next) ? next : fault;
        var key = StandInKeys.Of(context.Request);
        var submission = books.Note(new StandInSubmission(route, key, prompt, request?.Body ?? string.Empty, fault, null));
        if (!keys.Holds(key))
        {
            await keys.RefuseAsync(context, key);
            return;
        }

        var model = route == VivaRoute.OperatorsGenerate ? "veo3" : request?.Model ?? string.Empty;
        var price = route == VivaRoute.OperatorsGenerate
            ? options.PriceCredits * StandInPrices.QuotaPerCredit
            : StandInPrices.Of(model);
        if (await faults.AnswerBeforeAsync(context, fault, books.BalanceQuota, price ?? 0)
            || await RefuseAsync(context, request, known, model, price))
        {
            return;
        }

        if (books.Accept(submission, model, price!.Value) is not { } task)
        {
            await SubmitFaults.WalletEmptyAsync(context, books.BalanceQuota, price.Value);
            return;
        }

        var answer = answers.Taken(task, books.Now);
        if (!await faults.AnswerAfterAsync(context, fault, answer.ToJsonString()))
        {
            context.Response.Headers["X-Oneapi-Request-Id"] = context.TraceIdentifier;
            await Answers.JsonAsync(context, 200, answer);
        }
    }

    private static async Task<bool> RefuseAsync(HttpContext context, StandInRequest? request, bool knownFault, string model, long? price)
    {
        var refusal = request is null ? Answers.TaskErrorAsync(context, 400, "invalid_json", "the body cannot be read")
            : !knownFault ? Answers.TaskErrorAsync(
                context, 400, "unknown_fault", "the prompt names a fault that this stand-in does not have")
            : request.Prompt.Length == 0 ? Answers.TaskErrorAsync(context, 400, "invalid_request", "prompt is required")
            : !request.HasFairLength ? Answers.TaskErrorAsync(context, 400, "invalid_seconds", "seconds must be between 1 and 3600")
            : model.Length == 0 ? Answers.ErrorAsync(context, 400, "未指定模型名称，模型名称不能为空")
            : price is null ? SubmitFaults.NoChannelAsync(context, model)
            : null;
        if (refusal is null)
        {
            return false;
        }

        await refusal;
        return true;
    }
}
