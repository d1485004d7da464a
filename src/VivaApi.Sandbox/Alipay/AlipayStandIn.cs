using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using VivaApi.Backend.Money;

namespace VivaApi.Sandbox.Alipay;

/// <summary>
/// A stand-in for Alipay in this process, on a port of its own: gateway, cashier, notifications, bills. It checks what Alipay checks and
/// refuses what Alipay refuses; only the money is missing.
/// </summary>
internal sealed class AlipayStandIn : IAsyncDisposable
{
    private readonly AlipayStandInOptions options;
    private readonly StandInSigner signer;
    private readonly TradeBook book;
    private readonly NotificationSender sender;
    private readonly RefundCalls refunds;
    private readonly Cashier cashier;
    private readonly DeliveryLog deliveries = new();
    private readonly WebApplication app;
    private int disposed;
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    private AlipayStandIn(AlipayStandInOptions options)
    {
        this.options = options;
        if (!Faults.TrySet(options.Faults))
        {
            throw new ArgumentException($"The faults \"{options.Faults}\" are not understood.", nameof(options));
        }

        signer = new StandInSigner(options.OwnPrivateKey, options.MerchantPublicKey);
        book = new TradeBook(new StateFile(options.StateFile), options.Time);
        sender = new NotificationSender(options, book, signer, Faults, deliveries);
        refunds = new RefundCalls(options, book, Faults, sender);
        Bills = new BillCalls(options, book, Faults);
        cashier = new Cashier(options, book, signer, sender);
        app = Build();
    }

    /// <summary>Without a slash at the end's path: <c>http://127.0.0.1:5081/</c>.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    public string GatewayUrl => $"{PublicAddress}/gateway.do";

    public string AppId => options.AppId;

    public string SellerId => options.SellerId;

    /// <summary>What the merchant sets as the Alipay public key (PEM).</summary>
    public string PublicKey => signer.PublicKey;

    public string MerchantPublicKey => signer.MerchantPublicKey;

    /// <summary>The merchant's private key (PEM), when the stand-in had to make the pair itself.</summary>
    public string? MerchantPrivateKey => signer.MerchantPrivateKey;

    public AlipayFaults Faults { get; } = new();

    public BillCalls Bills { get; }

    public IReadOnlyList<StandInTrade> Trades => book.All;

    public IReadOnlyList<AlipayDelivery> Deliveries => deliveries.All;

    private string PublicAddress => options.PublicAddress ?? BaseAddress.GetLeftPart(UriPartial.Authority);

    public static async Task<AlipayStandIn> StartAsync(AlipayStandInOptions options, CancellationToken cancellationToken)
    {
        var alipay = new AlipayStandIn(options);
        try
        {
            await alipay.app.StartAsync(cancellationToken);
        }
        catch
        {
            await alipay.DisposeAsync();
            throw;
        }

        var server = alipay.app.Services.GetRequiredService<IServer>();
        var listening = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var host = options.ListenAddress.Equals(IPAddress.Any) ? "127.0.0.1" : listening.Host;
        alipay.BaseAddress = new UriBuilder("http", host, listening.Port).Uri;
        alipay.sender.Resume();
        return alipay;
    }

    public StandInTrade? Find(string outTradeNo) => book.Find(outTradeNo);

    /// <summary>Opens a pay page or a QR code's address as a payer would. From then on the trade exists.</summary>
    /// <returns>The order's number.</returns>
    public async Task<string> OpensAsync(string payUrl, CancellationToken cancellationToken)
    {
        using var placed = await browser.GetAsync(payUrl, cancellationToken);
        var cashierUrl = placed.Headers.Location is { } location ? new Uri(BaseAddress, location) : new Uri(payUrl);
        using var shown = await browser.GetAsync(cashierUrl, cancellationToken);
        var token = cashierUrl.Segments[^1];
        return book.FindWhere(trade => trade.Token == token)?.OutTradeNo
            ?? throw new InvalidOperationException($"No cashier there: {await placed.Content.ReadAsStringAsync(cancellationToken)}");
    }

    /// <summary>Opens a pay page and pays. The notification follows by itself.</summary>
    public async Task<string> PaysAsync(string payUrl, CancellationToken cancellationToken)
    {
        var outTradeNo = await OpensAsync(payUrl, cancellationToken);
        Pay(outTradeNo);
        return outTradeNo;
    }

    /// <summary>Pays a trade that was opened or placed before. The notification follows by itself.</summary>
    public StandInTrade Pay(string outTradeNo) =>
        cashier.Pay(outTradeNo) ?? throw new InvalidOperationException($"{outTradeNo} does not wait for a payment.");

    /// <summary>Sends one notification of the trade's present state now, outside the schedule.</summary>
    /// <param name="mutate">Changes the fields before they are signed.</param>
    /// <param name="forge">Signs with a stranger's key.</param>
    public async Task<AlipayDelivery> SendNotificationAsync(
        string outTradeNo, Action<IDictionary<string, string>>? mutate, bool forge, CancellationToken cancellationToken)
    {
        var (notification, fields) = Compose(outTradeNo, mutate);
        return await sender.DeliverAsync(notification, signer.Signed(fields, forge), cancellationToken);
    }

