namespace VivaApi.IntegrationTests.Payments.Reconciliation;

/// <summary>Bills that are late, missing, empty or not to be trusted; and copies of the service that want the same bill.</summary>
public sealed class BillFaultTests(BillWorld world) : IClassFixture<BillWorld>
{
    [Fact]
    public async Task A_bill_that_is_late_is_asked_for_until_it_comes()
    {
        var day = world.BeginDay();
        await world.PaysAsync();
        world.Alipay.Faults.TrySet("bill-not-made");
        await world.NextMorningAsync();
        Assert.Empty(await world.FindingsAsync(day));

        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.ReconcileAsync();
        Assert.Equal(["bill_missing  / open "], await world.FindingsAsync(day));
        Assert.Equal(1, await world.OpenAlertsAsync(day));
        world.Alipay.Faults.Clear();
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.ReconcileAsync();

        Assert.Equal(["bill_missing  / resolved bill_arrived"], await world.FindingsAsync(day));
        Assert.Equal(0, await world.OpenAlertsAsync(day));
        Assert.Equal("compared", await StateAsync(day));
    }

    [Fact]
    public async Task A_day_without_business_ends_without_a_bill_once_it_is_late()
    {
        var day = world.BeginDay();
        await world.NextMorningAsync();
        Assert.Equal("waiting", await StateAsync(day));

        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.ReconcileAsync();

        Assert.Equal("no_business", await StateAsync(day));
        Assert.Empty(await world.FindingsAsync(day));
    }

    [Fact]
    public async Task An_empty_bill_of_a_day_with_business_lacks_every_payment()
    {
        var day = world.BeginDay();
        var (_, first) = await world.PaysAsync();
        var (_, second) = await world.PaysAsync("basic");
        world.Alipay.Bills.Change = _ => [];
        world.Alipay.Faults.TrySet("bill-empty-code");

        await world.NextMorningAsync();

        Assert.Equal("compared", await StateAsync(day));
        string[] expected = [$"payment_missing_in_bill {first} 9900/ open ", $"payment_missing_in_bill {second} 4900/ open "];
        Assert.Equal(expected.Order(StringComparer.Ordinal), await world.FindingsAsync(day));
    }

    [Fact]
    public async Task An_address_that_ran_out_is_asked_for_again_and_leaves_no_finding()
    {
        var day = world.BeginDay();
        await world.PaysUnnoticedAsync();
        world.Alipay.Faults.TrySet("bill-link-expired=1");
        await world.NextMorningAsync();
        Assert.Equal("waiting", await StateAsync(day));

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.ReconcileAsync();

        Assert.Equal("compared", await StateAsync(day));
        Assert.Single(await world.FindingsAsync(day), found => found.EndsWith("resolved credited", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bill-bomb")]
    [InlineData("bill-cut")]
    [InlineData("bill-wrong-charset")]
    [InlineData("bill-elsewhere")]
    public async Task A_bill_that_is_not_to_be_trusted_moves_nothing_until_a_good_one_comes(string fault)
    {
        var day = world.BeginDay();
        var (customer, outTradeNo) = await world.PaysUnnoticedAsync();
        world.Alipay.Faults.TrySet($"{fault}=1");
        await world.NextMorningAsync();
        Assert.Equal(["bill_unreadable  / open "], await world.FindingsAsync(day));
        await (await customer.LogInAsync()).HasAsync(available: 0, quota: 0, used: 0, reserved: 0);

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.ReconcileAsync();

        Assert.Equal(
            ["bill_unreadable  / resolved bill_arrived", $"payment_not_booked {outTradeNo} 9900/9900 resolved credited"],
            await world.FindingsAsync(day));
    }

    [Fact]
    public async Task Two_copies_of_the_service_compare_a_day_once()
    {
        var day = world.BeginDay();
        await world.PaysAsync();
        await using var second = world.StartService();
        world.MoveTo(world.Clock.GetUtcNow().AddDays(1));
        var before = world.Alipay.Bills.Downloads;

        await Task.WhenAll(world.ReconcileAsync(), world.ReconcileAsync(second));

        Assert.Equal(before + 1, world.Alipay.Bills.Downloads);
        Assert.Equal(1, await world.Books.CountAsync(
            $"reconciliation_runs where bill_date = '{BillWorld.Text(day)}' and state = 'compared' and attempts = 1"));
    }

    [Fact]
    public async Task A_day_whose_worker_vanished_is_taken_over_when_its_lease_has_run_out()
    {
        var day = world.BeginDay();
        await world.PaysUnnoticedAsync();
        await world.NextMorningAsync();
        await world.ForgetAsync(day);
        await world.Books.RunAsync(
            "update reconciliation_runs set lease_token = gen_random_uuid(), leased_until = now() + interval '1 hour'"
            + $" where bill_date = '{BillWorld.Text(day)}'");
        Assert.Equal(0, await world.ReconcileAsync());

        await world.Books.RunAsync("update reconciliation_runs set leased_until = now() - interval '1 second' where state = 'waiting'");

        Assert.Equal(1, await world.ReconcileAsync());
        Assert.Equal("compared", await StateAsync(day));
    }

    [Fact]
    public async Task Days_that_were_missed_are_caught_up_oldest_first()
    {
        var day = world.BeginDay();
        var (first, _) = await world.PaysUnnoticedAsync();
        world.MoveTo(world.Clock.GetUtcNow().AddDays(3));
        var (second, _) = await world.PaysUnnoticedAsync("basic");

        await world.NextMorningAsync();

        await (await first.LogInAsync()).HasAsync(available: 150, quota: 150, used: 0, reserved: 0);
        await (await second.LogInAsync()).HasAsync(available: 50, quota: 50, used: 0, reserved: 0);
        Assert.Equal("no_business", await StateAsync(day.AddDays(1)));
        Assert.Equal("compared", await StateAsync(day.AddDays(3)));
    }

    [Fact]
    public async Task A_day_that_cannot_be_compared_raises_an_alert_is_put_off_and_keeps_no_other_waiting()
    {
        world.ExpectError("Comparing the bill of");
        world.ExpectError("Failed executing DbCommand");
        var day = world.BeginDay();
        await world.PaysUnnoticedAsync();
        world.MoveTo(world.Clock.GetUtcNow().AddDays(1));
        await world.PaysUnnoticedAsync();
        await world.Books.RunAsync(
            $$"""
              create function sabotage() returns trigger language plpgsql as $$ begin raise exception 'sabotage'; end $$;
              create trigger sabotage before insert on bill_entries for each row when (new.bill_date = '{{BillWorld.Text(day)}}')
              execute function sabotage();
              """);

        await world.NextMorningAsync();

        var alert = $"alerts where kind = 'reconciliation_failed' and key = '{BillWorld.Text(day)}'";
        Assert.Equal(1, await world.Books.CountAsync(
            $"{alert} and recovered_at is null and message like '%could not be compared%' and message not like '%sabotage%'"));
        Assert.Equal("waiting", await StateAsync(day));
        Assert.Equal("compared", await StateAsync(day.AddDays(1)));
        Assert.Equal(0, await world.ReconcileAsync());

        await world.Books.RunAsync("drop trigger sabotage on bill_entries");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await world.ReconcileAsync());
        Assert.Equal("compared", await StateAsync(day));
        Assert.Equal(0, await world.Books.CountAsync($"{alert} and recovered_at is null"));
    }

    private async Task<string> StateAsync(DateOnly day)
    {
        await using var connection = await world.Books.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select state from reconciliation_runs where bill_date = '{BillWorld.Text(day)}'";
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
