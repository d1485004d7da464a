using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Generation.Uploads;

/// <summary>Section <c>Uploads</c>.</summary>
internal sealed class UploadOptions
{
    /// <summary>Largest image in bytes. Default 10 MiB, which is what VivaAPI takes.</summary>
    [Range(1_024, 20_971_520)]
    public int MaxBytes { get; init; } = 10_485_760;

    /// <summary>Images that one customer may have here at once. Default 50.</summary>
    [Range(1, 10_000)]
    public int MaxPerCustomer { get; init; } = 50;

    /// <summary>Hours for which an image is kept that no job uses. Default 24.</summary>
    [Range(1, 720)]
    public int KeepHours { get; init; } = 24;
}
