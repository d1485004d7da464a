using System.Net;
using System.Net.Sockets;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Webhooks;

/// <summary>As in production: endpoints lie on the open internet.</summary>
public sealed class OpenWorld(Database.TestDatabases databases) : World(databases)
{
    private protected override Dictionary<string, string?> Settings(int port) => new(base.Settings(port))
    {
        ["Webhooks:AllowPrivateAddresses"] = "false",
        ["Webhooks:MaxPerCustomer"] = "3",
    };
}

/// <summary>What an endpoint may be, whose it is, and that no address leads into our own network.</summary>
public sealed class WebhookEndpointTests(OpenWorld world) : IClassFixture<OpenWorld>
{
    private const string Url = "https://shop.example.com/events";

    [Theory]
    [InlineData("http://shop.example.com/events")]
    [InlineData("https://user:secret@shop.example.com/")]
    [InlineData("https://shop.example.com/#part")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://10.0.0.1:8443/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:192.168.0.1]/")]
    [InlineData("https://2130706433/")]
    [InlineData("ftp://shop.example.com/")]
    [InlineData("/events")]
    [InlineData("")]
    public async Task An_address_that_is_none_of_the_open_internet_is_refused(string url)
    {
        var customer = await world.CustomerAsync();

        var refused = (await customer.PostAsync("/webhook-endpoints", new { url }))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");

        Assert.NotNull(refused.Json["errors"]!["url"]);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("MACHINE")]
    public async Task A_name_that_leads_into_a_private_network_is_looked_through_at_the_connection(string name)
    {
        using var listener = new TcpListener(IPAddress.IPv6Any, 0);
        listener.Server.DualMode = true;
        listener.Start();
        var host = name == "MACHINE" ? Dns.GetHostName() : name;
        var url = $"https://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/events";
        world.Outgoing.Allow(new Uri(url));
        var customer = await world.CustomerAsync();
        var endpoint = (await customer.PostAsync("/webhook-endpoints", new { url })).Is(HttpStatusCode.Created)
            .At<string>("endpoint", "id");
        var delivery = (await customer.TestEventAsync(endpoint)).At<string>("id");

        // Whoever connected would wait for a greeting that never comes.
        await world.Service.RunAsync<DeliverWebhooks>().WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);

        var attempt = (await customer.LogAsync(endpoint, delivery)).Json["attempts"]![0]!;
        Assert.Equal("the address leads into a private network", (string)attempt["error"]!);
        Assert.False(listener.Pending(), "Somebody connected.");
        Assert.Equal("pending", (await customer.LogAsync(endpoint, delivery)).At<string>("delivery", "state"));
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_kept_encrypted()
    {
        var customer = await world.CustomerAsync();
        var made = (await customer.PostAsync("/webhook-endpoints", new { url = Url })).Is(HttpStatusCode.Created);
        var (id, secret) = (made.At<string>("endpoint", "id"), made.At<string>("secret"));

        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(secret["whsec_".Length..]).Length);
        Assert.DoesNotContain(secret["whsec_".Length..], (await customer.GetAsync("/webhook-endpoints")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret["whsec_".Length..], (await customer.EndpointAsync(id)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.Books.CountAsync(
            $"webhook_endpoints where id = '{id}' and (secret like '%whsec_%' or secret like '%{secret["whsec_".Length..]}%')"));
        Assert.DoesNotContain(world.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_sees_or_moves_the_endpoint_of_somebody_else()
    {
        var (customer, stranger) = (await world.CustomerAsync(), await world.CustomerAsync());
        var id = (await customer.PostAsync("/webhook-endpoints", new { url = Url })).At<string>("endpoint", "id");
        var path = $"/webhook-endpoints/{id}";
        var delivery = (await customer.TestEventAsync(id)).At<string>("id");
        var all = new { from = DateTimeOffset.UnixEpoch, to = world.Clock.GetUtcNow().AddDays(1) };

        (await stranger.GetAsync(path)).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.GetAsync($"{path}/deliveries")).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.GetAsync($"{path}/deliveries/{delivery}")).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.PostAsync($"{path}/deliveries/{delivery}/redeliver", new { })).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.PostAsync($"{path}/redeliver", all)).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.PostAsync($"{path}/test", new { })).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.PostAsync($"{path}/rotate-secret", new { })).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.ChangeAsync(id, new { enabled = false })).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await stranger.DeleteAsync(path)).IsProblem(HttpStatusCode.NotFound, "not_found");
        Assert.Equal("active", (await customer.EndpointAsync(id)).At<string>("state"));
        Assert.Equal(HttpStatusCode.NoContent, (await customer.DeleteAsync(path)).Status);
        Assert.Equal(0, await world.Books.CountAsync($"webhook_deliveries where endpoint_id = '{id}'"));
    }

    [Fact]
    public async Task A_key_opens_nothing_here()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var program = customer.Program(await customer.NewKeyAsync("read", "generate"));

        (await program.GetAsync("/webhook-endpoints")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await program.PostAsync("/webhook-endpoints", new { url = Url })).IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Of_many_that_are_made_at_once_only_so_many_fit()
    {
        var customer = await world.CustomerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => customer.PostAsync("/webhook-endpoints", new { url = Url })));

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(answer => answer.Code == "too_many_webhook_endpoints"));
    }

    [Fact]
    public async Task Only_what_is_named_changes()
    {
        var customer = await world.CustomerAsync();
        var id = (await customer.PostAsync(
            "/webhook-endpoints", new { url = Url, events = new[] { "order.paid" }, description = "shop", lowCredits = 50 }))
            .At<string>("endpoint", "id");

        var changed = (await customer.ChangeAsync(id, new { url = $"{Url}/2" })).Is(HttpStatusCode.OK);
        Assert.Equal(($"{Url}/2", "shop", 50), (
            changed.At<string>("url"), changed.At<string>("description"), changed.At<int>("lowCredits")));
        Assert.Equal("order.paid", (string)Assert.Single(changed.Json["events"]!.AsArray())!);
        changed = (await customer.ChangeAsync(id, new { enabled = false, events = Array.Empty<string>() })).Is(HttpStatusCode.OK);
        Assert.Equal(("disabled", "owner"), (changed.At<string>("state"), changed.At<string>("disabledBecause")));
        Assert.Empty(changed.Json["events"]!.AsArray());
        (await customer.ChangeAsync(id, new { events = new[] { "order.eaten" } }))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await customer.ChangeAsync(id, new { url = "https://127.0.0.1/" })).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
    }
}
