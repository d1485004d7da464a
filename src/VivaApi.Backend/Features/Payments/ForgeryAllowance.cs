using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// How much of what is no notification of Alipay's is kept. It is evidence (a wrong key shows in it), but anybody may post it, and nothing
/// that was kept is ever deleted: so each copy keeps only so much in a minute. A genuine notification needs no allowance.
/// </summary>
internal sealed class ForgeryAllowance(IOptions<PaymentOptions> options, TimeProvider time)
{
    private readonly Lock guard = new();
    private long minute;
    private int taken;

    /// <returns>Whether another one may be kept.</returns>
    public bool TryTake()
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        lock (guard)
        {
            (minute, taken) = now == minute ? (minute, taken) : (now, 0);
            if (taken >= options.Value.ForgeriesKeptPerMinute)
            {
                return false;
            }

            taken++;
            return true;
        }
    }
}
