using System.Net;
using VivaApi.Backend.Features.Operations.Alerts;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>What happened once and is settled by people.</summary>
public sealed class CloseAlertTests(AlertWorld world) : IClassFixture<AlertWorld>
{
    private const string Mismatch = "payment_mismatch";

    [Fact]
    public async Task An_operator_closes_once_what_nothing_else_ends_and_it_is_written_down_and_told()
    {
        await world.RaiseAsync(Mismatch, "closed");
        var person = await world.TheOperatorAsync();
        var id = await IdOfAsync("closed");

        (await person.PostAsync($"/admin/alerts/{id}/close", new { note = "Refunded at Alipay." })).Is(HttpStatusCode.OK);
        var again = (await person.PostAsync($"/admin/alerts/{id}/close", new { note = "Me too." })).Is(HttpStatusCode.OK);

        var me = (await person.GetAsync("/me")).At<string>("id");
        Assert.Equal(
            ("recovered", me, "Refunded at Alipay."),
            (again.At<string>("state"), again.At<string>("closedBy"), again.At<string>("closingNote")));
        Assert.Equal(1, await world.Books.CountAsync(
            $"audit_log where act = 'alert.close' and subject_id = '{id}' and actor_id = '{me}' and before ->> 'closedBy' is null"
            + " and after ->> 'closingNote' = 'Refunded at Alipay.'"));
        Assert.Equal(5, await world.Books.CountAsync($"alert_messages where alert_id = '{id}' and event = 'recovered'"));

        // The same happens again: that is another alert.
        await world.RaiseAsync(Mismatch, "closed");
        Assert.Equal(2, (await world.AlertsAsync(Mismatch, "closed")).Count);
    }

    [Fact]
    public async Task What_a_rule_measures_and_what_is_over_is_closed_by_nobody()
    {
        await world.RaiseAsync(FirstAlertRules.KeysFailing, "by-hand");
        await world.RaiseAsync(Mismatch, "over");
        var person = await world.TheOperatorAsync();
        var measured = (await world.AlertsAsync(FirstAlertRules.KeysFailing, "by-hand")).Single().At<string>("id");
        var over = await IdOfAsync("over");
        await world.RecoverAsync(Mismatch, "over");

        (await person.PostAsync($"/admin/alerts/{measured}/close", new { note = "Enough." }))
            .IsProblem(HttpStatusCode.Conflict, "alert_ends_itself");
        (await person.PostAsync($"/admin/alerts/{over}/close", new { note = "Enough." }))
            .IsProblem(HttpStatusCode.Conflict, "alert_recovered");
        (await person.PostAsync($"/admin/alerts/{Guid.Empty}/close", new { note = "Enough." }))
            .IsProblem(HttpStatusCode.NotFound, "not_found");
        (await person.PostAsync($"/admin/alerts/{measured}/close", new { note = " " }))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await (await world.CustomerAsync()).PostAsync($"/admin/alerts/{measured}/close", new { note = "Enough." }))
            .IsProblem(HttpStatusCode.Forbidden, "forbidden");

        Assert.Equal("open", (await world.AlertsAsync(FirstAlertRules.KeysFailing, "by-hand")).Single().At<string>("state"));
        await world.RecoverAsync(FirstAlertRules.KeysFailing, "by-hand");
    }

    [Fact]
    public async Task What_an_operator_has_in_hand_rings_no_longer()
    {
        await world.RaiseAsync(Mismatch, "rings");
        var (open, inHand) = (await world.GaugeAsync("viva_alerts_open", "critical"), await InHandAsync());

        var id = await IdOfAsync("rings");
        (await (await world.TheOperatorAsync()).PostAsync($"/admin/alerts/{id}/acknowledge", new { })).Is(HttpStatusCode.OK);

        Assert.Equal(open - 1, await world.GaugeAsync("viva_alerts_open", "critical"));
        Assert.Equal(inHand + 1, await InHandAsync());
    }

    private Task<double> InHandAsync() => world.GaugeAsync("viva_alerts_acknowledged", "critical");

    private async Task<string> IdOfAsync(string key) => (await world.AlertsAsync(Mismatch, key)).Single().At<string>("id");
}
