using System.Net;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Quota;

public sealed class UsageTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_customer_who_never_bought_sees_thirty_days_of_zeros()
    {
        var newcomer = await world.CustomerAsync();

        var days = (await newcomer.GetAsync("/quota/usage")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();

        Assert.Equal(30, days.Count);
        Assert.All(days, day => Assert.Equal((0, 0, 0), ((long)day!["credits"]!, (long)day["videos"]!, (long)day["failures"]!)));
    }

    [Fact]
    public async Task Videos_credits_and_failures_stand_at_the_day_on_which_they_ended_in_Beijing()
    {
        var customer = await world.CustomerWithAsync("pro");
        await customer.GenerationAsync();
        await customer.GenerationAsync();
        world.Viva.NextSubmit(VivaFault.Fails);
        await customer.GenerationAsync();
        var midnight = new DateTimeOffset(world.Clock.GetUtcNow().Date, TimeSpan.Zero).AddHours(16);
        world.Clock.Advance(midnight - world.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        await world.MakeVideosAsync();
        await customer.GenerationAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.MakeVideosAsync();

        var first = DateOnly.FromDateTime(midnight.Date);
        var days = (await customer.GetAsync($"/quota/usage?from={first:yyyy-MM-dd}&to={first.AddDays(1):yyyy-MM-dd}"))
            .Is(HttpStatusCode.OK).Json["items"]!.AsArray();

        Assert.Equal(
            [$"{first:yyyy-MM-dd} 30 2 1", $"{first.AddDays(1):yyyy-MM-dd} 15 1 0"],
            days.Select(day => $"{day!["day"]} {day["credits"]} {day["videos"]} {day["failures"]}"));
    }

    [Theory]
    [InlineData("from=2026-03-02&to=2026-03-01")]
    [InlineData("from=2024-03-01&to=2026-03-01")]
    public async Task A_span_that_is_none_or_too_long_is_refused(string span)
    {
        var customer = await world.CustomerAsync();

        var answer = (await customer.GetAsync($"/quota/usage?{span}")).IsProblem(HttpStatusCode.BadRequest, "validation_failed");

        Assert.NotNull(answer.Json["errors"]!["from"]);
    }
}
