using System.Net;
using VivaApi.Backend.Platform.Idempotency;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Platform;

public sealed class IdempotencyTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_same_request_again_gets_the_same_bytes_and_no_second_effect()
    {
        var customer = await world.CustomerWithAsync("basic");
        var key = Customer.NewKey();

        var first = (await customer.GenerateAsync("cat", key)).Is(HttpStatusCode.Accepted);
        var second = (await customer.GenerateAsync("cat", key)).Is(HttpStatusCode.Accepted);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Headers["Location"], second.Headers["Location"]);
        Assert.False(first.Headers.ContainsKey("Idempotent-Replayed"));
        Assert.Equal("true", second.Headers["Idempotent-Replayed"]);
        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }

    [Fact]
    public async Task A_refusal_is_replayed_too()
    {
        var customer = await world.CustomerAsync();
        var key = Customer.NewKey();

        var first = (await customer.GenerateAsync("cat", key)).IsProblem(HttpStatusCode.PaymentRequired, "insufficient_credits");
        await world.PaysAsync(await customer.OrderAsync("basic"));
        var second = (await customer.GenerateAsync("cat", key)).IsProblem(HttpStatusCode.PaymentRequired, "insufficient_credits");

        Assert.Equal(first.Text, second.Text);
        Assert.Equal("true", second.Headers["Idempotent-Replayed"]);
        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var customer = await world.CustomerWithAsync("basic");
        var key = Customer.NewKey();
        (await customer.GenerateAsync("cat", key)).Is(HttpStatusCode.Accepted);

        (await customer.GenerateAsync("dog", key)).IsProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");

        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }

    [Fact]
    public async Task The_same_key_of_another_customer_is_another_key()
    {
        var (one, other) = (await world.CustomerWithAsync("basic"), await world.CustomerWithAsync("basic"));
        var key = Customer.NewKey();

        var first = (await one.GenerateAsync("cat", key)).Is(HttpStatusCode.Accepted);
        var second = (await other.GenerateAsync("cat", key)).Is(HttpStatusCode.Accepted);

        Assert.NotEqual(first.At<string>("id"), second.At<string>("id"));
    }

    [Fact]
    public async Task An_answer_is_kept_for_seven_days_and_not_for_longer()
    {
        var customer = await world.CustomerWithAsync("basic");
        var key = Customer.NewKey();
        var first = (await customer.GenerateAsync("cat", key)).Is(HttpStatusCode.Accepted);

        world.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await world.Service.RunAsync<ForgetStoredAnswers>();
        await customer.LogInAsync();
        Assert.Equal(first.Text, (await customer.GenerateAsync("cat", key)).Is(HttpStatusCode.Accepted).Text);

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Service.RunAsync<ForgetStoredAnswers>();
        var later = (await customer.GenerateAsync("dog", key)).Is(HttpStatusCode.Accepted);
        Assert.NotEqual(first.At<string>("id"), later.At<string>("id"));
        Assert.False(later.Headers.ContainsKey("Idempotent-Replayed"));
        await customer.HasAsync(available: 20, quota: 50, used: 0, reserved: 30);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_bought_or_made()
    {
        var customer = await world.CustomerWithAsync("basic");

        (await customer.PostAsync("/generations", new { prompt = "cat" })).IsProblem(HttpStatusCode.BadRequest, "idempotency_key_missing");
        (await customer.PostAsync("/orders", new { packageCode = "pro", channel = "page" }))
            .IsProblem(HttpStatusCode.BadRequest, "idempotency_key_missing");
        (await customer.PostAsync("/generations", new { prompt = "cat" }, new string('k', 256)))
            .IsProblem(HttpStatusCode.BadRequest, "idempotency_key_invalid");

        await customer.HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Fifty_copies_of_one_request_at_two_copies_of_the_service_make_one_job()
    {
        var customer = await world.CustomerWithAsync("basic");
        await using var secondCopy = world.StartService();
        var twin = customer.At(secondCopy);
        var key = Customer.NewKey();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(turn => (turn % 2 == 0 ? customer : twin).GenerateAsync("cat", key)));

        Assert.All(answers, answer => Assert.True(
            answer.Status is HttpStatusCode.Accepted || answer.Code == "request_in_progress", answer.Text));
        Assert.All(
            answers.Where(
                answer => answer.Status == HttpStatusCode.Conflict), answer => Assert.True(answer.Headers.ContainsKey("Retry-After")));
        Assert.Single(answers.Where(answer => answer.Status == HttpStatusCode.Accepted).Select(answer => answer.Text).Distinct());
        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }
}
