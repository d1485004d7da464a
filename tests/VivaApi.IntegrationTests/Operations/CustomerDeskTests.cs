using System.Net;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations;

/// <summary>What operators see of customers and do with them.</summary>
public sealed class CustomerDeskTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Customers_are_found_by_the_beginning_of_their_address_page_by_page()
    {
        var person = await world.OperatorAsync();
        foreach (var name in new[] { "find-a", "find-b", "find_c" })
        {
            (await person.PostAsync("/auth/register", new { email = $"{name}@example.com", password = "a-long-password" }))
                .Is(HttpStatusCode.Created);
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = (await person.GetAsync("/admin/users?email=FIND-&limit=1")).Is(HttpStatusCode.OK);
        Assert.Equal(["find-b@example.com"], Emails(first));
        var cursor = first.At<string>("nextCursor");
        var next = (await person.GetAsync($"/admin/users?email=find-&limit=1&cursor={cursor}")).Is(HttpStatusCode.OK);
        Assert.Equal(["find-a@example.com"], Emails(next));
        Assert.Null(next.Json["nextCursor"]);
        Assert.Empty(Emails(await person.GetAsync("/admin/users?email=nobody%25")));
        (await person.GetAsync("/admin/users?email=%00")).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task A_customer_is_shown_with_credits_quota_orders_and_jobs_but_not_with_what_they_asked_for()
    {
        var (customer, person) = (await world.CustomerWithAsync("pro"), await world.OperatorAsync());
        await customer.GenerationAsync("a secret wish");

        var seen = (await person.GetAsync($"/admin/users/{await IdOfAsync(customer)}")).Is(HttpStatusCode.OK);

        Assert.Equal((135, 15), (seen.At<long>("customer", "availableCredits"), seen.At<long>("customer", "reservedCredits")));
        Assert.Equal((150, 15), (seen.At<long>("quota", "quota"), seen.At<long>("quota", "reserved")));
        Assert.Equal("paid", (string?)Assert.Single(seen.Json["orders"]!.AsArray())!["state"]);
        Assert.Equal("queued", (string?)Assert.Single(seen.Json["jobs"]!.AsArray())!["state"]);
        Assert.DoesNotContain("secret", seen.Text, StringComparison.Ordinal);
        (await person.GetAsync($"/admin/users/{Guid.Empty}")).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_suspended_customer_can_do_nothing_at_any_copy_while_their_job_is_finished()
    {
        var (customer, person) = (await world.CustomerWithAsync("enterprise"), await world.OperatorAsync());
        await using var secondCopy = world.StartService();
        var tokens = await customer.PostAsync("/auth/login", new { email = customer.Email, password = "a-long-password" });
        var program = customer.Program(await customer.NewKeyAsync("generate", "read"));
        var (id, job) = (await IdOfAsync(customer), await customer.GenerationAsync());
        (await customer.At(secondCopy).GetAsync("/quota")).Is(HttpStatusCode.OK);

        (await person.PostAsync($"/admin/users/{id}/suspend", new { reason = "too many chargebacks" })).Is(HttpStatusCode.OK);

        const string code = "account_suspended";
        (await customer.GenerateAsync()).IsProblem(HttpStatusCode.Forbidden, code);
        (await customer.PostAsync("/orders", new { packageCode = "pro", channel = "page" }, Customer.NewKey()))
            .IsProblem(HttpStatusCode.Forbidden, code);
        (await program.GetAsync("/quota")).IsProblem(HttpStatusCode.Forbidden, code);
        (await customer.PostAsync("/auth/login", new { email = customer.Email, password = "a-long-password" }))
            .IsProblem(HttpStatusCode.Forbidden, code);
        (await customer.PostAsync("/auth/login", new { email = customer.Email, password = "a-wrong-password" }))
            .IsProblem(HttpStatusCode.Unauthorized, "wrong_credentials");
        (await customer.PostAsync("/auth/refresh", new { refreshToken = tokens.At<string>("refreshToken") }))
            .IsProblem(HttpStatusCode.Forbidden, code);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await customer.At(secondCopy).GenerateAsync()).IsProblem(HttpStatusCode.Forbidden, code);
        (await customer.GetAsync("/packages")).Is(HttpStatusCode.OK);
        Assert.Equal([customer.Email], Emails(await person.GetAsync($"/admin/users?suspended=true&email={customer.Email}")));

        await world.MakeVideosAsync();
        (await person.PostAsync($"/admin/users/{id}/resume", new { })).Is(HttpStatusCode.OK);
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(job));
        (await program.GetAsync("/quota")).Is(HttpStatusCode.OK);
        var acts = (await person.GetAsync($"/admin/audit?subject={id}")).Json["items"]!.AsArray().Select(entry => (string?)entry!["act"]);
        Assert.Equal(["user.resume", "user.suspend"], acts.OrderBy(act => act, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_suspends_themselves_or_somebody_who_is_not_there()
    {
        var person = await world.OperatorAsync();

        (await person.PostAsync($"/admin/users/{await IdOfAsync(person)}/suspend", new { reason = "x" }))
            .IsProblem(HttpStatusCode.Conflict, "cannot_suspend_oneself");
        (await person.PostAsync($"/admin/users/{Guid.Empty}/suspend", new { reason = "x" }))
            .IsProblem(HttpStatusCode.NotFound, "not_found");
        (await person.PostAsync($"/admin/users/{Guid.Empty}/suspend", new { reason = "" }))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await person.PostAsync($"/admin/users/{Guid.Empty}/resume", new { })).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Credits_are_given_and_taken_with_a_reason_once_for_each_key_and_never_below_zero()
    {
        var (customer, person) = (await world.CustomerWithAsync("basic"), await world.OperatorAsync());
        var id = await IdOfAsync(customer);
        var key = Customer.NewKey();

        var given = await AdjustAsync(person, id, 15, key);
        Assert.Equal(65, given.Is(HttpStatusCode.Created).At<long>("availableCredits"));
        Assert.Equal(given.Text, (await AdjustAsync(person, id, 15, key)).Text);
        (await AdjustAsync(person, id, 16, key)).IsProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await AdjustAsync(person, id, -50, Customer.NewKey())).Is(HttpStatusCode.Created);
        await customer.HasAsync(available: 15, quota: 15, used: 0, reserved: 0);
        await customer.GenerationAsync();
        var refused = (await AdjustAsync(person, id, -1, Customer.NewKey()))
            .IsProblem(HttpStatusCode.Conflict, "adjustment_exceeds_balance");

        Assert.Equal((0, 0), (refused.At<long>("availableCredits"), refused.At<long>("remainingQuota")));
        await customer.HasAsync(available: 0, quota: 15, used: 0, reserved: 15);
        var history = (await customer.GetAsync("/credits/entries?kind=adjust")).Json["items"]!.AsArray();
        Assert.Equal([-50, 15], history.Select(entry => (long)entry!["amount"]!).Order());
        Assert.All(history, entry => Assert.Equal("补偿", (string?)entry!["reason"]));
        Assert.Equal(2, (await person.GetAsync($"/admin/audit?subject={id}&act=credits.adjust")).Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Somebody_who_never_bought_may_be_given_credits_and_make_a_video()
    {
        var (customer, person) = (await world.CustomerAsync(), await world.OperatorAsync());

        (await AdjustAsync(person, await IdOfAsync(customer), 15, Customer.NewKey())).Is(HttpStatusCode.Created);

        var job = await customer.GenerationAsync();
        await world.MakeVideosAsync();
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(job));
        await customer.HasAsync(available: 0, quota: 15, used: 15, reserved: 0);
    }

    [Theory]
    [InlineData(0, "why")]
    [InlineData(1_000_001, "why")]
    [InlineData(-1_000_001, "why")]
    [InlineData(5, "")]
    public async Task A_correction_that_makes_no_sense_is_refused(long credits, string reason) =>
        (await (await world.OperatorAsync()).PostAsync(
            $"/admin/users/{Guid.Empty}/credit-adjustments", new { credits, reason }, Customer.NewKey()))
        .IsProblem(HttpStatusCode.BadRequest, "validation_failed");

    private static async Task<Answer> AdjustAsync(Customer person, string id, long credits, string key) =>
        await person.PostAsync($"/admin/users/{id}/credit-adjustments", new { credits, reason = "补偿" }, key);

    private static async Task<string> IdOfAsync(Customer customer) => (await customer.GetAsync("/me")).At<string>("id");

    private static IEnumerable<string?> Emails(Answer page) =>
        page.Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(item => (string?)item!["email"]);
}
