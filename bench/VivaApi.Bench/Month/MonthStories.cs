using Microsoft.Extensions.Time.Testing;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.Backend.Features.Payments.Refunds;
using VivaApi.Backend.Money;
using VivaApi.Bench.Shop;
using VivaApi.Migrations;

namespace VivaApi.Bench.Month;

/// <summary>Plays each order's story: the customer's side, Alipay's side, and the operator's.</summary>
internal sealed class MonthStories : IDisposable
{
    /// <summary>From placing an order to paying it.</summary>
    public const int ThinkingSeconds = 30;

    private const int People = 6;

    private readonly ShopWorld world;
    private readonly FakeTimeProvider clock;
    private readonly Chance chance;
    private readonly MonthTally tally;
    private readonly List<Person> customers = [];
    private readonly Person seller;
    private int refunds;

    private MonthStories(ShopWorld world, FakeTimeProvider clock, Chance chance, MonthTally tally)
    {
        (this.world, this.clock, this.chance, this.tally) = (world, clock, chance, tally);
        seller = new Person(world.Service, "operator@example.com", clock);
    }

    public Agenda Agenda { get; } = new();

    public static async Task<MonthStories> StartAsync(
        ShopWorld world, FakeTimeProvider clock, Chance chance, MonthTally tally, CancellationToken cancellationToken)
    {
        var stories = new MonthStories(world, clock, chance, tally);
        for (var turn = 0; turn < People; turn++)
        {
            stories.customers.Add(
                await new Person(world.Service, $"customer-{turn}@example.com", clock).RegisterAsync(cancellationToken));
        }

        await OperatorAccount.CreateAsync(world.ConnectionString, stories.seller.Email, "a-long-password", cancellationToken);
        return stories;
    }

    public async Task PlayAsync(PlannedOrder planned, CancellationToken cancellationToken)
    {
        var customer = chance.Of(customers);
        var order = await customer.OrderAsync(planned.Package, cancellationToken);
        clock.Advance(TimeSpan.FromSeconds(ThinkingSeconds));
        tally.Count(planned.Story);
        await (planned.Story switch
        {
            Story.PaidNormally or Story.PaidAtMidnight => PayAsync(order, cancellationToken),
            Story.NotificationLost => LoseAndAskAsync(order, cancellationToken),
            Story.OnlyTheBillTells => LeaveToTheBillAsync(order, cancellationToken),
            Story.NotificationRepeated => RepeatAsync(order, cancellationToken),
            Story.PaidAfterClosing => CloseThenPayAsync(customer, order, cancellationToken),
            Story.NotificationsReordered => ReorderAsync(order, cancellationToken),
            Story.ClosedWhilePaying => CloseWhilePayingAsync(customer, order, cancellationToken),
            Story.NeverPaid => Expire(order),
            Story.TwoPayPages => PayTwiceAsync(order, cancellationToken),
            Story.RefundedWhole => RefundLaterAsync(order, whole: true, cancellationToken),
            Story.RefundedInPart => RefundLaterAsync(order, whole: false, cancellationToken),
            Story.RefundedInBackOffice => GiveBackUnseenAsync(order, cancellationToken),
        });
    }

    public void Dispose()
    {
        seller.Dispose();
        customers.ForEach(customer => customer.Dispose());
    }

