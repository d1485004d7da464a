using System.Globalization;
using System.Net;
using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Quota;

/// <summary>Several master keys: jobs are spread over them, one that is refused rests, and changing them stops nothing.</summary>
public sealed class MasterKeyTests(MasterKeyWorld world) : IClassFixture<MasterKeyWorld>
{
    private const string Refused = "master_key_refused";

    [Fact]
    public async Task Jobs_are_spread_over_all_keys_and_every_copy_takes_a_new_one_at_once()
    {
        var customer = await world.FreshCustomerAsync();
        await using var secondCopy = world.StartService();
        await SubmitAsync(customer, secondCopy);
        await world.AddAsync(MasterKeyWorld.Second, new { name = "heavy", key = MasterKeyWorld.Second, weight = 1_000 });
        var before = world.Viva.Submissions.Count;

        for (var job = 0; job < 4; job++)
        {
            await SubmitAsync(customer, secondCopy);
        }

        // A thousand to one each time.
        Assert.Contains(MasterKeyWorld.Second, world.Viva.Submissions.Skip(before).Select(submission => submission.Key));
        await world.RetireAsync(await IdOfAsync("heavy"));
        var after = world.Viva.Submissions.Count;
        await SubmitAsync(customer, secondCopy);
        await SubmitAsync(customer, world.Service);
        Assert.All(world.Viva.Submissions.Skip(after), submission => Assert.Equal(MasterKeyWorld.First, submission.Key));
    }

    [Fact]
    public async Task A_retired_key_serves_its_running_jobs_and_can_be_removed_when_they_have_ended()
    {
        var customer = await world.FreshCustomerAsync();
        var id = await world.AddAsync(MasterKeyWorld.Second);
        await RestAllButAsync(id);
        var job = await SubmitAsync(customer, world.Service);
        Assert.Equal(MasterKeyWorld.Second, world.Viva.Submissions[^1].Key);
        (await DeleteAsync(id)).IsProblem(HttpStatusCode.Conflict, "master_key_not_retired");
        (await world.RetireAsync(id)).Is(HttpStatusCode.OK);
        (await DeleteAsync(id)).IsProblem(HttpStatusCode.Conflict, "master_key_in_use");

        // Only the job's own key can bring the video: the other is refused.
        world.Viva.RevokeKey(MasterKeyWorld.First);
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        world.Viva.RestoreKey(MasterKeyWorld.First);

        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(job));
        (await DeleteAsync(id)).Is(HttpStatusCode.NoContent);
        Assert.Equal(1, await world.Books.CountAsync($"master_keys where id = '{id}' and state = 'removed' and encrypted_key is null"));
        (await DeleteAsync(id)).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_key_that_is_refused_rests_with_an_alarm_while_others_go_on_and_one_job_tries_it_again()
    {
        var customer = await world.FreshCustomerAsync();
        await world.AddAsync(MasterKeyWorld.Second);
        world.Viva.RevokeKey(MasterKeyWorld.First);
        await RetireAllButAsync(MasterKeyWorld.First);
        var job = await SubmitAsync(customer, world.Service);
        await world.Books.RunAsync($"update master_keys set state = 'active' where hint = '{MasterKeyWorld.Second[^4..]}'");
        await world.Books.RunAsync("delete from upstream_circuits");

        await SendAgainAsync();
        Assert.Equal(MasterKeyWorld.Second, world.Viva.Submissions[^1].Key);
        Assert.Equal(1, await world.OpenAlertsAsync(Refused));
        Assert.Equal(0, await world.Books.CountAsync("upstream_circuits where opened_at is not null"));
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(job));

