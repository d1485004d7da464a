using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Platform;

/// <summary>Bodies that a careful reader of the standards might send and a careless service would answer 500.</summary>
public sealed class OddBodiesTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("/auth/register", """{"email":"cat\u0000@example.com","password":"a-long-password"}""", "$.email")]
    [InlineData("/auth/register", """{"email":"cat@example.com","password":"a-long-password\u0000"}""", "$.password")]
    [InlineData("/auth/login", """{"email":"cat\u0000@example.com","password":"a-long-password"}""", "$.email")]
    [InlineData("/orders", """{"packageCode":"pro\u0000","channel":"page"}""", "$.packageCode")]
    [InlineData("/generations", """{"prompt":"a\u0000b"}""", "$.prompt")]
    [InlineData("/generations", """{"prompt":"cat","imageUrls":["https://example.com/\u0000"]}""", "$.imageUrls[0]")]
    public async Task Text_that_the_database_cannot_keep_is_refused_with_its_place(string path, string body, string place)
    {
        var customer = await world.CustomerAsync();

        var answer = await customer.PostTextAsync(path, body, key: Customer.NewKey());

        answer.IsProblem(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Contains($"(at {place})", answer.At<string>("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_that_are_missing_are_named()
    {
        var customer = await world.CustomerAsync();

        var answer = await customer.PostTextAsync("/orders", "{}", key: Customer.NewKey());

        answer.IsProblem(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Equal("The body lacks 'packageCode', 'channel' (at $).", answer.At<string>("detail"));
    }

    [Fact]
    public async Task A_member_that_is_there_twice_is_refused()
    {
        var customer = await world.CustomerAsync();

        var answer = await customer.PostTextAsync(
            "/orders", """{"packageCode":"basic","packageCode":"pro","channel":"page"}""", key: Customer.NewKey());

        answer.IsProblem(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Empty((await customer.GetAsync("/orders")).Json["items"]!.AsArray());
    }

    [Theory]
    [InlineData("application/json; charset=klingon")]
    [InlineData("application/json; charset=\"utf-88\"")]
    public async Task A_charset_that_nobody_knows_is_refused(string contentType)
    {
        var customer = await world.CustomerAsync();

        var answer = await customer.PostAsAsync("/orders", """{"packageCode":"pro","channel":"page"}""", contentType, Customer.NewKey());

        answer.IsProblem(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task Two_idempotency_keys_are_not_one()
    {
        var customer = await world.CustomerAsync();

        var answer = await customer.PostAsAsync(
            "/orders", """{"packageCode":"pro","channel":"page"}""", "application/json", Customer.NewKey(), Customer.NewKey());

        answer.IsProblem(HttpStatusCode.BadRequest, "idempotency_key_invalid");
    }

    [Fact]
    public async Task A_parameter_that_cannot_be_read_is_not_blamed_on_the_body()
    {
        var customer = await world.CustomerAsync();

        var answer = await customer.GetAsync("/orders?limit=ten");

        answer.IsProblem(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Contains("parameter", answer.At<string>("detail"), StringComparison.Ordinal);
    }
}
