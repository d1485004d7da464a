using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>The quota is a limit of its own: credits alone do not make a video.</summary>
public sealed class QuotaLimitTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Without_quota_left_nothing_is_held_and_the_answer_says_so()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = (await customer.GetAsync("/me")).At<Guid>("id");
        await world.Books.RunAsync($"update user_viva_api_keys set quota = 14 where user_id = '{id}'");

        var answer = await customer.GenerateAsync();

        answer.IsProblem(HttpStatusCode.PaymentRequired, "quota_exhausted");
        await customer.HasAsync(available: 50, quota: 14, used: 0, reserved: 0);

        await world.Books.RunAsync($"update user_viva_api_keys set quota = 50 where user_id = '{id}'");
        (await customer.GenerateAsync()).Is(HttpStatusCode.Accepted);
        await customer.HasAsync(available: 35, quota: 50, used: 0, reserved: 15);
    }
}
