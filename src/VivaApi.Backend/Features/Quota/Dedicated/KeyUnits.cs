using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Quota.Dedicated;

/// <summary>Credits in VivaAPI's units and back.</summary>
internal sealed class KeyUnits(IOptions<ProvisioningOptions> options, IOptions<VivaOptions> viva)
{
    private const int FenPerYuan = 100;

    private long UnitsOfHundredCredits => (long)options.Value.FenPerCredit * viva.Value.QuotaPerYuan;

    /// <summary>Rounded up: a key must never be a unit short of what was paid for.</summary>
    public long Of(long credits) => checked((credits * UnitsOfHundredCredits) + FenPerYuan - 1) / FenPerYuan;

    /// <summary>Rounded to the nearest: VivaAPI's prices are a few units off ours.</summary>
    public long CreditsIn(long units) =>
        (long)Math.Round((decimal)units * FenPerYuan / UnitsOfHundredCredits, MidpointRounding.AwayFromZero);
}
