using VivaApi.Backend.Integrations.Viva;
using VivaApi.Sandbox.Viva.Management;

namespace VivaApi.Sandbox.Viva;

/// <summary>Takes jobs, in the relay's order: key, model, fields, money, task, answer.</summary>
internal sealed class SubmitEndpoint(
    VivaStandInOptions options, StandInKeys keys, StandInBooks books, TaskAnswers answers, SubmitFaults faults)
{
    private readonly PlannedFaults planned = PlannedFaults.Read(options.Faults);

    public PlannedFaults Planned => planned;

    public Task HandleAsync(HttpContext context, VivaRoute route) => HandleAsync(context, route, modelOfOriginal: null);

    /// <summary>Another video of the same model, after a new prompt.</summary>
    public Task RemixAsync(HttpContext context)
    {
        var id = PollEndpoints.IdInPath(context);
        return books.Find(task => task.Id == id) is { } original
            ? HandleAsync(context, VivaRoute.Videos, original.Model)
            : PollEndpoints.TaskNotExistAsync(context);
    }

    private async Task HandleAsync(HttpContext context, VivaRoute route, string? modelOfOriginal)
    {
        var request = await StandInRequest.ReadAsync(context.Request, context.RequestAborted);
        var prompt = request?.Prompt ?? string.Empty;
        var known = VivaFaultTable.TryFind(prompt, out var fault, out var times);
        fault = planned.Next() ?? (books.TimesAsked(prompt) < times ? fault : VivaFault.None);
        var submission = books.Note(
            new StandInSubmission(route, StandInKeys.Of(context.Request), prompt, request?.Body ?? string.Empty, fault, null)
            {
                Path = context.Request.Path,
            });
        if (await keys.AdmitAsync(context) is not { } token)
        {
            return;
        }

        var model = route == VivaRoute.OperatorsGenerate ? "veo3" : modelOfOriginal ?? request?.Model ?? string.Empty;
        var price = route == VivaRoute.OperatorsGenerate
            ? options.PriceCredits * StandInPrices.QuotaPerCredit
            : StandInPrices.Of(model);
        if (await faults.AnswerBeforeAsync(context, fault, prompt, books.BalanceQuota, price ?? 0)
            || await RefuseAsync(context, request, known, model, price)
            || await RefuseModelAsync(context, token, model))
        {
            return;
        }

        var (task, shortage) = books.Accept(submission, model, price!.Value, token, context.TraceIdentifier);
        if (task is null)
        {
            await (shortage == StandInShortage.Token
                ? SubmitFaults.TokenQuotaAsync(context, token.RemainQuota, price.Value)
                : SubmitFaults.WalletEmptyAsync(context, books.BalanceQuota, price.Value));
            return;
        }

        var answer = answers.Taken(task, books.Now);
        if (!await faults.AnswerAfterAsync(context, fault, answer.ToJsonString()))
        {
            context.Response.Headers["X-Oneapi-Request-Id"] = context.TraceIdentifier;
            await Answers.JsonAsync(context, 200, answer);
        }
    }

    private static async Task<bool> RefuseModelAsync(HttpContext context, StandInToken token, string model)
    {
        if (token.MayUse(model))
        {
            return false;
        }

        await Answers.ErrorAsync(context, 403, $"该令牌无权访问模型 {model}");
        return true;
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
