using System.Net;
using System.Text.Json.Nodes;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.IntegrationTests.Operations;

/// <summary>Packages and models are changed without a release; what was sold before stays. Orders are completed by hand.</summary>
public sealed class OffersTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_changed_package_counts_for_new_orders_and_old_ones_keep_their_copy()
    {
        var (customer, person) = (await world.CustomerAsync(), await world.OperatorAsync());
        await AddPackageAsync(person, "spring");
        var old = await customer.OrderAsync("spring");

        (await ChangePackageAsync(person, "spring", 2_000, 30, version: 1)).Is(HttpStatusCode.OK);
        var conflict = (await ChangePackageAsync(person, "spring", 3_000, 30, version: 1)).IsProblem(
            HttpStatusCode.Conflict, "version_conflict");
        Assert.Equal(2, conflict.At<int>("version"));

        var fresh = await customer.OrderAsync("spring");
        Assert.Equal((1_500, 2_000), (old.At<long>("order", "amountFen"), fresh.At<long>("order", "amountFen")));
        await world.PaysAsync(old);
        await customer.HasAsync(available: 15, quota: 15, used: 0, reserved: 0);
        (await ChangePackageAsync(person, "spring", 2_000, 30, version: 2, onSale: false)).Is(HttpStatusCode.OK);
        (await customer.PostAsync("/orders", new { packageCode = "spring", channel = "page" }, Customer.NewKey()))
            .IsProblem(HttpStatusCode.NotFound, "package_not_found");
        await world.PaysAsync(fresh);
        await customer.HasAsync(available: 45, quota: 45, used: 0, reserved: 0);
        var entries = (await person.GetAsync("/admin/audit?subject=spring")).Json["items"]!.AsArray();
        Assert.Equal(3, entries.Count);
        Assert.Contains(entries, entry =>
            (long?)entry!["before"]?["priceFen"] == 1_500 && (long?)entry["after"]!["priceFen"] == 2_000);
    }

    [Fact]
    public async Task Of_two_operators_who_change_a_package_at_once_one_is_told_to_look_again()
    {
        var person = await world.OperatorAsync();
        await AddPackageAsync(person, "autumn");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(turn => ChangePackageAsync(person, "autumn", 1_000 + turn, 30, version: 1)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        (await person.PostAsync("/admin/packages", Package("autumn"))).IsProblem(HttpStatusCode.Conflict, "package_exists");
        (await ChangePackageAsync(person, "winter", 1, 1, version: 1)).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("""{"code":"Upper","name":"x","priceFen":1,"credits":1,"position":1}""")]
    [InlineData("""{"code":"x","name":"","priceFen":1,"credits":1,"position":1}""")]
    [InlineData("""{"code":"x","name":"x","priceFen":0,"credits":1,"position":1}""")]
    [InlineData("""{"code":"x","name":"x","priceFen":1,"credits":0,"position":1}""")]
    [InlineData("""{"code":"x","name":"x","priceFen":100000001,"credits":1,"position":1}""")]
    public async Task A_package_that_makes_no_sense_is_refused(string body) =>
        (await (await world.OperatorAsync()).PostTextAsync("/admin/packages", body))
        .IsProblem(HttpStatusCode.BadRequest, "validation_failed");

    [Fact]
    public async Task A_changed_model_counts_for_the_next_job_and_jobs_that_are_there_keep_their_price()
    {
        var (customer, person) = (await world.CustomerWithAsync("pro"), await world.OperatorAsync());
        var terms = await TermsAsync(person, "veo3.1-fast");
        terms["onOffer"] = true;
        (await person.PostAsync("/admin/models", new { code = "mine", terms })).Is(HttpStatusCode.Created);
        (await AskAsync(customer)).Is(HttpStatusCode.Accepted);

        terms["priceCredits"] = 40;
        (await ChangeModelAsync(person, terms, 1)).Is(HttpStatusCode.OK);
        (await ChangeModelAsync(person, terms, 1)).IsProblem(HttpStatusCode.Conflict, "version_conflict");

        Assert.Equal(40, (await AskAsync(customer)).Is(HttpStatusCode.Accepted).At<long>("priceCredits"));
        await customer.HasAsync(available: 95, quota: 150, used: 0, reserved: 55);
        terms["onOffer"] = false;
        (await ChangeModelAsync(person, terms, 2)).Is(HttpStatusCode.OK);
        (await AskAsync(customer)).IsProblem(HttpStatusCode.NotFound, "model_not_found");
        (await person.PostAsync("/admin/models", new { code = "mine", terms })).IsProblem(HttpStatusCode.Conflict, "model_exists");
        Assert.Equal(3, (await person.GetAsync("/admin/audit?subject=mine")).Json["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("route", "\"carrier_pigeon\"")]
    [InlineData("priceCredits", "0")]
    [InlineData("durations", "[]")]
    [InlineData("durations", "[0]")]
    [InlineData("aspectRatios", "[\"wide\"]")]
    [InlineData("aspectRatios", "[\"16:0\"]")]
    [InlineData("upstreamModel", "\"a b\"")]
    public async Task A_model_that_makes_no_sense_is_refused(string field, string value)
    {
        var person = await world.OperatorAsync();
        var terms = await TermsAsync(person, "veo3.1");
        terms[field] = JsonNode.Parse(value);

        (await person.PostAsync("/admin/models", new { code = "nonsense", terms }))
            .IsProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task An_order_is_completed_by_hand_only_after_alipay_says_that_it_was_paid_and_once()
    {
        world.Alipay.DropNotifications();
        var (customer, person) = (await world.CustomerAsync(), await world.OperatorAsync());
        var order = await customer.OrderAsync("pro");
        var path = $"/admin/orders/{order.At<string>("order", "id")}/complete";
        (await person.PostAsync(path, new { })).IsProblem(HttpStatusCode.Conflict, "not_paid_at_alipay");

        await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        world.Alipay.Faults.Set(AlipayFault.GatewayBadSignature, 20);
        (await person.PostAsync(path, new { })).IsProblem(HttpStatusCode.ServiceUnavailable, "upstream_unavailable");
        world.Alipay.Faults.Set(AlipayFault.GatewayBadSignature, 0);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => person.PostAsync(path, new { })));

        Assert.All(answers, answer => Assert.Equal("paid", answer.Is(HttpStatusCode.OK).At<string>("state")));
        await customer.HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        var entries = (await person.GetAsync($"/admin/audit?act=order.complete&subject={order.At<string>("order", "id")}")).Json["items"]!;
        Assert.Equal(6, entries.AsArray().Count);
        Assert.Single(entries.AsArray(), entry => (string?)entry!["before"]!["state"] == "pending");
        (await person.PostAsync($"/admin/orders/{Guid.Empty}/complete", new { })).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    private static object Package(string code) => new { code, name = code, priceFen = 1_500, credits = 15, position = 9 };

    private static async Task AddPackageAsync(Customer person, string code) =>
        (await person.PostAsync("/admin/packages", Package(code))).Is(HttpStatusCode.Created);

    private static Task<Answer> ChangePackageAsync(
        Customer person, string code, long priceFen, long credits, int version, bool onSale = true) => person.ChangeAsync(
        HttpMethod.Put,
        $"/admin/packages/{code}",
        new
        {
            name = code,
            priceFen,
            credits,
            includesDedicatedKey = false,
            includesApiKeys = false,
            onSale,
            position = 9,
            version,
        });

    private static async Task<JsonObject> TermsAsync(Customer person, string code)
    {
        var models = (await person.GetAsync("/admin/models")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        return Assert.Single(models, model => (string?)model!["code"] == code)!["terms"]!.DeepClone().AsObject();
    }

    private static Task<Answer> ChangeModelAsync(Customer person, JsonObject terms, int version) =>
        person.ChangeAsync(HttpMethod.Put, "/admin/models/mine", new { terms, version });

    private static Task<Answer> AskAsync(Customer customer) =>
        customer.PostAsync("/generations", new { prompt = "一只猫", model = "mine" }, Customer.NewKey());
}
