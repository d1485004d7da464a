using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Generation.Videos;
using VivaApi.Backend.Integrations.Storage;

namespace VivaApi.IntegrationTests.Storage;

public sealed class S3Tests(S3World world, S3Server bucket) : IClassFixture<S3World>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        var whyNot = await bucket.WhyNotAsync();
        Assert.SkipUnless(whyNot is null, whyNot ?? string.Empty);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_finished_video_lies_in_the_bucket_answers_ranges_and_is_deleted_when_its_time_is_over()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        await world.MakeVideosAsync();
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(id));
        Assert.Contains(bucket.Objects(), file => file.Contains($"{id:N}.mp4", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(world.VideoFolder));

        var whole = await customer.DownloadAsync($"/generations/{id}/video");
        var middle = await customer.DownloadAsync($"/generations/{id}/video", new RangeHeaderValue(5_000, 5_999));
        var end = await customer.DownloadAsync($"/generations/{id}/video", new RangeHeaderValue(null, 100));
        var beyond = await customer.DownloadAsync($"/generations/{id}/video", new RangeHeaderValue(whole.Body.Length, null));
        Assert.Equal((HttpStatusCode.OK, "video/mp4"), (whole.Status, whole.ContentType));
        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.PartialContent), (middle.Status, end.Status));
        Assert.Equal(whole.Body[5_000..6_000], middle.Body);
        Assert.Equal(whole.Body[^100..], end.Body);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.Status);

        await world.Books.RunAsync($"update generations set finished_at = finished_at - interval '2 days' where id = '{id}'");
        await world.Service.RunAsync<DeleteOldVideos>();
        Assert.DoesNotContain(bucket.Objects(), file => file.Contains($"{id:N}.mp4", StringComparison.Ordinal));
        (await customer.GetAsync($"/generations/{id}/video")).IsProblem(HttpStatusCode.Gone, "video_gone");
    }

    [Fact]
    public async Task A_long_video_is_read_in_windows_and_from_anywhere()
    {
        var store = world.Service.Services.GetRequiredService<VideoStore>();
        var bytes = RandomNumberGenerator.GetBytes(10_000_001);
        "\0\0\0\u0018ftypisom"u8.CopyTo(bytes);
        var stored = await store.SaveAsync(Guid.CreateVersion7(world.Clock.GetUtcNow()), new MemoryStream(bytes), CancellationToken.None);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stored.Sha256);

        await using var stream = await store.OpenReadAsync(stored.Name, CancellationToken.None);
        var whole = new MemoryStream();
        await stream!.CopyToAsync(whole);
        Assert.Equal(stored.Sha256, Convert.ToHexStringLower(SHA256.HashData(whole.ToArray())));

        stream.Position = 4_194_300;
        var across = new byte[100];
        await stream.ReadExactlyAsync(across);
        Assert.Equal(bytes[4_194_300..4_194_400], across);

        await store.DeleteAsync(stored.Name, CancellationToken.None);
        await store.DeleteAsync(stored.Name, CancellationToken.None);
        Assert.Null(await store.OpenReadAsync(stored.Name, CancellationToken.None));
    }

    [Fact]
    public async Task A_video_saved_twice_is_replaced_and_never_mixed_while_it_is_read()
    {
        var store = world.Service.Services.GetRequiredService<VideoStore>();
        var id = Guid.CreateVersion7(world.Clock.GetUtcNow());
        var first = Filled(9_000_000, 1);
        var name = (await store.SaveAsync(id, new MemoryStream(first), CancellationToken.None)).Name;
        await using var reading = await store.OpenReadAsync(name, CancellationToken.None);
        await reading!.ReadExactlyAsync(new byte[1_000]);
        await store.SaveAsync(id, new MemoryStream(Filled(9_000_000, 2)), CancellationToken.None);

        var failure = await Record.ExceptionAsync(() => reading.CopyToAsync(Stream.Null));
        await using var again = await store.OpenReadAsync(name, CancellationToken.None);
        again!.Position = 8_999_999;
        var last = new byte[1];
        await again.ReadExactlyAsync(last);
        Assert.Equal(2, last[0]);
        Assert.NotNull(failure);
        await store.DeleteAsync(name, CancellationToken.None);
    }

    private static byte[] Filled(int length, byte value)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, value);
        "\0\0\0\u0018ftypisom"u8.CopyTo(bytes);
        return bytes;
    }
}