    /// <summary>The signed fields of such a notification, for somebody who posts them in a way of their own.</summary>
    public IReadOnlyDictionary<string, string> SignNotification(
        string outTradeNo, Action<IDictionary<string, string>>? mutate, bool forged = false) =>
        signer.Signed(Compose(outTradeNo, mutate).Fields, forged);

    /// <summary>Gives money back as an operator would in Alipay's back office. A page payment's merchant is not told.</summary>
    public void RefundInBackOffice(string outTradeNo, string outRequestNo, Fen amount)
    {
        var (trade, refusal) = refunds.Give(outTradeNo, outRequestNo, amount);
        if (trade is null)
        {
            throw new InvalidOperationException(refusal?.SubCode ?? "No such trade.");
        }

        if (trade.Method != "alipay.trade.page.pay")
        {
            sender.Report(trade, trade.Refunds[^1]);
        }
    }

    /// <summary>The refund window has ended: the trade is TRADE_FINISHED, and the merchant is told.</summary>
    public void Finish(string outTradeNo)
    {
        var finished = book.Change(outTradeNo, trade =>
            trade.Status == StandInTrade.TradeSuccess ? trade with { Status = StandInTrade.TradeFinished } : null);
        sender.Report(finished ?? throw new InvalidOperationException($"{outTradeNo} is not paid."));
    }

    /// <summary>Loses the next notifications; all of them by default.</summary>
    public void DropNotifications(int times = AlipayFaults.Always) => Faults.Set(AlipayFault.LoseNotification, times);

    /// <summary>Keeps notifications back until they are released.</summary>
    public void HoldNotifications() => sender.Gate.Hold();

    /// <summary>Waits until so many more notifications are kept back.</summary>
    public Task WaitForHeldNotificationsAsync(int count, CancellationToken cancellationToken) =>
        sender.Gate.WaitForArrivalsAsync(count, cancellationToken);

    public Task ReleaseNotificationsAsync(bool newestFirst, CancellationToken cancellationToken) =>
        sender.Gate.ReleaseAsync(newestFirst, cancellationToken);

    /// <summary>Waits until so many attempts to tell of this trade have been made, lost ones included.</summary>
    public Task<IReadOnlyList<AlipayDelivery>> WaitForDeliveriesAsync(string outTradeNo, int count, CancellationToken cancellationToken) =>
        deliveries.WaitAsync(delivery => delivery.OutTradeNo == outTradeNo, count, cancellationToken);

    /// <summary>Waits until every notification so far has been answered with <c>success</c> or given up.</summary>
    public Task WhenNothingIsOwedAsync(CancellationToken cancellationToken) => sender.WhenNothingIsOwedAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        await app.DisposeAsync();
        await sender.DisposeAsync();
        browser.Dispose();
        signer.Dispose();
    }

    private (StandInNotification Notification, Dictionary<string, string> Fields) Compose(
        string outTradeNo, Action<IDictionary<string, string>>? mutate)
    {
        var trade = book.Find(outTradeNo) ?? throw new InvalidOperationException($"No trade {outTradeNo}.");
        var notification = sender.Compose(trade, trade.Refunds.Count > 0 ? trade.Refunds[^1] : null);
        var fields = new Dictionary<string, string>(notification.Fields);
        mutate?.Invoke(fields);
        return (notification, fields);
    }

    private WebApplication Build()
    {
        // The empty builder reads no environment: the service's own settings in this process are not the stand-in's.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1_048_576;
            kestrel.Listen(options.ListenAddress, options.Port);
        });
        var built = builder.Build();
        built.UseRouting();
        var placing = new TradePlacing(options, book);
        var calls = new ServerCalls(options, book, placing, refunds, Bills);
        var gateway = new GatewayEndpoint(new GatewayCheck(options, signer), placing, calls, signer, Faults, () => PublicAddress);
        built.MapMethods("/gateway.do", ["GET", "POST"], gateway.HandleAsync);
        built.MapPost("/app/pay", gateway.HandleAppAsync);
        built.MapGet("/cashier/{token}", cashier.ShowAsync);
        built.MapGet("/qr/{token}", cashier.ShowAsync);
        built.MapPost("/cashier/{token}/pay", cashier.PayAsync);
        built.MapPost("/cashier/{token}/cancel", cashier.CancelAsync);
        built.MapGet("/bill/{token}", DownloadBillAsync);
        built.MapGet("/status", context => StatusEndpoint.ShowAsync(context, book, deliveries));
        built.MapPost("/faults", context => StatusEndpoint.SetFaultsAsync(context, Faults));
        built.MapGet("/", context => StatusEndpoint.ShowAsync(context, book, deliveries));
        return built;
    }

    private async Task DownloadBillAsync(HttpContext context)
    {
        if (Bills.Download((string)context.Request.RouteValues["token"]!) is not { } bill)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = "application/zip";
        await context.Response.Body.WriteAsync(bill, context.RequestAborted);
    }
}
