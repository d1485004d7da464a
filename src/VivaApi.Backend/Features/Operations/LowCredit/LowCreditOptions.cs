using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Operations.LowCredit;

/// <summary>Section <c>LowCredit</c>: the mail that a customer gets when credits run low.</summary>
internal sealed class LowCreditOptions
{
    /// <summary>
    /// Credits at or below which a customer gets a mail who has not chosen otherwise. Default 30, two videos; 0 writes to nobody who has
    /// not asked for it. Needs <c>Mail__Host</c>.
    /// </summary>
    [Range(0, 1_000_000)]
    public int ThresholdCredits { get; init; } = 30;
}
