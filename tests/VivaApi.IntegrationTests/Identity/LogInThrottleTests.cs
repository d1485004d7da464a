using System.Globalization;
using System.Net;
using VivaApi.Backend.Features.Identity;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>Behind a proxy, so that callers come from anywhere; few wrong passwords are enough.</summary>
public sealed class ThrottledWorld(Database.TestDatabases databases) : World(databases)
{
    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Http:TrustedProxies"] = "127.0.0.1",
        ["Auth:MaxFailedLogIns"] = "3",
        ["Auth:MaxFailedLogInsOfAddress"] = "8",
        ["Auth:MaxFailedLogInsOfAccount"] = "10",
        ["Auth:LockMinutes"] = "15",
    };
}

public sealed class LogInThrottleTests(ThrottledWorld world) : IClassFixture<ThrottledWorld>
{
    private static int lastAddress;

    private static string AnAddress() => $"2001:db8:{Interlocked.Increment(ref lastAddress):x}::1";

    [Fact]
    public async Task A_guesser_has_to_wait_and_is_not_told_whether_the_account_is_there()
    {
        var customer = await CustomerAtAsync(AnAddress());

        var there = await GuessAsync(customer.Email, AnAddress(), 4);
        var nowhere = await GuessAsync($"no-{customer.Email}", AnAddress(), 4);

        Assert.Equal([401, 401, 401, 429], there.Select(answer => (int)answer.Status));
        Assert.Equal(there.Select(TextOf), nowhere.Select(TextOf));
        Assert.Equal("login_locked", there[3].Code);
        Assert.Equal("900", there[3].Headers["Retry-After"]);
    }

    [Fact]
    public async Task The_right_password_helps_a_locked_address_only_when_its_time_is_over()
    {
        var customer = await CustomerAtAsync(AnAddress());
        var strange = AnAddress();
        await GuessAsync(customer.Email, strange, 3);

        var locked = await At(strange).TryAsync(customer.Email, LogIns.Password);

        locked.IsProblem(HttpStatusCode.TooManyRequests, "login_locked");
        world.Clock.Advance(TimeSpan.FromSeconds(int.Parse(locked.Headers["Retry-After"], CultureInfo.InvariantCulture)));
        (await At(strange).TryAsync(customer.Email, LogIns.Password)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Tries_at_once_at_two_copies_get_no_further_than_one_by_one()
    {
        var customer = await CustomerAtAsync(AnAddress());
        await using var secondCopy = world.StartService();
        var strange = AnAddress();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? world.Service : secondCopy)
            .NewCustomer().From(strange).TryAsync(customer.Email, "a-wrong-password")));

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.Unauthorized));
        Assert.Equal(5, answers.Count(answer => answer.Code == "login_locked"));
    }

    [Fact]
    public async Task An_address_that_tries_many_accounts_has_to_wait_for_all_of_them()
    {
        var strange = AnAddress();

        for (var account = 0; account < 8; account++)
        {
            (await At(strange).TryAsync($"nobody-{account}-{strange}@example.com", "a-wrong-password"))
                .IsProblem(HttpStatusCode.Unauthorized, "wrong_credentials");
        }

        (await At(strange).TryAsync("somebody@example.com", "a-wrong-password")).IsProblem(HttpStatusCode.TooManyRequests, "login_locked");
    }

    [Fact]
    public async Task Strangers_lock_themselves_out_and_never_the_customer_where_the_customer_is_known()
    {
        var home = AnAddress();
        var customer = await CustomerAtAsync(home);
        for (var stranger = 0; stranger < 12; stranger++)
        {
            await GuessAsync(customer.Email, AnAddress(), 1);
        }

        (await At(AnAddress()).TryAsync(customer.Email, LogIns.Password)).IsProblem(HttpStatusCode.TooManyRequests, "login_locked");
        (await At(home).TryAsync(customer.Email, LogIns.Password)).Is(HttpStatusCode.OK);
        (await At(home).TryAsync(customer.Email, "a-wrong-password")).IsProblem(HttpStatusCode.Unauthorized, "wrong_credentials");

        world.Clock.Advance(TimeSpan.FromMinutes(15));
        (await At(AnAddress()).TryAsync(customer.Email, LogIns.Password)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_right_password_in_between_begins_the_count_anew()
    {
        var home = AnAddress();
        var customer = await CustomerAtAsync(home);

        for (var round = 0; round < 3; round++)
        {
            await GuessAsync(customer.Email, home, 2);
            (await At(home).TryAsync(customer.Email, LogIns.Password)).Is(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Counts_are_forgotten_when_their_time_is_over()
    {
        await GuessAsync("nobody@example.com", AnAddress(), 1);
        world.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.True(await world.Service.RunAsync<ForgetLogIns>() > 0);
    }

    private static string TextOf(Answer answer) => $"{answer.Status} {answer.Code} {answer.Json["title"]} {answer.Json["detail"]} "
        + string.Join(' ', answer.Headers.Keys.Order(StringComparer.Ordinal));

    private Customer At(string address) => world.Service.NewCustomer().From(address);

    private async Task<Customer> CustomerAtAsync(string address) => await world.Service.NewCustomer().From(address).RegisterAsync();

    private async Task<List<Answer>> GuessAsync(string email, string address, int times)
    {
        var answers = new List<Answer>();
        for (var guess = 0; guess < times; guess++)
        {
            answers.Add(await At(address).TryAsync(email, "a-wrong-password"));
        }

        return answers;
    }
}
