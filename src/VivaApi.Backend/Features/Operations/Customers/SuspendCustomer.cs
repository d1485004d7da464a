using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Operations.Customers;

/// <summary>Why, for other operators; the customer does not see it.</summary>
public sealed record SuspendCustomerRequest(string Reason);

internal sealed class SuspendCustomerValidator : AbstractValidator<SuspendCustomerRequest>
{
    public SuspendCustomerValidator() => RuleFor(request => request.Reason).NotEmpty().PlainText(BarredCallerTable.MaxReasonLength);
}

internal static class SuspendCustomer
{
    public static readonly ProblemKind OneSelf = new("cannot_suspend_oneself", 409, "Somebody else must do this.");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/users/{id:guid}/suspend", HandleAsync)
        .Describe(
            "suspendCustomer",
            "Suspend a customer",
            "Whatever they call with is refused, here at once and at every other copy of the service within a second; nor can they log in. "
            + "Jobs that are queued or running go on, and a payment that comes is credited. For operators.")
        .RepeatIsHarmless("The second call finds done what it asks for.")
        .Audited("user.suspend")
        .WithExamples(new SuspendCustomerRequest("Charged back three payments."), CustomerExamples.Suspended)
        .Produces<CustomerResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound, OneSelf);

    private static async Task<Results<Ok<CustomerResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, SuspendCustomerRequest request, Caller caller, CustomerSuspension suspension, CancellationToken cancellationToken)
    {
        if (id == caller.UserId)
        {
            return OneSelf.Because("Nobody could take it back.");
        }

        return await suspension.BeginAsync(id, request.Reason, cancellationToken) is { } customer
            ? TypedResults.Ok(customer)
            : StandardProblems.NotFound.Because("No customer has this id, or their account was deleted.");
    }
}