        world.Viva.RestoreKey(MasterKeyWorld.First);
        await world.EndRestsAsync();
        await RetireAllButAsync(MasterKeyWorld.First);
        await SubmitAsync(customer, world.Service);
        Assert.Equal(0, await world.OpenAlertsAsync(Refused));
        Assert.Equal(0, await world.Books.CountAsync("master_keys where rested_at is not null"));
    }

    [Fact]
    public async Task Only_when_no_key_is_left_does_the_circuit_open_and_a_new_key_closes_it()
    {
        var customer = await world.FreshCustomerAsync();
        await world.AddAsync(MasterKeyWorld.Second);
        world.Viva.RevokeKey(MasterKeyWorld.First);
        world.Viva.RevokeKey(MasterKeyWorld.Second);
        var job = await SubmitAsync(customer, world.Service);
        Assert.Equal(0, await world.Books.CountAsync("upstream_circuits where opened_at is not null"));
        await SendAgainAsync();

        Assert.Equal(1, await world.Books.CountAsync("upstream_circuits where opened_at is not null"));
        Assert.Equal(2, await world.OpenAlertsAsync(Refused));
        (await customer.GenerateAsync()).IsProblem(HttpStatusCode.ServiceUnavailable, "upstream_unavailable");

        await world.AddAsync(MasterKeyWorld.Third);
        await SendAgainAsync();
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(job));
        Assert.Equal(0, await world.Books.CountAsync("upstream_circuits where opened_at is not null"));
    }

    [Fact]
    public async Task A_job_whose_key_is_refused_when_it_is_asked_about_is_asked_about_with_another_of_the_account()
    {
        var customer = await world.FreshCustomerAsync();
        var id = await world.AddAsync(MasterKeyWorld.Second);
        await RestAllButAsync(id);
        var job = await SubmitAsync(customer, world.Service);
        world.Viva.RevokeKey(MasterKeyWorld.Second);

        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("running", await customer.StateOfGenerationAsync(job));
        await world.LookAtJobsAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("succeeded", await customer.StateOfGenerationAsync(job));
    }

    [Fact]
    public async Task Operators_see_how_each_key_stands_and_nobody_sees_the_key()
    {
        var customer = await world.FreshCustomerAsync();
        await world.AddAsync(
            MasterKeyWorld.Second, new { name = "另一个账户", key = MasterKeyWorld.Second, accountNumber = "77", accessToken = "other-token" });
        var person = await world.OperatorAsync();

        var report = (await person.GetAsync("/admin/upstream")).Is(HttpStatusCode.OK);
        var listed = (await person.GetAsync("/admin/master-keys")).Is(HttpStatusCode.OK);

        var other = Assert.Single(report.Json["keys"]!.AsArray(), key => (string?)key!["account"] == "77")!;
        Assert.Equal(
            ("added", MasterKeyWorld.Second[^4..], "active"),
            ((string?)other["source"], (string?)other["hint"], (string?)other["state"]));
        Assert.Equal("77", (string?)report.Json["otherAccounts"]![0]!["account"]);
        foreach (var secret in new[] { MasterKeyWorld.First, MasterKeyWorld.Second, "other-token" })
        {
            Assert.DoesNotContain(secret, report.Text + listed.Text + string.Concat(world.Log.Lines), StringComparison.Ordinal);
        }

        (await customer.GetAsync("/admin/master-keys")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData("""{"name":"x","key":"short"}""")]
    [InlineData("""{"name":"x","key":"sk-with a blank 0000"}""")]
    [InlineData("""{"name":"x","key":"sk-000000000000","weight":0}""")]
    [InlineData("""{"name":"x","key":"sk-000000000000","weight":1001}""")]
    [InlineData("""{"name":"x","key":"sk-000000000000","accountNumber":"7"}""")]
    [InlineData("""{"name":"x","key":"sk-000000000000","accountNumber":"seven","accessToken":"a-long-token"}""")]
    public async Task A_key_that_cannot_be_one_is_refused_and_changes_nothing(string body)
    {
        var before = await world.Books.CountAsync("master_keys");

        (await (await world.OperatorAsync()).PostTextAsync("/admin/master-keys", body)).IsProblem(
            HttpStatusCode.BadRequest, "validation_failed");

        Assert.Equal(before, await world.Books.CountAsync("master_keys"));
    }

    private async Task<Guid> SubmitAsync(Customer customer, ServiceUnderTest copy)
    {
        var id = await customer.GenerationAsync();
        await copy.RunAsync<SubmitGenerations>();
        return id;
    }

    private async Task SendAgainAsync()
    {
        await world.Books.MakeJobsDueAsync();
        await world.Service.RunAsync<SubmitGenerations>();
    }

    private Task<int> RestAllButAsync(Guid id) => world.Books.RunAsync($"update master_keys set state = 'retired' where id <> '{id}'");

    private Task<int> RetireAllButAsync(string key) =>
        world.Books.RunAsync($"update master_keys set state = 'retired' where hint <> '{key[^4..]}' and state = 'active'");

    private async Task<Guid> IdOfAsync(string name)
    {
        var listed = (await (await world.OperatorAsync()).GetAsync("/admin/master-keys")).Is(HttpStatusCode.OK);
        var key = Assert.Single(listed.Json["items"]!.AsArray(), key => (string?)key!["name"] == name)!;
        return Guid.Parse((string)key["id"]!, CultureInfo.InvariantCulture);
    }

    private async Task<Answer> DeleteAsync(Guid id) => await (await world.OperatorAsync()).DeleteAsync($"/admin/master-keys/{id}");
}
