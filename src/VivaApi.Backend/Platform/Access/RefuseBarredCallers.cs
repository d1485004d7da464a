using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Platform.Access;

/// <summary>Turns barred callers away from all that is not open to everybody, log-ins and API keys alike.</summary>
internal sealed class RefuseBarredCallers(RequestDelegate next, BarredCallers barred)
{
    public static readonly ProblemKind Suspended = new("account_suspended", 403, "This account is suspended.");

    public async Task InvokeAsync(HttpContext context)
    {
        if (!Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
            || await barred.FindAsync(userId, context.RequestAborted) is not { } kind)
        {
            await next(context);
            return;
        }

        await AnswerTo(kind).ExecuteAsync(context);
    }

    public static ProblemKind KindOf(BarKind kind) => kind switch
    {
        BarKind.Suspended => Suspended,
        BarKind.Deleted => StandardProblems.Unauthenticated,
    };

    public static IResult AnswerTo(BarKind kind) => kind switch
    {
        BarKind.Suspended => Suspended.Because("Videos that are being made are finished. Write to the operator."),
        BarKind.Deleted => StandardProblems.Unauthenticated.Because("The account was deleted."),
    };
}
