using System.Globalization;
using System.Net;
using VivaApi.Backend.Features.Operations.Alerts;

namespace VivaApi.IntegrationTests.Operations.Alerts;

/// <summary>Many customers are one message, and each has its history.</summary>
public sealed class CustomerDigestTests(AlertWorld world) : IClassFixture<AlertWorld>
{
    private const string Kind = FirstAlertRules.CustomerUsedHigh;

    // Two mailboxes, a webhook and two robots.
    private const int Routes = 5;

    [Fact]
    public async Task However_many_customers_reach_a_threshold_operators_get_one_message_in_a_span()
    {
        var first = await CustomersAsync(7);
        await UseAsync(first, 45);
        Assert.Equal([(Routes, "Customers who have reached the threshold: 7 (")], await ToldAsync());

        // Within the hour nothing more is said, whoever follows.
        var later = await CustomersAsync(2);
        await UseAsync(later, 45);
        world.Clock.Advance(TimeSpan.FromMinutes(59));
        await world.WatchCustomersAsync();
        Assert.Single(await ToldAsync());

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.WatchCustomersAsync();
        Assert.Equal([(Routes, "Customers who have reached the threshold: 2 (")], (await ToldAsync()).Skip(1));

        await UseAsync([.. first, .. later], 0);
        world.Clock.Advance(TimeSpan.FromMinutes(61));
        await world.WatchCustomersAsync();
        await world.WatchCustomersAsync();
        Assert.Equal(
            [(Routes, "Customers who have reached the threshold: 0; back below it: 9.")], (await ToldAsync()).Skip(2));

        foreach (var id in first.Concat(later))
        {
            var alert = Assert.Single(await world.AlertsAsync(Kind, id));
            Assert.Equal(("recovered", 1), (alert.At<string>("state"), alert.At<int>("count")));
            Assert.Empty(alert.Json["messages"]!.AsArray());
        }
    }

    private async Task<List<string>> CustomersAsync(int howMany)
    {
        var ids = new List<string>();
        for (var customer = 0; customer < howMany; customer++)
        {
            ids.Add((await (await world.CustomerWithAsync("basic")).GetAsync("/me")).Is(HttpStatusCode.OK).At<string>("id"));
        }

        return ids;
    }

    private async Task UseAsync(IEnumerable<string> ids, int used)
    {
        var list = string.Join(',', ids.Select(id => $"'{id}'"));
        await world.Books.RunAsync(
            string.Create(CultureInfo.InvariantCulture, $"update user_viva_api_keys set used = {used} where user_id in ({list})"));
        await world.WatchCustomersAsync();
    }

    /// <summary>Every digest until now, oldest first: over how many routes, and how it begins.</summary>
    private async Task<List<(int Routes, string Words)>> ToldAsync()
    {
        var told = new List<(int Routes, string Words)>();
        await using var connection = await world.Books.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"""
             select count(*)::int, split_part(min(message), '(', 1) || case when min(message) like '%(%' then '(' else '' end
               from alert_messages where kind = '{Kind}' group by happened_at order by happened_at
             """;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            told.Add((reader.GetInt32(0), reader.GetString(1).Replace(
                $" GET /admin/alerts?kind={Kind}&state=open lists them.", string.Empty, StringComparison.Ordinal)));
        }

        return told;
    }
}
