using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Generation.Uploads;

namespace VivaApi.UnitTests.Features.Generation;

public sealed class GenerationLookTests
{
    [Theory]
    [InlineData(0, 0.0, 10)]
    [InlineData(0, 1.0, 15)]
    [InlineData(1, 0.0, 20)]
    [InlineData(30, 1.0, 120)]
    public void Looks_are_ten_to_fifteen_seconds_apart_and_back_off_to_the_longest(int errors, double chance, int seconds) =>
        Assert.Equal(seconds, GenerationLook.Pause(12, 120, errors, null, chance).TotalSeconds, 3);

    [Fact]
    public void What_vivaapi_asks_for_is_respected() =>
        Assert.Equal(TimeSpan.FromMinutes(10), GenerationLook.Pause(12, 120, 1, TimeSpan.FromMinutes(10), 0));

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, "image/png")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "image/jpeg")]
    [InlineData(new byte[] { 0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50 }, "image/webp")]
    [InlineData(new byte[] { 0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x41, 0x56, 0x45 }, null)]
    [InlineData(new byte[] { 0x47, 0x49, 0x46, 0x38 }, null)]
    [InlineData(new byte[] { }, null)]
    public void An_image_is_known_by_its_first_bytes(byte[] content, string? kind) => Assert.Equal(kind, ImageKind.Of(content));
}
