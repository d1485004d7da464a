using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Operations.Customers;

internal static class ResumeCustomer
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/users/{id:guid}/resume", HandleAsync)
        .Describe(
            "resumeCustomer",
            "Take a suspension back",
            "The customer's log-ins and API keys work again, everywhere within a second. For operators.")
        .RepeatIsHarmless("The second call finds done what it asks for.")
        .Audited("user.resume")
        .WithExamples(null, CustomerExamples.Active)
        .Produces<CustomerResponse>()
        .ProducesProblems(StandardProblems.Forbidden, StandardProblems.NotFound);

    private static async Task<Results<Ok<CustomerResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, CustomerSuspension suspension, CancellationToken cancellationToken) =>
        await suspension.EndAsync(id, cancellationToken) is { } customer
            ? TypedResults.Ok(customer)
            : StandardProblems.NotFound.Because("No customer has this id, or their account was deleted.");
}
