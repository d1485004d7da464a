using System.Net;
using VivaApi.Backend.Features.Generation.Uploads;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>What may be asked for: models from the catalogue, images of one's own, and the price beforehand.</summary>
public sealed class AskingTests(World world) : IClassFixture<World>
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4];

    [Fact]
    public async Task The_default_model_is_veo_3_for_fifteen_credits()
    {
        var customer = await world.CustomerAsync();

        var models = (await customer.GetAsync("/models")).Is(HttpStatusCode.OK);

        var first = models.Json["items"]![0]!;
        Assert.Equal(("veo3", 15, true), ((string?)first["code"], (int)first["priceCredits"]!, (bool)first["isDefault"]!));
    }

    [Fact]
    public async Task A_quote_prices_a_video_and_holds_nothing()
    {
        var customer = await world.CustomerWithAsync("basic");

        var quote = (await customer.PostAsync("/generations/quote", new { prompt = "cat" })).Is(HttpStatusCode.OK);

        Assert.Equal((15, 50, true, 5), (
            quote.At<int>("priceCredits"), quote.At<int>("availableCredits"), quote.At<bool>("affordable"), quote.At<int>("duration")));
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
        (await customer.PostAsync("/generations/quote", new { prompt = "cat", duration = 7 }))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await customer.PostAsync("/generations/quote", new { prompt = "cat", model = "veo9" }))
            .IsProblem(HttpStatusCode.NotFound, "model_not_found");
        (await customer.PostAsync("/generations/quote", new { prompt = "" })).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory]
    [InlineData("veo3.1-fast", "data:image/png;base64,iVBORw0KGgoBAgME")]
    [InlineData("veo_3_1-fast", "filename=\"frame1.png\"")]
    [InlineData("veo-3.1-generate-preview", "data:image/png;base64,iVBORw0KGgoBAgME")]
    public async Task An_uploaded_image_reaches_vivaapi_over_the_models_own_route(string model, string expected)
    {
        await world.Books.RunAsync($"update generation_models set on_offer = true, price_credits = 15 where code = '{model}'");
        var customer = await world.CustomerWithAsync("basic");
        var upload = await UploadAsync(customer, Png);
        var asked = new { prompt = $"with an image over {model}", model, imageUrls = new[] { upload.At<string>("imageUrl") } };
        (await customer.PostAsync("/generations", asked, Customer.NewKey())).Is(HttpStatusCode.Accepted);

        await world.MakeVideosAsync();

        var sent = Assert.Single(world.Viva.Submissions, submission => submission.Prompt == asked.prompt);
        Assert.Contains(expected, sent.Body, StringComparison.Ordinal);
        await customer.HasAsync(available: 35, quota: 50, used: 15, reserved: 0);
    }

    [Fact]
    public async Task An_upload_must_be_an_image_by_its_content_and_not_too_large()
    {
        var customer = await world.CustomerWithAsync("basic");

        (await customer.PostBytesAsync("/uploads", "<svg/>"u8.ToArray(), "image/png"))
            .IsProblem(HttpStatusCode.UnsupportedMediaType, "not_an_image");
        (await customer.PostBytesAsync("/uploads", [.. Png, .. new byte[10_485_760]], "image/png"))
            .IsProblem(HttpStatusCode.RequestEntityTooLarge, "request_too_large");
        var kept = await UploadAsync(customer, [.. Png, .. new byte[2_000_000]]);
        Assert.Equal(("image/png", 2_000_012), (kept.At<string>("contentType"), kept.At<int>("bytes")));
    }

    [Fact]
    public async Task An_account_without_credits_may_keep_no_images_here()
    {
        var customer = await world.CustomerAsync();

        (await customer.PostBytesAsync("/uploads", Png, "image/png")).IsProblem(HttpStatusCode.PaymentRequired, "insufficient_credits");
    }

    [Fact]
    public async Task Asking_for_a_price_keeps_no_image_for_longer_and_a_job_keeps_it_no_longer_than_it_may_wait()
    {
        await world.Books.RunAsync("update generation_models set on_offer = true, price_credits = 15 where code = 'veo3.1-fast'");
        var customer = await world.CustomerWithAsync("basic");
        var image = await UploadAsync(customer, Png);
        var (id, imageUrls) = (image.At<string>("id"), new[] { image.At<string>("imageUrl") });
        var asked = new { prompt = "cat", model = "veo3.1-fast", imageUrls };
        world.Clock.Advance(TimeSpan.FromHours(23));

        (await (await customer.LogInAsync()).PostAsync("/generations/quote", asked)).Is(HttpStatusCode.OK);
        Assert.Equal(1, await world.Books.CountAsync(
            $"generation_uploads where id = '{id}' and expires_at = created_at + interval '24 hours'"));
        (await customer.PostAsync("/generations", asked, Customer.NewKey())).Is(HttpStatusCode.Accepted);
        Assert.Equal(1, await world.Books.CountAsync(
            $"generation_uploads where id = '{id}' and expires_at = created_at + interval '48 hours'"));

        world.Clock.Advance(TimeSpan.FromHours(2));
        (await (await customer.LogInAsync()).PostAsync("/generations", asked, Customer.NewKey()))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        await world.MakeVideosAsync();
    }

    [Fact]
    public async Task An_upload_is_its_owners_alone_and_expires()
    {
        await world.Books.RunAsync("update generation_models set on_offer = true where code = 'veo3.1-fast'");
        var (owner, other) = (await world.CustomerWithAsync("basic"), await world.CustomerWithAsync("basic"));
        var asked = new
        {
            prompt = "cat",
            model = "veo3.1-fast",
            imageUrls = new[] { (await UploadAsync(owner, Png)).At<string>("imageUrl") },
        };

        (await other.PostAsync("/generations", asked, Customer.NewKey())).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await owner.PostAsync("/generations/quote", asked)).Is(HttpStatusCode.OK);

        await world.Books.RunAsync("update generation_uploads set expires_at = '2026-01-01'");
        (await owner.PostAsync("/generations/quote", asked)).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        await world.Service.RunAsync<ForgetUploads>();
        Assert.Equal(0, await world.Books.CountAsync("generation_uploads where expires_at < '2026-01-02'"));
    }

    [Fact]
    public async Task A_repeat_is_answered_as_before_when_its_image_is_gone()
    {
        await world.Books.RunAsync("update generation_models set on_offer = true, price_credits = 15 where code = 'veo3.1-fast'");
        var customer = await world.CustomerWithAsync("basic");
        var imageUrls = new[] { (await UploadAsync(customer, Png)).At<string>("imageUrl") };
        var asked = new { prompt = "cat", model = "veo3.1-fast", imageUrls };
        var key = Customer.NewKey();
        var first = (await customer.PostAsync("/generations", asked, key)).Is(HttpStatusCode.Accepted);
        await world.Books.RunAsync("update generation_uploads set expires_at = '2026-01-01'");

        var again = (await customer.PostAsync("/generations", asked, key)).Is(HttpStatusCode.Accepted);

        Assert.Equal((first.Text, "true"), (again.Text, again.Headers["Idempotent-Replayed"]));
        (await customer.PostAsync("/generations", asked, Customer.NewKey())).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }

    private static async Task<Answer> UploadAsync(Customer customer, byte[] content) =>
        (await customer.PostBytesAsync("/uploads", content, "application/octet-stream")).Is(HttpStatusCode.Created);
}
