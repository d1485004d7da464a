using VivaApi.Backend.Features.Quota.Master;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Operations.MasterKeys;

internal static class RemoveMasterKey
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/master-keys/{id:guid}", HandleAsync)
        .Describe(
            "removeMasterKey",
            "Remove a master key",
            "Forgets a retired key once all jobs that went with it have ended, those that are still looked for included. The access token "
            + "of an account of its own is kept for 31 more days, so that the days of its jobs can be settled. For operators.")
        .Audited("master_key.remove")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblems(
            StandardProblems.Forbidden,
            StandardProblems.NotFound,
            MasterKeyProblems.NotRetired,
            MasterKeyProblems.InUse,
            MasterKeyProblems.InSettings);

    private static async Task<IResult> HandleAsync(
        Guid id, MasterKeyDesk desk, MasterKeyStandings standings, AppDbContext db, AuditLog audit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await desk.LockAsync(cancellationToken);
        var before = await standings.FindAsync(id, cancellationToken);
        var removal = await desk.RemoveAsync(id, cancellationToken);
        if (removal == MasterKeyRemoval.Removed)
        {
            await audit.WriteAsync("master_key", id.ToString(), before, null, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return Answer(removal);
    }

    private static IResult Answer(MasterKeyRemoval removal) =>
        removal switch
        {
            MasterKeyRemoval.Removed => TypedResults.NoContent(),
            MasterKeyRemoval.NotFound => StandardProblems.NotFound.Because("No master key has this id."),
            MasterKeyRemoval.NotRetired => MasterKeyProblems.NotRetired.Because("A retired key takes no new jobs."),
            MasterKeyRemoval.InUse => MasterKeyProblems.InUse.Because("See openJobs."),
            MasterKeyRemoval.InSettings => MasterKeyProblems.InSettings.Because(
                "A copy of the service has it in VEO_API_KEY or VEO_API_KEYS, or had it within the last minutes."),
        };
}
