using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Identity.Provider;
using VivaApi.Backend.Features.Identity.SecondFactor;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Features.Identity;

/// <summary>Begins, carries on and ends log-ins. Each verb is one statement that guards itself, whichever copies run it at once.</summary>
internal sealed partial class LogInSessions(
    AppDbContext db,
    SignInManager<User> signIn,
    KnownSessions known,
    KnownProviderUsers providerUsers,
    IOptions<AuthOptions> options,
    TimeProvider time,
    ILogger<LogInSessions> log)
{
    /// <summary>A new log-in.</summary>
    /// <returns>Who is named in its first tokens.</returns>
    public async Task<ClaimsPrincipal> BeginAsync(User user, string address, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var session = new LogInSession
        {
            Id = Guid.CreateVersion7(now),
            UserId = user.Id,
            Address = address,
            Turn = 1,
            StartedAt = now,
            TurnedAt = now,
            ExpiresAt = now.AddDays(options.Value.RefreshTokenDays),
        };
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        await EndCrowdedAsync(user.Id, now, cancellationToken);

        // Whoever has a second factor has shown it by now, or there would be no log-in to begin.
        return await PrincipalAsync(user, session.Id, session.Turn, user.TwoFactorEnabled);
    }

    /// <summary>Takes a refresh token once.</summary>
    /// <param name="holder">Whom the token names.</param>
    /// <returns>Who is named in the next tokens, or null: the log-in has ended, or ends here because the token was used before.</returns>
    public async Task<ClaimsPrincipal?> TurnAsync(ClaimsPrincipal holder, CancellationToken cancellationToken)
    {
        if (SessionClaims.Of(holder) is not var (id, turn) || await signIn.ValidateSecurityStampAsync(holder) is not { } user)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var turned = await db.Set<LogInSession>().Where(session => session.Id == id && session.Turn == turn && session.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(session => session.Turn, session => session.Turn + 1)
                    .SetProperty(session => session.TurnedAt, now)
                    .SetProperty(session => session.ExpiresAt, now.AddDays(options.Value.RefreshTokenDays)),
                cancellationToken);
        if (turned == 1)
        {
            return await PrincipalAsync(user, id, turn + 1, LogInProof.HasSecondFactor(holder));
        }

        var found = await db.Set<LogInSession>().AsNoTracking().SingleOrDefaultAsync(session => session.Id == id, cancellationToken);
        if (found is not { EndedAt: null })
        {
            return null;
        }

        // Whoever was a moment too late, or never saw the answer, gets the same turn as whoever was first: there is no fork to tell apart.
        if (found.Turn == turn + 1 && now - found.TurnedAt < TimeSpan.FromSeconds(options.Value.RefreshGraceSeconds))
        {
            return await PrincipalAsync(user, id, found.Turn, LogInProof.HasSecondFactor(holder));
        }

        Log.Reused(log, user.Id, id);
        await EndAsync(id, LogInEnd.Reuse, cancellationToken);
        return null;
    }

    public async Task EndAsync(Guid id, LogInEnd why, CancellationToken cancellationToken)
    {
        await EndAsync(db.Set<LogInSession>().Where(session => session.Id == id), why, time.GetUtcNow(), cancellationToken);
        known.Forget(id);
    }

    /// <summary>Ends all log-ins of a user, and all tokens that a provider made until now.</summary>
    public async Task EndAllAsync(Guid userId, CancellationToken cancellationToken)
    {
        await EndAsync(
            db.Set<LogInSession>().Where(session => session.UserId == userId),
            LogInEnd.LogOutEverywhere,
            time.GetUtcNow(),
            cancellationToken);
        known.Forget(userId);
        await providerUsers.EndAsync(userId, db, cancellationToken);
    }

    private static Task<int> EndAsync(
        IQueryable<LogInSession> which, LogInEnd why, DateTimeOffset now, CancellationToken cancellationToken) =>
        which.Where(session => session.EndedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndedBy, why), cancellationToken);

    private Task<int> EndCrowdedAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var crowded = db.Set<LogInSession>()
            .Where(session => session.UserId == userId && session.EndedAt == null && session.ExpiresAt > now)
            .OrderByDescending(session => session.TurnedAt).ThenByDescending(session => session.Id)
            .Skip(options.Value.MaxLogIns)
            .Select(session => session.Id);
        return EndAsync(
            db.Set<LogInSession>().Where(session => crowded.Contains(session.Id)), LogInEnd.Crowded, now, cancellationToken);
    }

    private async Task<ClaimsPrincipal> PrincipalAsync(User user, Guid sessionId, int turn, bool withSecondFactor)
    {
        var principal = await signIn.CreateUserPrincipalAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaims(
            [new(SessionClaims.Session, sessionId.ToString()), new(SessionClaims.Turn, turn.ToString(CultureInfo.InvariantCulture))]);
        return withSecondFactor ? LogInProof.WithSecondFactor(principal) : principal;
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 120,
            Level = LogLevel.Warning,
            Message = "A used refresh token of user {UserId} came again; the log-in {SessionId} has ended")]
        public static partial void Reused(ILogger logger, Guid userId, Guid sessionId);
    }
}
