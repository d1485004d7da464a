namespace VivaApi.Backend.Features.Generation.Policy;

/// <summary>Why a job ended. With the state it ended in, this decides what is charged.</summary>
public enum GenerationCause
{
    /// <summary>The customer has the video.</summary>
    Delivered,

    /// <summary>The customer cancelled it while it waited.</summary>
    Cancelled,

    /// <summary>VivaAPI did not accept what was asked.</summary>
    RequestRefused,

    /// <summary>The provider's content rules refused it before it began.</summary>
    ContentRefused,

    /// <summary>Videos could not be made: the operator's side.</summary>
    UpstreamUnavailable,

    /// <summary>The provider began and could not make it.</summary>
    ProviderFailed,

    /// <summary>The provider's content rules ended it after it had begun.</summary>
    ContentFiltered,

    /// <summary>The provider finished, and there is no video.</summary>
    NoFile,

    /// <summary>VivaAPI lost the task.</summary>
    TaskLost,

    /// <summary>Nobody ever learned whether the video was made.</summary>
    OutcomeUnknown,
}
