using System.Net;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>
/// One customer's whole story over the public API: order, pay, generate, wait for the end. Asks again, with the same key, whenever the
/// service is gone, as any client of it should.
/// </summary>
internal sealed class PurchaseStory(Customer customer, AlipayStandIn alipay, Rarities rarities)
{
    private static readonly string[] Ends = ["succeeded", "failed", "cancelled", "written_off"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns how the job ended.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var (orderKey, jobKey) = (Customer.NewKey(), Customer.NewKey());
        var order = (await AskAsync(() => customer.PostAsync("/orders", new { packageCode = "basic", channel = "page" }, orderKey)))
            .Is(HttpStatusCode.Created);
        await alipay.PaysAsync(order.At<string>("payment", "payUrl"), cancellationToken);
        await UntilAsync($"/orders/{order.At<string>("order", "id")}", state => state == "paid", cancellationToken);

        var job = (await AskAsync(() => customer.GenerateAsync("cat", jobKey))).Is(HttpStatusCode.Accepted).At<string>("id");
        var end = await UntilAsync($"/generations/{job}", Ends.Contains, cancellationToken);
        if (end == "succeeded")
        {
            var video = (await AskAsync(() => customer.GetAsync($"/generations/{job}/video"))).Is(HttpStatusCode.OK);
            Assert.NotEmpty(video.Text);
        }

        return end;
    }

    private Task<Answer> AskAsync(Func<Task<Answer>> sendAsync) => Persistent.UntilDecidedAsync(sendAsync, rarities);

    private async Task<string> UntilAsync(string path, Func<string, bool> isReached, CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = (await AskAsync(() => customer.GetAsync(path))).Is(HttpStatusCode.OK).At<string>("state");
            if (isReached(state))
            {
                return state;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}
