using System.Net;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>Money back, as an operator asks for it: credits first, then the money, once.</summary>
public sealed class RefundTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_whole_refund_takes_the_credits_at_once_and_gives_the_money_back()
    {
        var (customer, order, outTradeNo) = await PaidAsync();
        var boss = await world.OperatorAsync();

        var refund = (await RefundAsync(boss, order)).Is(HttpStatusCode.Accepted);
        Assert.Equal(("pending", 9_900, 150), (refund.At<string>("state"), refund.At<int>("amountFen"), refund.At<int>("credits")));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
        await world.Service.RunAsync<MakeRefunds>();

        Assert.Equal(9_900, world.Alipay.Find(outTradeNo)!.Refunded.Value);
        var seen = await customer.GetAsync($"/orders/{order}");
        Assert.Equal(
            ("refunded", 9_900, 0), (seen.At<string>("state"), seen.At<int>("refundedFen"), seen.At<int>("refundableFen")));
        Assert.Equal("succeeded", await StateOfRefundAsync(boss, order));
        await world.Books.AreRightAsync();
    }

    [Fact]
    public async Task Partial_refunds_take_credits_in_proportion_and_together_take_all()
    {
        var (customer, order, _) = await PaidAsync();
        var boss = await world.OperatorAsync();

        Assert.Equal(15, (await RefundAsync(boss, order, 1_000)).Is(HttpStatusCode.Accepted).At<int>("credits"));
        Assert.Equal(8_900, (await customer.GetAsync($"/orders/{order}")).At<int>("refundableFen"));
        Assert.Equal(15, (await RefundAsync(boss, order, 1_000)).Is(HttpStatusCode.Accepted).At<int>("credits"));
        await MakeAsync();
        Assert.Equal("partially_refunded", (await customer.GetAsync($"/orders/{order}")).At<string>("state"));
        Assert.Equal(120, (await RefundAsync(boss, order)).Is(HttpStatusCode.Accepted).At<int>("credits"));
        await MakeAsync();

        Assert.Equal("refunded", (await customer.GetAsync($"/orders/{order}")).At<string>("state"));
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Only_what_unspent_credits_cover_can_go_back_and_the_refusal_says_how_much()
    {
        var (customer, order, _) = await PaidAsync();
        var boss = await world.OperatorAsync();
        for (var job = 0; job < 4; job++)
        {
            await customer.GenerationAsync();
        }

        var refused = (await RefundAsync(boss, order)).IsProblem(HttpStatusCode.Conflict, "not_refundable");
        Assert.Equal((5_940, 90), (refused.At<int>("refundableFen"), refused.At<int>("unspentCredits")));
        Assert.Equal(5_940, (await customer.GetAsync($"/orders/{order}")).At<int>("refundableFen"));
        (await RefundAsync(boss, order, 5_941)).IsProblem(HttpStatusCode.Conflict, "not_refundable");
        await customer.HasAsync(available: 90, quota: 150, used: 0, reserved: 60);

        (await RefundAsync(boss, order, 5_940)).Is(HttpStatusCode.Accepted);
        await customer.HasAsync(available: 0, quota: 60, used: 0, reserved: 60);
        await MakeAsync();
    }

    [Fact]
    public async Task More_than_was_paid_never_leaves_the_house()
    {
        var (_, order, outTradeNo) = await PaidAsync();
        var boss = await world.OperatorAsync();

        (await RefundAsync(boss, order, 9_901)).IsProblem(HttpStatusCode.Conflict, "not_refundable");
        (await RefundAsync(boss, order, 6_000)).Is(HttpStatusCode.Accepted);
        (await RefundAsync(boss, order, 6_000)).IsProblem(HttpStatusCode.Conflict, "not_refundable");
        await MakeAsync();

        Assert.Equal(6_000, world.Alipay.Find(outTradeNo)!.Refunded.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_000_001)]
    public async Task An_amount_that_is_none_is_refused(long amountFen)
    {
        var (_, order, _) = await PaidAsync();

        (await RefundAsync(await world.OperatorAsync(), order, amountFen)).IsProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task The_same_request_again_is_one_refund_and_with_another_amount_a_conflict()
    {
        var (customer, order, outTradeNo) = await PaidAsync();
        var boss = await world.OperatorAsync();
        var key = Customer.NewKey();

        var first = (await RefundAsync(boss, order, 1_000, key)).Is(HttpStatusCode.Accepted);
        var second = (await RefundAsync(boss, order, 1_000, key)).Is(HttpStatusCode.Accepted);
        (await RefundAsync(boss, order, 2_000, key)).IsProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await MakeAsync();

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(1_000, world.Alipay.Find(outTradeNo)!.Refunded.Value);
        await customer.HasAsync(available: 135, quota: 135, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Of_two_operators_who_refund_everything_at_once_one_gets_through()
    {
        var (customer, order, outTradeNo) = await PaidAsync();
        var bosses = await Task.WhenAll(world.OperatorAsync(), world.OperatorAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(turn => RefundAsync(bosses[turn % 2], order)));
        await MakeAsync();

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted);
        Assert.Equal(9, answers.Count(answer => answer.Code == "not_refundable"));
        Assert.Equal(9_900, world.Alipay.Find(outTradeNo)!.Refunded.Value);
        await customer.HasAsync(available: 0, quota: 0, used: 0, reserved: 0);
    }

    [Fact]
    public async Task Two_refunds_of_one_order_are_asked_for_three_seconds_apart_however_many_workers_there_are()
    {
        var (_, order, outTradeNo) = await PaidAsync();
        var boss = await world.OperatorAsync();
        await RefundAsync(boss, order, 1_000);
        await RefundAsync(boss, order, 1_000);
        await using var secondCopy = world.StartService();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => (turn % 2 == 0 ? world.Service : secondCopy).RunAsync<MakeRefunds>()));

        Assert.Single(world.Alipay.Find(outTradeNo)!.Refunds);
        await MakeAsync();
        Assert.Equal(2, world.Alipay.Find(outTradeNo)!.Refunds.Count);
    }

    [Fact]
    public async Task An_unpaid_order_an_unknown_one_and_a_customer_get_no_refund()
    {
        var customer = await world.CustomerAsync();
        var boss = await world.OperatorAsync();
        var order = (await customer.OrderAsync("pro")).At<string>("order", "id");

        (await RefundAsync(boss, order)).IsProblem(HttpStatusCode.Conflict, "not_refundable");
        (await RefundAsync(boss, Guid.Empty.ToString())).IsProblem(HttpStatusCode.NotFound, "not_found");
        (await RefundAsync(customer, order)).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        (await customer.GetAsync($"/admin/orders/{order}/refunds")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    private static Task<Answer> RefundAsync(Customer boss, string order, long? amountFen = null, string? key = null) =>
        boss.PostAsync($"/admin/orders/{order}/refund", new { amountFen, reason = "The customer asked." }, key ?? Customer.NewKey());

    private static async Task<string> StateOfRefundAsync(Customer boss, string order) =>
        (string)(await boss.GetAsync($"/admin/orders/{order}/refunds")).Is(HttpStatusCode.OK).Json["items"]![0]!["state"]!;

    private async Task<(Customer Customer, string Order, string OutTradeNo)> PaidAsync()
    {
        var customer = await world.CustomerAsync();
        var order = await customer.OrderAsync("pro");
        await world.PaysAsync(order);
        return (customer, order.At<string>("order", "id"), order.At<string>("order", "outTradeNo"));
    }

    private async Task MakeAsync()
    {
        while (await world.Books.MakeRefundsDueAsync() > 0)
        {
            await world.Service.RunAsync<MakeRefunds>();
        }
    }
}
