namespace VivaApi.Backend.Features.Generation.Policy;

/// <summary>What holds where a policy has no rule: a video is paid for, anything else is not.</summary>
internal static class RefundDefaults
{
    /// <returns>Percent of the price, 0 or 100.</returns>
    public static int PercentOf(GenerationCause cause) => cause == GenerationCause.Delivered ? 100 : 0;
}
