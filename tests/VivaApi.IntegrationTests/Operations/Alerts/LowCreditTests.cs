using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>The mail that a customer gets when credits run low.</summary>
public sealed class LowCreditTests(AlertWorld world) : IClassFixture<AlertWorld>
{
    [Fact]
    public async Task One_mail_is_written_each_time_that_the_credits_fall_and_not_again_before_they_have_risen()
    {
        var customer = await world.CustomerWithAsync("basic");
        await LookAsync();
        Assert.Empty(MailsTo(customer));

        // 50 - 30 = 20, below the operator's threshold of 30.
        await SpendAsync(customer, 2);
        await SpendAsync(customer, 1);
        var mail = Assert.Single(MailsTo(customer));
        Assert.Contains("20 credits left", mail.Subject, StringComparison.Ordinal);
        var told = (await customer.GetAsync("/me/low-credit-alert")).Is(HttpStatusCode.OK);
        Assert.Equal((true, 30, true), (told.At<bool>("enabled"), told.At<int>("thresholdCredits"), told.At<bool>("isDefault")));

        await world.PaysAsync(await customer.OrderAsync("basic"));
        await LookAsync();
        Assert.Single(MailsTo(customer));
        await SpendAsync(customer, 2);
        Assert.Equal(2, MailsTo(customer).Count());
    }

    [Fact]
    public async Task A_customer_chooses_the_threshold_and_may_switch_it_off()
    {
        var customer = await world.CustomerWithAsync("basic");
        await LookAsync();

        (await customer.ChangeAsync(HttpMethod.Put, "/me/low-credit-alert", new { enabled = true, thresholdCredits = 60 }))
            .Is(HttpStatusCode.OK);
        await LookAsync();
        Assert.Single(MailsTo(customer));

        var other = await world.CustomerWithAsync("basic");
        (await other.ChangeAsync(HttpMethod.Put, "/me/low-credit-alert", new { enabled = false })).Is(HttpStatusCode.OK);
        await SpendAsync(other, 3);
        Assert.Empty(MailsTo(other));
        (await other.ChangeAsync(HttpMethod.Put, "/me/low-credit-alert", new { enabled = true, thresholdCredits = -1 }))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    private IEnumerable<MimeKit.MimeMessage> MailsTo(Customer customer) =>
        world.Mailbox.Mails.Where(mail => mail.To.Mailboxes.Any(box => box.Address == customer.Email));

    private async Task SpendAsync(Customer customer, int videos)
    {
        for (var video = 0; video < videos; video++)
        {
            await customer.GenerationAsync();
        }

        await world.MakeVideosAsync();
        await LookAsync();
    }

    private async Task LookAsync()
    {
        await world.WatchCustomersAsync();
        await world.SendAllAsync();
    }
}
