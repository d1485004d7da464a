using System.Security.Cryptography;

namespace VivaApi.Sandbox.Demo;

/// <summary>The main job as a customer does it, over HTTP only, with every number checked.</summary>
internal sealed class DemoScript(DemoClient api, CashierBrowser browser, DemoScreen screen, TimeProvider time)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);
    private readonly List<string> wrong = [];

    /// <summary>What the demo is doing; for the message when it takes too long.</summary>
    public string Step { get; private set; } = string.Empty;

    /// <summary>Runs to the end.</summary>
    /// <returns>The wrong numbers, each in words; empty when all are right.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        string prompt, string? model, string videoFolder, CancellationToken cancellationToken)
    {
        await SignUpAsync(cancellationToken);
        await CheckAsync("signing up", available: 0, used: 0, quota: 0, cancellationToken);
        await BuyAsync(cancellationToken);
        await CheckAsync("paying", DemoNumbers.Bought, used: 0, DemoNumbers.Bought, cancellationToken);
        var generation = await GenerateAsync(prompt, model, cancellationToken);
        await DownloadAsync(generation, videoFolder, cancellationToken);
        await CheckAsync("the video", DemoNumbers.Bought - DemoNumbers.Spent, DemoNumbers.Spent, DemoNumbers.Bought, cancellationToken);
        var entries = await EntriesAsync(cancellationToken);
        wrong.AddRange(DemoNumbers.Wrong(entries));
        return wrong;
    }

    private async Task SignUpAsync(CancellationToken cancellationToken)
    {
        Step = "signing up";
        var name = RandomNumberGenerator.GetHexString(12, lowercase: true);
        var password = $"Demo-{RandomNumberGenerator.GetHexString(16, lowercase: true)}7x";
        var account = new { email = $"demo-{name}@customer.example", password };
        await api.CreateAsync("auth/register", account, cancellationToken);
        var login = await api.PostAsync<LoginAnswer>("auth/login", account, idempotencyKey: null, cancellationToken);
        api.SignIn(login.AccessToken);
        screen.Done($"signed up as {account.email}");
    }

    private async Task BuyAsync(CancellationToken cancellationToken)
    {
        Step = "ordering the package";
        var packages = await api.GetAsync<ListAnswer<PackageAnswer>>("packages", cancellationToken);
        var package = packages.Items.FirstOrDefault(
            offered => string.Equals(offered.Code, DemoNumbers.PackageCode, StringComparison.Ordinal))
            ?? throw new SandboxException($"the package {DemoNumbers.PackageCode} is not on sale");
        wrong.AddRange(DemoNumbers.Wrong("the package's price in fen", package.PriceFen, DemoNumbers.PriceFen));
        var placed = await api.PostAsync<PlacedOrderAnswer>(
            "orders", new { packageCode = package.Code, channel = "page" }, NewKey(), cancellationToken);
        wrong.AddRange(DemoNumbers.Wrong("the order's amount in fen", placed.Order.AmountFen, DemoNumbers.PriceFen));
        wrong.AddRange(DemoNumbers.Wrong("the order's credits", placed.Order.Credits, DemoNumbers.Bought));
        screen.Done(
            $"ordered {package.Name}: {placed.Order.Credits} credits "
            + $"for ¥{placed.Order.AmountFen / 100}.{placed.Order.AmountFen % 100:00}");

        Step = "paying in the cashier";
        await browser.PayAsync(placed.Payment.PayUrl, cancellationToken);
        screen.Done("paid in the cashier");

        Step = "waiting for Alipay's notification";
        while (await api.GetAsync<OrderAnswer>($"orders/{placed.Order.Id}", cancellationToken) is { State: not "paid" } order)
        {
            if (order.State is "closed" or "refunded")
            {
                throw new SandboxException($"the order is {order.State} although it was paid for");
            }

            await Task.Delay(LookAgain, time, cancellationToken);
        }

        screen.Done("the notification has arrived: the order is paid");
    }

    private async Task<GenerationAnswer> GenerateAsync(string prompt, string? model, CancellationToken cancellationToken)
    {
        Step = "sending the prompt";
        var generation = await api.PostAsync<GenerationAnswer>("generations", new { prompt, model }, NewKey(), cancellationToken);
        wrong.AddRange(DemoNumbers.Wrong("the video's price in credits", generation.PriceCredits, DemoNumbers.Spent));
        screen.Done(model is null ? $"sent the prompt: {prompt}" : $"sent the prompt to {model}: {prompt}");
        var held = await BalanceAsync("the prompt", cancellationToken);
        screen.Show(held);
        wrong.AddRange(
            DemoNumbers.Wrong("after the prompt: credits available", held.Quota.AvailableCredits, DemoNumbers.Bought - DemoNumbers.Spent));

        Step = "waiting for the video";
        await screen.FollowAsync(async report =>
        {
            while (generation.State is not ("succeeded" or "failed" or "cancelled" or "written_off"))
            {
                report(generation.State, generation.Progress ?? 0);
                await Task.Delay(LookAgain, time, cancellationToken);
                generation = await api.GetAsync<GenerationAnswer>($"generations/{generation.Id}", cancellationToken);
            }

            report(generation.State, generation.Progress ?? 100);
        });
        return generation.State is "succeeded" ? generation : throw new SandboxException($"the video's job ended as {generation.State}");
    }

    private async Task DownloadAsync(GenerationAnswer generation, string folder, CancellationToken cancellationToken)
    {
        Step = "downloading the video";
        var (content, type) = await api.DownloadAsync($"generations/{generation.Id}/video", cancellationToken);
        if (!string.Equals(type, "video/mp4", StringComparison.Ordinal))
        {
            wrong.Add($"the video's content type is {type}, must be video/mp4");
        }

        if (Mp4File.Fault(content) is { } fault)
        {
            wrong.Add($"the video cannot be played: {fault}");
        }

        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{generation.Id}.mp4");
        await File.WriteAllBytesAsync(file, content, cancellationToken);
        screen.Done($"the video is in {file} ({content.Length} bytes)");
    }

    private async Task CheckAsync(string moment, long available, long used, long quota, CancellationToken cancellationToken)
    {
        Step = $"reading the balance after {moment}";
        var balance = await BalanceAsync(moment, cancellationToken);
        screen.Show(balance);
        wrong.AddRange(DemoNumbers.Wrong(balance, available, quota, used));
    }

    private async Task<DemoBalance> BalanceAsync(string moment, CancellationToken cancellationToken)
    {
        var quota = await api.GetAsync<QuotaAnswer>("quota", cancellationToken);
        return new DemoBalance(moment, quota);
    }

    private async Task<IReadOnlyList<CreditEntryAnswer>> EntriesAsync(CancellationToken cancellationToken)
    {
        Step = "reading the history of credits";
        var entries = await api.GetAsync<ListAnswer<CreditEntryAnswer>>("credits/entries", cancellationToken);
        return entries.Items;
    }

    private string NewKey() => Guid.CreateVersion7(time.GetUtcNow()).ToString();
}
