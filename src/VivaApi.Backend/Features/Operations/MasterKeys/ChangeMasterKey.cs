using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Generation.Upstream;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.MasterKeys;

/// <summary>What is left out stays. <paramref name="State"/>: <c>active</c>, which also ends a rest, or <c>retired</c>.</summary>
public sealed record ChangeMasterKeyRequest(string? Name = null, int? Weight = null, string? State = null);

internal sealed class ChangeMasterKeyValidator : AbstractValidator<ChangeMasterKeyRequest>
{
    public ChangeMasterKeyValidator()
    {
        RuleFor(request => request.Name).Must(name => name is null || name.Trim().Length > 0)
            .WithMessage("'name' must not be empty.").PlainText(MasterKey.MaxNameLength);
        RuleFor(request => request.Weight).InclusiveBetween(1, MasterKey.MaxWeight);
        RuleFor(request => request.State).Must(state => state is null or "active" or "retired")
            .WithMessage("'state' must be active or retired.");
    }
}

internal static class ChangeMasterKey
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPatch("/master-keys/{id:guid}", HandleAsync)
        .Describe(
            "changeMasterKey",
            "Change, retire or wake a master key",
            "A retired key takes no new jobs and serves those that went with it. Counts at once in every copy. For operators.")
        .Audited("master_key.change")
        .RepeatIsHarmless("The second call finds done what it asks for.")
        .WithExamples(new ChangeMasterKeyRequest(State: "retired"), MasterKeyStandings.Example with { State = "retired" })
        .Produces<MasterKeyResponse>()
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, StandardProblems.NotFound);

    private static async Task<Results<Ok<MasterKeyResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ChangeMasterKeyRequest request,
        MasterKeyDesk desk,
        MasterKeyStandings standings,
        UpstreamCircuits circuits,
        AppDbContext db,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        MasterKeyState? state = request.State switch
        {
            "active" => MasterKeyState.Active,
            "retired" => MasterKeyState.Retired,
            _ => null,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await desk.LockAsync(cancellationToken);
        var before = await standings.FindAsync(id, cancellationToken);
        if (!await desk.ChangeAsync(id, request.Name, request.Weight, state, cancellationToken)
            || await standings.FindAsync(id, cancellationToken) is not { } changed)
        {
            return StandardProblems.NotFound.Because("No master key has this id.");
        }

        await audit.WriteAsync("master_key", id.ToString(), before, changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (state == MasterKeyState.Active)
        {
            await circuits.TryNowAsync(cancellationToken);
        }

        return TypedResults.Ok(changed);
    }
}
