using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using VivaApi.Backend.Features.Generation.Upstream;
using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.MasterKeys;

/// <summary>
/// A master key of VivaAPI's. <paramref name="Weight"/> is its share of new jobs beside the others. <paramref name="AccountNumber"/> and
/// <paramref name="AccessToken"/> are for a key of another account than that of Viva__UserId: with them its tasks and balance are found.
/// </summary>
public sealed record AddMasterKeyRequest(
    string Name, string Key, int Weight = 1, string? AccountNumber = null, string? AccessToken = null);

internal sealed class AddMasterKeyValidator : AbstractValidator<AddMasterKeyRequest>
{
    public AddMasterKeyValidator()
    {
        RuleFor(request => request.Name).NotEmpty().PlainText(MasterKey.MaxNameLength);
        RuleFor(request => request.Key).NotNull().Must(MasterKey.IsKey)
            .WithMessage("'key' must be 8 to 512 visible ASCII characters, for example sk- and 48 letters and digits.");
        RuleFor(request => request.Weight).InclusiveBetween(1, MasterKey.MaxWeight);
        RuleFor(request => request.AccountNumber).Must(MasterKey.IsAccount).WithMessage("'accountNumber' must be at most 20 digits.");
        RuleFor(request => request.AccessToken).Must(token => token is null || MasterKey.IsKey(token))
            .WithMessage("'accessToken' must be 8 to 512 visible ASCII characters.");
        RuleFor(request => request.AccessToken).Must((request, token) => (token is null) == (request.AccountNumber is null))
            .WithMessage("'accountNumber' and 'accessToken' go together.");
    }
}

internal static class AddMasterKey
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/master-keys", HandleAsync)
        .Describe(
            "addMasterKey",
            "Add a master key",
            "It is kept encrypted and is not shown again. New jobs take it from now on, in every copy of the service. For operators.")
        .Audited("master_key.add")
        .RepeatIsHarmless("The same key again takes the place of what was stored.")
        .WithExamples(new AddMasterKeyRequest("second account", "sk-…", 3, "4711", "…"), MasterKeyStandings.Example)
        .Produces<MasterKeyResponse>(StatusCodes.Status201Created)
        .ProducesProblems(StandardProblems.ValidationFailed, StandardProblems.Forbidden, MasterKeyProblems.TooMany);

    private static async Task<Results<Created<MasterKeyResponse>, ProblemHttpResult>> HandleAsync(
        AddMasterKeyRequest request,
        MasterKeyDesk desk,
        MasterKeyStandings standings,
        UpstreamCircuits circuits,
        AppDbContext db,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        var key = new HandedInKey(request.Name, request.Key, request.Weight, request.AccountNumber, request.AccessToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await desk.LockAsync(cancellationToken);
        var before = await standings.FindAsync(MasterKey.FingerprintOf(request.Key), cancellationToken);
        if (await desk.AddAsync(key, cancellationToken) is not { } id)
        {
            return MasterKeyProblems.TooMany.Because($"There are at most {MasterKey.MostKeys} master keys.");
        }

        var added = (await standings.FindAsync(id, cancellationToken))!;
        await audit.WriteAsync("master_key", id.ToString(), before, added, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await circuits.TryNowAsync(cancellationToken);
        return TypedResults.Created($"/api/v1/admin/master-keys/{id}", added);
    }
}