    private async Task PayAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        await world.Alipay.PaysAsync(order.PayUrl, cancellationToken);
        await world.Alipay.WaitForDeliveriesAsync(order.OutTradeNo, 1, cancellationToken);
    }

    private async Task LoseAndAskAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        world.Alipay.Faults.Lose(order.OutTradeNo, attempts: 2);
        await PayAsync(order, cancellationToken);
        if (chance.Below(4) == 0)
        {
            world.Alipay.Faults.TrySet("gateway-unavailable=1");
            await AskAsync(order, cancellationToken);
        }

        await AskAsync(order, cancellationToken);
    }

    private async Task LeaveToTheBillAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        world.Alipay.Faults.Lose(order.OutTradeNo, attempts: int.MaxValue);
        await NobodyAsksAsync(order, cancellationToken);
        await PayAsync(order, cancellationToken);
    }

    private async Task RepeatAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        world.Alipay.Faults.DuplicateNotifications = 3;
        await world.Alipay.PaysAsync(order.PayUrl, cancellationToken);
        await world.Alipay.WaitForDeliveriesAsync(order.OutTradeNo, 3, cancellationToken);
        world.Alipay.Faults.DuplicateNotifications = 1;
    }

    private async Task CloseThenPayAsync(Person customer, PlacedOrder order, CancellationToken cancellationToken)
    {
        await customer.ClosesAsync(order, cancellationToken);
        await NobodyAsksAsync(order, cancellationToken);
        world.Alipay.Faults.Lose(order.OutTradeNo, attempts: 3);
        await PayAsync(order, cancellationToken);
        Agenda.At(
            clock.GetUtcNow().AddMinutes(25), token => world.Alipay.WaitForDeliveriesAsync(order.OutTradeNo, 4, token));
    }

    private async Task ReorderAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        world.Alipay.HoldNotifications();
        await world.Alipay.PaysAsync(order.PayUrl, cancellationToken);
        await world.Alipay.WaitForHeldNotificationsAsync(1, cancellationToken);
        await AskAsync(order, cancellationToken);
        await RefundAsync(order, new Fen(1_000), cancellationToken);
        await world.Alipay.WaitForHeldNotificationsAsync(1, cancellationToken);
        await world.Alipay.ReleaseNotificationsAsync(newestFirst: true, cancellationToken);
    }

    private async Task CloseWhilePayingAsync(Person customer, PlacedOrder order, CancellationToken cancellationToken)
    {
        await world.Alipay.OpensAsync(order.PayUrl, cancellationToken);
        var closing = customer.ClosesAsync(order, cancellationToken);
        if (chance.Below(3) == 0)
        {
            await closing;
        }

        var paid = TryPay(order);
        await closing;
        tally.Count(paid ? "closing: the payment was faster" : "closing: the closing was faster");
        if (paid)
        {
            await world.Alipay.WaitForDeliveriesAsync(order.OutTradeNo, 1, cancellationToken);
        }
    }

    private Task Expire(PlacedOrder order)
    {
        // Asked about once its deadline is over, and once more when it is closed here: then there is nothing to ask any more.
        Agenda.At(clock.GetUtcNow().AddMinutes(33), token => AskAsync(order, token));
        Agenda.At(clock.GetUtcNow().AddMinutes(45), token => AskAsync(order, token));
        return Task.CompletedTask;
    }

    private async Task PayTwiceAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        await world.Alipay.OpensAsync(order.PayUrl, cancellationToken);
        await PayAsync(order, cancellationToken);
        if (TryPay(order))
        {
            throw new InvalidOperationException($"{order.OutTradeNo} was paid twice.");
        }
    }

    private async Task RefundLaterAsync(PlacedOrder order, bool whole, CancellationToken cancellationToken)
    {
        await PayAsync(order, cancellationToken);
        var amount = whole ? world.Alipay.Find(order.OutTradeNo)!.Amount : new Fen(100 + chance.Below(4_000));
        Agenda.At(clock.GetUtcNow().AddMinutes(1 + chance.Below(72 * 60)), token => RefundAsync(order, amount, token));
    }

    private async Task GiveBackUnseenAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        await PayAsync(order, cancellationToken);
        var amount = chance.Below(2) == 0 ? world.Alipay.Find(order.OutTradeNo)!.Amount : new Fen(100 + chance.Below(4_000));
        Agenda.At(clock.GetUtcNow().AddMinutes(1 + chance.Below(72 * 60)), _ =>
        {
            world.Alipay.RefundInBackOffice(order.OutTradeNo, $"BACKOFFICE{++refunds}", amount);
            return Task.CompletedTask;
        });
    }

    private async Task RefundAsync(PlacedOrder order, Fen amount, CancellationToken cancellationToken)
    {
        await seller.RefundAsync(order, amount.Value, cancellationToken);
        await world.Service.RunAsync<MakeRefunds>(cancellationToken);
    }

    private bool TryPay(PlacedOrder order)
    {
        try
        {
            world.Alipay.Pay(order.OutTradeNo);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The stand-in's word for "this trade does not wait for a payment".
            return false;
        }
    }

    // Appointments to ask Alipay go by the database's clock, which nobody moves: the simulation moves the appointments.
    private async Task AskAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        await world.RunAsync(
            "update orders set last_queried_at = null, next_query_at = case when id = $1 then now() else now() + interval '1 day' end"
            + " where next_query_at is not null",
            cancellationToken,
            order.Id);
        await world.Service.RunAsync<QueryOrders>(cancellationToken);
    }

    private Task<int> NobodyAsksAsync(PlacedOrder order, CancellationToken cancellationToken) => world.RunAsync(
        "update orders set next_query_at = now() + interval '1 day' where id = $1 and next_query_at is not null",
        cancellationToken,
        order.Id);
}
