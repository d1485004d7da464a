using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform.Idempotency;

/// <summary>
/// Runs a request's effect once for its <c>Idempotency-Key</c>. The effect and its answer are one transaction, opened and committed
/// here: either both are kept or neither, however often and at however many copies of the service the request arrives.
/// </summary>
internal sealed class IdempotentCall(
    AppDbContext db, IHttpContextAccessor http, IOptions<JsonOptions> json, IOptions<IdempotencyOptions> options, TimeProvider time)
{
    /// <summary>
    /// The answer that this key has had, or what is wrong with the key; null when there is none yet. For effects that must ask somebody
    /// outside before their transaction opens; <see cref="OnceAsync"/> still decides.
    /// </summary>
    public async Task<IResult?> EarlierAsync<TRequest>(
        Guid callerId, string route, TRequest request, CancellationToken cancellationToken) =>
        IdempotencyKey.Read(http.HttpContext!.Request, out var key) is { } problem
            ? problem
            : await FindAsync(callerId, route, key, IdempotencyKey.HashOf(request, json.Value.SerializerOptions), cancellationToken);

    /// <param name="callerId">Whose key it is; two callers may use the same text.</param>
    /// <param name="route">The operation, stable over releases: keys are scoped to it.</param>
    /// <param name="request">The body as it was understood; its hash is kept beside the answer.</param>
    /// <param name="effect">Does the work inside the open transaction and returns the answer. A problem answer undoes the work; a 5xx is
    /// not kept either.</param>
    public async Task<IResult> OnceAsync<TRequest>(
        Guid callerId, string route, TRequest request, Func<Task<IResult>> effect, CancellationToken cancellationToken)
    {
        var context = http.HttpContext!;
        if (IdempotencyKey.Read(context.Request, out var key) is { } problem)
        {
            return problem;
        }

        var hash = IdempotencyKey.HashOf(request, json.Value.SerializerOptions);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await LockAsync(callerId, route, key, cancellationToken))
        {
            return IdempotencyProblems.AskAgain(context, options.Value);
        }

        if (await FindAsync(callerId, route, key, hash, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var rendered = await RenderedAnswer.OfAsync(await effect(), context);
        if (rendered.Status >= 400)
        {
            // A refusal changes nothing, however far the effect had come.
            await transaction.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        if (rendered.Status >= 500)
        {
            return rendered;
        }

        db.Add(rendered.ToStored(callerId, route, key, hash, time.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            KillPoint.Pass("request: answer stored");
            if (rendered.Status < 400)
            {
                await transaction.CommitAsync(cancellationToken);
            }

            KillPoint.Pass("request: committed");
            return rendered;
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another copy finished the same key between our snapshot and our lock: our work is undone, its answer stands.
            return IdempotencyProblems.AskAgain(context, options.Value);
        }
    }

    private async Task<IResult?> FindAsync(Guid callerId, string route, string key, byte[] hash, CancellationToken cancellationToken)
    {
        var earlier = await db.Set<StoredAnswer>().AsNoTracking()
            .SingleOrDefaultAsync(answer => answer.CallerId == callerId && answer.Route == route && answer.Key == key, cancellationToken);
        if (earlier is null)
        {
            return null;
        }

        return earlier.RequestHash.AsSpan().SequenceEqual(hash)
            ? new ReplayedAnswer(RenderedAnswer.From(earlier))
            : IdempotencyProblems.UseAnotherKey();
    }

    private Task<bool> LockAsync(Guid callerId, string route, string key, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<bool>($"select idempotency_lock({callerId}, {route}, {key}) as \"Value\"").SingleAsync(cancellationToken);
}
