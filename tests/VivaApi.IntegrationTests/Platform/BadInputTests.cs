using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Platform;

/// <summary>Bad input gets a clear problem answer and changes nothing (the world checks the books when it ends).</summary>
public sealed class BadInputTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task An_unknown_package_is_not_found()
    {
        var customer = await world.CustomerAsync();

        var answer = await customer.PostAsync("/orders", new { packageCode = "platinum", channel = "page" }, Customer.NewKey());

        answer.IsProblem(HttpStatusCode.NotFound, "package_not_found");
        Assert.Equal(0, await OrdersOfAsync(customer));
    }

    [Theory]
    [InlineData("""{"prompt":""}""")]
    [InlineData("""{"prompt":"   "}""")]
    [InlineData("""{"prompt":"a\u0007b"}""")]
    [InlineData("""{"prompt":"cat","imageUrls":["ftp://example.com/a.png"]}""")]
    [InlineData("""{"prompt":"cat","duration":7}""")]
    [InlineData("""{"prompt":"cat","aspectRatio":"4:3"}""")]
    public async Task A_prompt_that_cannot_be_is_refused_with_its_field(string body)
    {
        var customer = await world.CustomerWithAsync("basic");

        var answer = await customer.PostTextAsync("/generations", body, key: Customer.NewKey());

        answer.IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        Assert.NotEmpty(answer.Json["errors"]!.AsObject());
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData(2_001)]
    [InlineData(10_001)]
    public async Task A_prompt_that_is_too_long_is_refused(int length)
    {
        var customer = await world.CustomerWithAsync("basic");

        (await customer.GenerateAsync(new string('猫', length))).IsProblem(HttpStatusCode.BadRequest, "validation_failed");

        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_prompt_of_two_thousand_characters_of_any_language_is_taken()
    {
        var customer = await world.CustomerWithAsync("basic");

        (await customer.GenerateAsync(string.Concat(Enumerable.Repeat("🐈", 2_000)))).Is(HttpStatusCode.Accepted);

        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }

    [Theory]
    [InlineData("""{"prompt":""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"prompt":5}""")]
    [InlineData("""{"prompt":null}""")]
    [InlineData("{}")]
    [InlineData("""{"prompt":"\ud800"}""")]
    [InlineData("")]
    public async Task Malformed_json_is_refused(string body)
    {
        var customer = await world.CustomerWithAsync("basic");

        (
            await customer.PostTextAsync("/generations", body, key: Customer.NewKey())).IsProblem(
                HttpStatusCode.BadRequest, "malformed_request");

        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Theory]
    [InlineData("paypal")]
    [InlineData("1")]
    public async Task An_unknown_channel_is_refused(string channel)
    {
        var customer = await world.CustomerAsync();

        var answer = await customer.PostAsync("/orders", new { packageCode = "pro", channel }, Customer.NewKey());

        answer.IsProblem(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Equal(0, await OrdersOfAsync(customer));
    }

    [Fact]
    public async Task A_body_of_another_media_type_is_refused()
    {
        var customer = await world.CustomerAsync();

        (await customer.PostTextAsync("/generations", "prompt=cat", "text/plain", Customer.NewKey()))
            .IsProblem(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var customer = await world.CustomerAsync();

        var answer = await customer.PostTextAsync(
            "/generations", $$"""{"prompt":"{{new string('a', 2_000_000)}}"}""", key: Customer.NewKey());

        answer.IsProblem(HttpStatusCode.RequestEntityTooLarge, "request_too_large");
    }

    [Theory]
    [InlineData("/me")]
    [InlineData("/orders")]
    [InlineData("/generations")]
    [InlineData("/quota")]
    [InlineData("/credits/entries")]
    public async Task Without_a_token_nothing_is_told(string path) =>
        (await world.Service.NewCustomer().GetAsync(path)).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");

    [Fact]
    public async Task A_made_up_token_is_refused()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "CfDJ8made-up");

        (await new Customer(http).GetAsync("/quota")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Fourteen_credits_do_not_buy_a_video()
    {
        var customer = await world.CustomerWithAsync("basic");
        await customer.GenerationAsync();
        await customer.GenerationAsync();
        await world.Books.RunAsync("update generation_models set price_credits = 6 where code = 'veo3'");
        await customer.GenerationAsync();
        await world.Books.RunAsync("update generation_models set price_credits = 15 where code = 'veo3'");
        await customer.HasAsync(available: 14, quota: 50, used: 0, reserved: 36);

        var answer = await customer.GenerateAsync();

        answer.IsProblem(HttpStatusCode.PaymentRequired, "insufficient_credits");
        Assert.Equal((15, 14), (answer.At<long>("required"), answer.At<long>("available")));
        await customer.HasAsync(available: 14, quota: 50, used: 0, reserved: 36);
    }

    [Fact]
    public async Task Somebody_elses_order_and_job_are_not_found()
    {
        var owner = await world.CustomerWithAsync("basic");
        var order = (await owner.OrderAsync()).At<string>("order", "id");
        var job = await owner.GenerationAsync();
        var stranger = await world.CustomerAsync();

        (await stranger.GetAsync($"/orders/{order}")).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.GetAsync($"/generations/{job}")).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.GetAsync($"/generations/{job}/video")).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.PostAsync($"/generations/{job}/cancel", new { })).IsProblem(HttpStatusCode.NotFound, "not_found");
        await owner.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("cursor=x")]
    [InlineData("cursor=!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task A_page_that_cannot_be_is_refused(string query)
    {
        var customer = await world.CustomerAsync();

        (await customer.GetAsync($"/orders?{query}")).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await customer.GetAsync($"/credits/entries?{query}")).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory]
    [InlineData("limit=ten")]
    [InlineData("limit=99999999999")]
    public async Task A_number_that_is_none_is_refused(string query)
    {
        var customer = await world.CustomerAsync();

        (await customer.GetAsync($"/orders?{query}")).IsProblem(HttpStatusCode.BadRequest, "malformed_request");
    }

    [Fact]
    public async Task Unknown_addresses_and_wrong_methods_are_problems_too()
    {
        var customer = await world.CustomerAsync();

        (await customer.GetAsync("/nowhere")).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await customer.GetAsync("/orders/not-a-uuid")).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await customer.GetAsync("/auth/login")).IsProblem(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
    }

    private static async Task<int> OrdersOfAsync(Customer customer) =>
        (await customer.GetAsync("/orders")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Count;
}
