using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Money;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.ApiKeys;

/// <summary>
/// What the key may do. <paramref name="BudgetCredits"/> is the most it may spend in all (left out: what the customer has),
/// <paramref name="AllowedCidrs"/> are networks or addresses from which it may be used (left out: from anywhere),
/// <paramref name="RequestsPerMinute"/> is a limit of its own below the service's.
/// </summary>
public sealed record CreateApiKeyRequest(
    string Name,
    IReadOnlyList<KeyScope> Scopes,
    DateTimeOffset? ExpiresAt = null,
    IReadOnlyList<string>? AllowedCidrs = null,
    long? BudgetCredits = null,
    int? RequestsPerMinute = null);

internal sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKeyRequest>
{
    private const int MaxCidrs = 32;
    private const long MaxBudget = 1_000_000_000;

    public CreateApiKeyValidator(IOptions<ApiKeyOptions> options)
    {
        RuleFor(request => request.Name).NotEmpty().PlainText(ApiKey.MaxNameLength);
        RuleFor(request => request.Scopes).NotEmpty().Must(scopes => scopes is not { Count: > 10 });
        RuleFor(request => request.BudgetCredits).InclusiveBetween(1, MaxBudget);
        RuleFor(request => request.RequestsPerMinute).InclusiveBetween(1, options.Value.MaxRequestsPerMinute);
        RuleFor(request => request.AllowedCidrs).Must(cidrs => cidrs is not { Count: > MaxCidrs })
            .WithMessage($"'{{PropertyName}}' must be at most {MaxCidrs} networks.");
        RuleForEach(request => request.AllowedCidrs).Must(cidr => cidr is not null && AddressRange.TryParse(cidr, out _))
            .WithMessage("'allowedCidrs' must be networks such as 203.0.113.0/24, with no bits set after the prefix, or addresses.");
    }
}

internal static class CreateApiKey
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api-keys", HandleAsync)
        .Describe(
            "createApiKey",
            "Make an API key",
            "Answers the key once; it is not kept. Send it as 'Authorization: Bearer vk_live_…' to the operations of generation and "
            + "quota. An answer that got lost cannot be had again: revoke that key and make another.")
        .RepeatIsAnotherCall(
            "The answer holds the key in clear and is kept nowhere. If it got lost, revoke the key in the list and make another.")
        .WithExamples(
            new CreateApiKeyRequest("shop", [KeyScope.Generate, KeyScope.Read], null, ["203.0.113.0/24"], 300), ApiKeyResponses.NewExample)
        .Produces<NewApiKeyResponse>(StatusCodes.Status201Created)
        .ProducesProblems(StandardProblems.ValidationFailed, ApiKeyProblems.NotIncluded, ApiKeyProblems.TooMany);

    private static async Task<IResult> HandleAsync(
        CreateApiKeyRequest request,
        Caller caller,
        AppDbContext db,
        CreditBudgetBook budgets,
        ApiKeyShelf shelf,
        CancellationToken cancellationToken)
    {
        var now = shelf.Now;
        if (request.ExpiresAt <= now)
        {
            return StandardProblems.Invalid("expiresAt", "'expiresAt' must be in the future.");
        }

        if (!await db.PurchasesOf(caller.UserId).AnyAsync(order => order.IncludesApiKeys, cancellationToken))
        {
            return ApiKeyProblems.NotIncluded.Because("See includesApiKeys of GET /packages.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await shelf.HasRoomAsync(caller.UserId, cancellationToken))
        {
            return ApiKeyProblems.TooMany.Because($"A customer has at most {shelf.Places} working keys.");
        }

        var text = ApiKeyToken.New();
        Guid? budgetId = request.BudgetCredits is { } limit ? budgets.Open(caller.UserId, new CreditAmount(limit), now) : null;
        var key = ApiKey.Make(caller.UserId, request, budgetId, text, now);
        db.ApiKeys.Add(key);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Created($"/api/v1/api-keys/{key.Id}", await ApiKeyResponses.NewAsync(db, text, key, cancellationToken));
    }
}
