using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Platform.Access;

/// <summary>Section <c>Access</c>.</summary>
internal sealed class AccessOptions
{
    /// <summary>Milliseconds for which a copy of the service believes what it read about suspended customers. Default 500.</summary>
    [Range(50, 1_000)]
    public int BelieveMilliseconds { get; init; } = 500;
}
