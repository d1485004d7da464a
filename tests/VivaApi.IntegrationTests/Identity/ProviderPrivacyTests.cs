using System.Net;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Identity.Privacy;
using VivaApi.Backend.Features.Identity.Provider;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>Who comes with a provider's tokens is forgotten, too, and does not come back by a token that is still good.</summary>
public sealed class ProviderPrivacyTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    private const string Everybody = "users where user_name like 'provider:%'";

    [Fact]
    public async Task A_token_from_before_a_deletion_makes_no_customer_anew()
    {
        var provider = Provider();
        var now = world.Clock.GetUtcNow();
        var before = await provider.TokenOfSecondAsync("subject-of-hanna", now.AddMinutes(-1), TimeSpan.FromHours(1));
        var hanna = world.Service.NewCustomer().Program(before);
        var id = (await hanna.GetAsync("/me")).Is(HttpStatusCode.OK).At<string>("id");
        await using var secondCopy = world.StartService();

        (await hanna.DeleteMeAsync(new { })).Is(HttpStatusCode.NoContent);

        var customers = await world.Books.CountAsync(Everybody);
        for (var turn = 0; turn < 2; turn++)
        {
            (await hanna.GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
            (await hanna.At(secondCopy).GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
            await world.Service.RunAsync<FinishErasures>();
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(customers, await world.Books.CountAsync(Everybody));
        await world.Books.NothingSaysAsync("subject-of-hanna");

        // A log-in at the provider after it is a new customer, and no way back for the old token.
        var after = await provider.TokenOfSecondAsync("subject-of-hanna", now.AddSeconds(30), TimeSpan.FromHours(1));
        var again = (await world.Service.NewCustomer().Program(after).GetAsync("/me")).Is(HttpStatusCode.OK).At<string>("id");
        Assert.NotEqual(id, again);
        (await hanna.GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task What_is_kept_of_a_deleted_log_in_is_forgotten_when_no_token_from_before_can_be_good()
    {
        var provider = Provider();
        var now = world.Clock.GetUtcNow();
        var ida = world.Service.NewCustomer().Program(await provider.TokenOfSecondAsync("ida", now, ForgottenLogIn.KeptFor * 2));
        (await ida.GetAsync("/me")).Is(HttpStatusCode.OK);
        (await ida.DeleteMeAsync(new { })).Is(HttpStatusCode.NoContent);
        await world.Service.RunAsync<ForgetLogIns>();
        Assert.NotEqual(0, await world.Books.CountAsync("forgotten_log_ins"));

        world.Clock.Advance(ForgottenLogIn.KeptFor + TimeSpan.FromSeconds(1));
        await world.Service.RunAsync<ForgetLogIns>();

        Assert.Equal(0, await world.Books.CountAsync("forgotten_log_ins"));
        (await ida.GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_token_is_taken_for_as_long_as_the_setting_says_and_no_longer()
    {
        var provider = Provider();
        var made = world.Clock.GetUtcNow();
        var jana = world.Service.NewCustomer().Program(await provider.TokenOfSecondAsync("jana", made, TimeSpan.FromDays(60)));
        (await jana.GetAsync("/me")).Is(HttpStatusCode.OK);

        world.Clock.Advance(TimeSpan.FromHours(24));
        (await jana.GetAsync("/me")).Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        (await jana.GetAsync("/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private OpenIdProvider Provider()
    {
        NodeScript.Needs("oidc-provider");
        return world.Provider!;
    }
}
