using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Integrations.Alipay.Bills;
using VivaApi.Backend.Money;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.UnitTests.Sandbox.Alipay;

/// <summary>
/// A shop as small as can be: the service's own Alipay code on one side, the stand-in on the other, a listener for notifications.
/// </summary>
internal sealed class TheShop : IAsyncDisposable
{
    private readonly WebApplication listener;
    private ServiceProvider services = null!;

    private TheShop() => listener = BuildListener();

    public static CancellationToken Patience => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero));

    public AlipayStandIn Alipay { get; private set; } = null!;

    public AlipayPayments Payments => services.GetRequiredService<AlipayPayments>();

    public AlipayGateway Gateway => services.GetRequiredService<AlipayGateway>();

    public AlipayBills Bills => services.GetRequiredService<AlipayBills>();

    public AlipayReturn Return => services.GetRequiredService<AlipayReturn>();

    /// <summary>What the shop answers to a notification.</summary>
    public string Answer { get; set; } = "success";

    /// <summary>Each notification as the service's code read it, with the content type it came with.</summary>
    public Channel<(AlipayNotificationOutcome Outcome, string ContentType)> Inbox { get; } =
        Channel.CreateUnbounded<(AlipayNotificationOutcome, string)>();

    public HttpClient Browser { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public string NotifyUrl => listener.Urls.Single() + "/notify";

    public static async Task<TheShop> OpenAsync(
        Func<AlipayStandInOptions, AlipayStandInOptions>? change = null,
        int gatewayPatienceSeconds = 30,
        Action<AlipayBillOptions>? bill = null)
    {
        var shop = new TheShop();
        await shop.listener.StartAsync(Patience);
        var options = new AlipayStandInOptions { Time = shop.Time };
        shop.Alipay = await AlipayStandIn.StartAsync(change?.Invoke(options) ?? options, Patience);
        shop.services = shop.BuildServices(options.AppId, TimeSpan.FromSeconds(gatewayPatienceSeconds), bill);
        return shop;
    }

    public AlipayTrade SomeTrade(string outTradeNo = "VIVA_1", long fen = 9900, string subject = "专业套餐 <b>150</b> 积分") =>
        new(outTradeNo, new Fen(fen), subject, Time.GetUtcNow().AddMinutes(30));

    public async Task<string> GetPageAsync(string url)
    {
        using var first = await Browser.GetAsync(url, Patience);
        if (first.StatusCode != HttpStatusCode.SeeOther)
        {
            return await first.Content.ReadAsStringAsync(Patience);
        }

        return await Browser.GetStringAsync(new Uri(Alipay.BaseAddress, first.Headers.Location!), Patience);
    }

    public async Task<AlipayNotification> NextGenuineAsync() =>
        Assert.IsType<AlipayNotificationOutcome.Genuine>((await Inbox.Reader.ReadAsync(Patience)).Outcome).Notification;

    public async ValueTask DisposeAsync()
    {
        await Alipay.DisposeAsync();
        await listener.DisposeAsync();
        await services.DisposeAsync();
        Browser.Dispose();
    }

    private WebApplication BuildListener()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseRouting();
        app.MapPost("/notify", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var outcome = services.GetRequiredService<AlipayNotifications>().Read(body.ToArray());
            await Inbox.Writer.WriteAsync((outcome, context.Request.ContentType!));
            await context.Response.WriteAsync(Answer);
        });
        return app;
    }

    private ServiceProvider BuildServices(string appId, TimeSpan gatewayPatience, Action<AlipayBillOptions>? bill)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Alipay:AppId"] = appId,
            ["Alipay:SellerId"] = Alipay.SellerId,
            ["Alipay:GatewayUrl"] = Alipay.GatewayUrl,
            ["Alipay:PrivateKey"] = Alipay.MerchantPrivateKey,
            ["Alipay:AlipayPublicKey"] = Alipay.PublicKey,
            ["Alipay:Bill:Hosts"] = Alipay.BaseAddress.Authority,
            ["Alipay:NotifyUrl"] = NotifyUrl,
            ["Alipay:ReturnUrl"] = "https://shop.example/return",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time).AddAlipay(configuration);

        if (bill is not null)
        {
            collection.Configure<AlipayOptions>(options => bill(options.Bill));
        }

        // Not the operator's bounds: one test waits for it to run out, the others must not be hurried by a busy machine.
        collection.AddHttpClient<AlipayGateway>(http => http.Timeout = gatewayPatience);
        return collection.BuildServiceProvider();
    }
}
