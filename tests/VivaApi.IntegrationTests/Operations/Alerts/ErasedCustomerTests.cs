using System.Net;
using VivaApi.IntegrationTests.Identity;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>What operations keep about customers goes with them, and nobody is written to who is gone.</summary>
public sealed class ErasedCustomerTests(AlertWorld world) : IClassFixture<AlertWorld>
{
    private static readonly object Password = new { password = "a-long-password" };

    [Fact]
    public async Task What_a_customer_chose_to_be_told_of_is_exported_and_goes_with_them()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = (await customer.GetAsync("/me")).At<string>("id");
        (await customer.ChangeAsync(HttpMethod.Put, "/me/low-credit-alert", new { enabled = true, thresholdCredits = 47 }))
            .Is(HttpStatusCode.OK);

        var export = (await customer.GetAsync("/me/export")).Is(HttpStatusCode.OK);
        Assert.Equal(47, (int)Assert.Single(export.Json["lowCreditAlert"]!.AsArray())!["thresholdCredits"]!);

        (await customer.DeleteMeAsync(Password)).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, await world.Books.CountAsync($"low_credit_settings where user_id = '{id}'"));

        // The quota's last change is looked at after the customer has gone.
        await world.WatchCustomersAsync();
        Assert.Equal(0, await world.Books.CountAsync($"low_credit_settings where user_id = '{id}'"));
    }

    [Fact]
    public async Task A_mail_that_waits_for_a_deleted_customer_is_not_sent()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = (await customer.GetAsync("/me")).At<string>("id");
        (await customer.ChangeAsync(HttpMethod.Put, "/me/low-credit-alert", new { enabled = true, thresholdCredits = 60 }))
            .Is(HttpStatusCode.OK);
        await world.WatchCustomersAsync();
        Assert.Equal(1, await world.Books.CountAsync($"alert_messages where recipient_id = '{id}' and state = 'pending'"));

        (await customer.DeleteMeAsync(Password)).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, await world.Books.CountAsync($"alert_messages where recipient_id = '{id}' and state = 'pending'"));

        // One that was written at that very moment is refused when it is to be sent.
        await world.Books.RunAsync($"update alert_messages set state = 'pending' where recipient_id = '{id}'");
        await world.SendAllAsync();
        Assert.Equal(1, await world.Books.CountAsync($"alert_messages where recipient_id = '{id}' and state = 'given_up'"));
        Assert.DoesNotContain(
            world.Mailbox.Mails, mail => mail.To.Mailboxes.Any(box => box.Address.Contains("deleted", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Alerts_about_what_a_deleted_customer_used_end_and_do_not_come_back()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = (await customer.GetAsync("/me")).At<string>("id");
        for (var video = 0; video < 3; video++)
        {
            await customer.GenerationAsync();
        }

        await world.MakeVideosAsync();
        await world.WatchCustomersAsync();
        Assert.Equal(1, await OpenAsync(id));

        (await customer.DeleteMeAsync(Password)).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, await OpenAsync(id));
        await world.Books.RunAsync($"update user_viva_api_keys set used = used + 1 where user_id = '{id}'");
        await world.WatchCustomersAsync();
        Assert.Equal(0, await OpenAsync(id));
        await world.Books.RunAsync($"update user_viva_api_keys set used = used - 1 where user_id = '{id}'");
    }

    [Fact]
    public async Task An_operator_cannot_delete_themselves_or_another_operator_from_the_desk()
    {
        var (person, other) = (await world.OperatorAsync(), await world.OperatorAsync());
        var (mine, theirs) = ((await person.GetAsync("/me")).At<string>("id"), (await other.GetAsync("/me")).At<string>("id"));

        foreach (var id in new[] { mine, theirs })
        {
            (await person.PostAsync($"/admin/users/{id}/erase", new { reason = "by mistake" }))
                .IsProblem(HttpStatusCode.Conflict, "cannot_erase_operator");
        }

        (await person.GetAsync("/me")).Is(HttpStatusCode.OK);
        (await other.GetAsync("/me")).Is(HttpStatusCode.OK);

        // Who proves that it is theirs may.
        (await other.DeleteMeAsync(Password)).Is(HttpStatusCode.NoContent);
    }

    private Task<long> OpenAsync(string id) =>
        world.Books.CountAsync($"alerts where kind like 'customer_used%' and key = '{id}' and recovered_at is null");
}
