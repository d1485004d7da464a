using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Operations.LowCredit;

/// <summary>
/// Whether a mail is written when what is left falls to <paramref name="ThresholdCredits"/>: the customer's own, or with
/// <paramref name="IsDefault"/> the one for everybody. <paramref name="FallenAt"/>: since when it has been that low; the mail was written
/// then.
/// </summary>
public sealed record LowCreditAlertResponse(bool Enabled, int ThresholdCredits, bool IsDefault, DateTimeOffset? FallenAt);

internal static class LowCreditAlerts
{
    public static readonly LowCreditAlertResponse Example = new(true, 45, false, Examples.Time);

    public static LowCreditAlertResponse Of(LowCreditSetting? setting, LowCreditOptions options) => new(
        setting?.Enabled ?? true,
        setting?.ThresholdCredits ?? options.ThresholdCredits,
        setting?.ThresholdCredits is null,
        setting?.FallenAt);
}
