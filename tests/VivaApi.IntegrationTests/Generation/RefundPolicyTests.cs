using System.Net;
using Npgsql;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Viva;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>What is charged is data: a job keeps the policy of the moment it was accepted, and says which rule applied.</summary>
public sealed class RefundPolicyTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_job_says_what_it_was_charged_and_by_which_rule()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = await customer.GenerationAsync();
        Assert.Null((await customer.GetAsync($"/generations/{id}")).Json["charge"]);
        await world.MakeVideosAsync();

        var charge = (await customer.GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK).Json["charge"]!;

        Assert.Equal((15, 100, "delivered", "running"), (
            (int)charge["credits"]!, (int)charge["percent"]!, (string?)charge["cause"], (string?)charge["phase"]));
    }

    [Fact]
    public async Task A_new_policy_charges_a_part_and_leaves_earlier_jobs_alone()
    {
        var customer = await world.CustomerWithAsync("basic");
        var before = await customer.GenerationAsync();
        await world.Books.RunAsync(
            "insert into refund_policies (version, effective_from, note) values (2, now() - interval '1 second', 'half for filtered'); "
            + "insert into refund_rules (version, cause, phase, percent) values (2, 'content_filtered', 'running', 50)");
        var after = await customer.GenerationAsync();
        world.Viva.NextSubmit(VivaFault.Unsafe);
        world.Viva.NextSubmit(VivaFault.Unsafe);

        await world.MakeVideosAsync();

        Assert.Equal((0, 1), await ChargeAsync(before));
        Assert.Equal((7, 2), await ChargeAsync(after));
        await customer.HasAsync(available: 43, quota: 50, used: 7, reserved: 0);
        await world.Books.AreRightAsync();

        async Task<(int Credits, int Version)> ChargeAsync(Guid id)
        {
            var job = (await customer.GetAsync($"/generations/{id}")).Is(HttpStatusCode.OK);
            Assert.Equal(("failed", "content_filtered"), (job.At<string>("state"), job.At<string>("charge", "cause")));
            return (job.At<int>("charge", "credits"), job.At<int>("charge", "policyVersion"));
        }
    }

    [Theory]
    [InlineData("update refund_rules set percent = 1 where version = 1")]
    [InlineData("delete from refund_rules where version = 1")]
    [InlineData("update risk_entries set cost_fen = 0")]
    public async Task Rules_and_risk_entries_are_for_ever(string sql)
    {
        var customer = await world.CustomerWithAsync("basic");
        world.Viva.NextSubmit(VivaFault.NoFile);
        await customer.GenerationAsync();
        await world.MakeVideosAsync();
        await world.LookAtJobsAsync(TimeSpan.FromMinutes(6));

        var error = await Assert.ThrowsAsync<PostgresException>(() => world.Books.RunAsync(sql));

        Assert.Contains("append-only", error.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_cannot_charge_for_a_job_that_was_written_off()
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => world.Books.RunAsync(
            "insert into refund_rules (version, cause, phase, percent) values (1, 'delivered', 'written_off', 100)"));

        Assert.Equal("ck_refund_rules_phase", error.ConstraintName);
    }
}
