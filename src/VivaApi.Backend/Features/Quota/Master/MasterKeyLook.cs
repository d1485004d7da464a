using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Quota.Master;

/// <summary>The key to ask about a job's task with.</summary>
/// <param name="Held">The key.</param>
/// <param name="IsCertain">
/// It is the key that the job went with. Another key of the account is asked too, but when it does not know the task, that proves nothing:
/// what is taken for one account may be two.
/// </param>
internal sealed record LookKey(HeldMasterKey Held, bool IsCertain)
{
    public string Text => Held.Text!;
}

internal static class MasterKeyLook
{
    /// <summary>The job's own key, whatever its state; where that cannot be read or is refused, another of its account.</summary>
    /// <returns>Null when no key of the account can be read here.</returns>
    public static LookKey? Of(IReadOnlyList<HeldMasterKey> held, HeldMasterKey own)
    {
        if (own.Text is not null && own.Key.RestKind != VivaRefusal.KeyRejected)
        {
            return new LookKey(own, IsCertain: true);
        }

        var other = held.Where(one => one.Text is not null && one.Id != own.Id && one.Key.Account == own.Key.Account)
            .OrderBy(one => one.Key.RestKind == VivaRefusal.KeyRejected).ThenBy(one => one.Key.State)
            .FirstOrDefault();
        return other is not null && (own.Text is null || other.Key.RestKind != VivaRefusal.KeyRejected)
            ? new LookKey(other, IsCertain: false)
            : own.Text is null ? null : new LookKey(own, IsCertain: true);
    }
}
