using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VivaApi.Backend.Features.Payments.Queries;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Sandbox.Alipay;

namespace VivaApi.IntegrationTests.Payments;

/// <summary>Whoever asked goes away before Alipay has answered, or before the answer is booked: no order waits longer for it.</summary>
public sealed class HangingUpTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_customer_who_hangs_up_does_not_put_the_workers_question_off()
    {
        var (customer, order) = await PaidUnnoticedAsync();
        for (var look = 0; look < 3; look++)
        {
            await world.Books.RunAsync(
                $"update orders set next_query_at = now() + interval '2 s', last_queried_at = null where id = '{order}'");
            var silence = world.Alipay.Faults.NextSilence;
            world.Alipay.Faults.Set(AlipayFault.GatewayTimeout, 1);
            using var hangUp = new CancellationTokenSource();
            var looking = customer.GetAsync($"/orders/{order}", hangUp.Token);
            await silence;
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => looking);

            Assert.Equal(1, await world.Books.CountAsync($"orders where id = '{order}' and next_query_at <= now() + interval '2 s'"));
        }

        await world.Books.MakeOrdersDueAsync();
        await world.Service.RunAsync<QueryOrders>();
        await customer.HasAsync(available: 300, quota: 300, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_customer_who_hangs_up_while_the_payment_is_booked_has_the_credits()
    {
        var (customer, order) = await PaidUnnoticedAsync();
        await world.Books.MakeOrdersDueAsync();
        await using var connection = await world.Books.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var user = (await customer.GetAsync("/me")).At<string>("id");
        await using var hold = new NpgsqlCommand(
            $"select 1 from user_credit_accounts where user_id = '{user}' for update", connection, transaction);
        await hold.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        using var hangUp = new CancellationTokenSource();
        await using var scope = world.Service.Services.CreateAsyncScope();
        var looking = scope.ServiceProvider.GetRequiredService<OrderLook>().TryAsync(Guid.Parse(order), hangUp.Token);
        await world.Books.WaitUntilBlockedAsync(connection.ProcessID);

        await hangUp.CancelAsync();
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        Assert.True(await looking);
        await customer.HasAsync(available: 300, quota: 300, used: 0, reserved: 0);
    }

    [Fact]
    public async Task A_copy_that_is_stopped_hands_the_orders_it_asks_about_to_the_others_at_once()
    {
        var (customer, order) = await PaidUnnoticedAsync();
        await world.Books.RunAsync("update orders set next_query_at = now() + interval '1 hour' where next_query_at is not null");
        await world.Books.RunAsync($"update orders set next_query_at = now(), query_attempts = 1000 where id = '{order}'");
        var silence = world.Alipay.Faults.NextSilence;
        world.Alipay.Faults.Set(AlipayFault.GatewayTimeout, 1);
        using var stop = new CancellationTokenSource();
        var asking = world.Service.RunAsync<QueryOrders>(stop.Token);
        await silence;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(1, await world.Books.CountAsync($"orders where id = '{order}' and next_query_at <= now()"));
        await world.Service.RunAsync<QueryOrders>();
        await customer.HasAsync(available: 300, quota: 300, used: 0, reserved: 0);
    }

    [Fact]
    public async Task An_order_whose_booking_fails_is_asked_about_at_the_usual_pace()
    {
        world.ExpectError("Failed executing DbCommand");
        var (customer, order) = await PaidUnnoticedAsync();
        await world.Books.MakeOrdersDueAsync();
        await world.Books.RunAsync(
            $$"""
              create function sabotage() returns trigger language plpgsql as $$ begin raise exception 'sabotage'; end $$;
              create trigger sabotage before update on orders for each row when (new.state = 'paid' and new.id = '{{order}}')
              execute function sabotage();
              """);

        await Assert.ThrowsAsync<PostgresException>(() => world.Service.RunAsync<QueryOrders>());

        await world.Books.RunAsync("drop trigger sabotage on orders");
        Assert.Equal(1, await world.Books.CountAsync($"orders where id = '{order}' and next_query_at <= now() + interval '10 s'"));
        await world.Books.MakeOrdersDueAsync();
        await world.Service.RunAsync<QueryOrders>();
        await customer.HasAsync(available: 300, quota: 300, used: 0, reserved: 0);
    }

    /// <summary>A customer with 150 credits who has paid for 150 more, and no notification came.</summary>
    private async Task<(Customer Customer, string Order)> PaidUnnoticedAsync()
    {
        world.Alipay.Faults.Clear();
        var customer = await world.CustomerWithAsync("pro");
        world.Alipay.DropNotifications();
        var order = await customer.OrderAsync("pro");
        var outTradeNo = await world.Alipay.PaysAsync(order.At<string>("payment", "payUrl"), CancellationToken.None);
        await world.Alipay.WaitForDeliveriesAsync(outTradeNo, 1, CancellationToken.None);
        return (customer, order.At<string>("order", "id"));
    }
}
