using VivaApi.Backend.Features.Generation.Policy;

namespace VivaApi.Backend.Features.Operations.Settlements;

/// <summary>What a job's end meant for the customer and for VivaAPI's bill. Two of the four are leaks.</summary>
internal enum JobClass
{
    /// <summary>As it should be.</summary>
    ChargedAndBilled,

    /// <summary>As it should be: nobody paid for nothing.</summary>
    RefundedAndNotBilled,

    /// <summary>The operator paid for what the customer has back.</summary>
    RefundedButBilled,

    /// <summary>The customer paid for what cost nothing.</summary>
    ChargedButNotBilled,
}

internal static class JobClasses
{
    public static JobClass Of(bool isCharged, bool isBilled) => (isCharged, isBilled) switch
    {
        (true, true) => JobClass.ChargedAndBilled,
        (false, false) => JobClass.RefundedAndNotBilled,
        (false, true) => JobClass.RefundedButBilled,
        (true, false) => JobClass.ChargedButNotBilled,
    };

    /// <summary>
    /// Whether VivaAPI keeps its price for a job that ended so, where its records do not tell: it takes the price with the submit and gives
    /// it back when the task fails there.
    /// </summary>
    public static bool IsBilledByRule(GenerationCause cause) => cause switch
    {
        GenerationCause.Delivered => true,
        GenerationCause.NoFile => true,
        GenerationCause.TaskLost => true,
        GenerationCause.OutcomeUnknown => true,
        GenerationCause.Cancelled => false,
        GenerationCause.RequestRefused => false,
        GenerationCause.ContentRefused => false,
        GenerationCause.UpstreamUnavailable => false,
        GenerationCause.ProviderFailed => false,
        GenerationCause.ContentFiltered => false,
    };
}
