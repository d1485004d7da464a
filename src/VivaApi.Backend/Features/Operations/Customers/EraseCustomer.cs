using FluentValidation;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Identity.Privacy;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Operations.Customers;

/// <summary>Why; kept in the audit log, so without anything personal.</summary>
public sealed record EraseCustomerRequest(string Reason);

internal sealed class EraseCustomerValidator : AbstractValidator<EraseCustomerRequest>
{
    public EraseCustomerValidator() => RuleFor(request => request.Reason).NotEmpty().PlainText(200);
}

internal static class EraseCustomer
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/users/{id:guid}/erase", HandleAsync)
        .Describe(
            "eraseCustomer",
            "Delete a customer's account",
            "For good, as the customer could by themselves (deleteMe), when they ask for it by another way. Not for an operator's account. "
            + "For operators.")
        .RepeatIsHarmless("The second call finds nobody.")
        .Audited("user.erase")
        .WithExamples(new EraseCustomerRequest("Asked for by letter, 2026-03-01."), null)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(
            StandardProblems.ValidationFailed,
            StandardProblems.Forbidden,
            StandardProblems.NotFound,
            AccountErasure.InUse,
            AccountErasure.OfOperator);

    private static async Task<IResult> HandleAsync(
        Guid id, EraseCustomerRequest request, Caller caller, AccountErasure erasure, CancellationToken cancellationToken) =>
        await erasure.EraseForAsync(id, caller.UserId, request.Reason, cancellationToken) ?? TypedResults.NoContent();
}
