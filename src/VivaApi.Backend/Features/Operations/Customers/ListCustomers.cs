using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.Customers;

internal static class ListCustomers
{
    private const int MaxEmailLength = 256;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/users", HandleAsync)
        .Describe(
            "listCustomers",
            "Find customers",
            "Newest first. 'email' finds those whose address begins so, whatever its case; 'suspended' is true for the suspended alone. "
            + "For operators.")
        .WithExamples(null, new Page<CustomerResponse>([CustomerExamples.Active], null))
        .Produces<Page<CustomerResponse>>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden);

    private static async Task<Results<Ok<Page<CustomerResponse>>, ProblemHttpResult>> HandleAsync(
        int? limit, string? cursor, string? email, bool? suspended, AppDbContext db, CustomerReader reader,
        CancellationToken cancellationToken)
    {
        if ((PageRequest.Read(limit, cursor, out var page) ?? Problem(email)) is { } problem)
        {
            return problem;
        }

        var users = db.Set<User>().Where(user => page.Before == null || user.Id < page.Before);
        if (email is not null)
        {
            var beginning = email.Trim().ToUpperInvariant();
            users = users.Where(user => user.NormalizedEmail!.StartsWith(beginning));
        }

        if (suspended == true)
        {
            var barred = db.BarredCallers.Where(row => row.Kind == BarKind.Suspended);
            users = users.Where(user => barred.Any(row => row.UserId == user.Id));
        }

        var rows = await reader.ReadAsync(users.OrderByDescending(user => user.Id).Take(page.Limit + 1), cancellationToken);
        return TypedResults.Ok(page.ToPage(rows, row => row.Id, row => row));
    }

    private static ProblemHttpResult? Problem(string? email) => email is { Length: > MaxEmailLength } || email?.Any(char.IsControl) == true
        ? StandardProblems.Invalid("email", "'email' must be the beginning of an address.")
        : null;
}
