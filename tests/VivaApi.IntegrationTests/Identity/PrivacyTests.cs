using System.Net;
using System.Security.Cryptography;
using System.Text;
using VivaApi.Backend.Features.Generation.Videos;
using VivaApi.Backend.Features.Identity.Privacy;
using VivaApi.IntegrationTests.ApiKeys;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>A customer takes their data along, and is forgotten: nothing personal is left, and the books are as right as before.</summary>
public sealed class PrivacyTests(World world) : IClassFixture<World>
{
    private static readonly object Password = new { password = "a-long-password" };

    [Fact]
    public async Task An_export_has_all_that_is_kept_about_a_customer_and_nothing_of_others()
    {
        var (customer, other) = (await world.CustomerWithAsync("enterprise"), await world.CustomerWithAsync("pro"));
        await other.GenerationAsync("somebody else's wish");
        await customer.GenerationAsync("my very own wish");
        await customer.NewKeyAsync("read");

        var export = (await customer.GetAsync("/me/export")).Is(HttpStatusCode.OK);

        Assert.Equal(customer.Email, export.At<string>("account", "email"));
        Assert.Equal("enterprise", (string?)Assert.Single(export.Json["orders"]!.AsArray())!["packageCode"]);
        Assert.Equal("my very own wish", (string?)Assert.Single(export.Json["generations"]!.AsArray())!["job"]!["prompt"]);
        Assert.Equal(["grant", "reserve"], export.Json["creditEntries"]!.AsArray().Select(entry => (string?)entry!["kind"]));
        Assert.Single(export.Json["apiKeys"]!.AsArray());
        Assert.Equal(500, (int)Assert.Single(export.Json["vivaQuota"]!.AsArray())!["quota"]!);
        Assert.NotEmpty(export.Json["logIns"]!.AsArray());
        Assert.DoesNotContain("somebody", export.Text, StringComparison.Ordinal);
        (await customer.Program(await customer.NewKeyAsync("read")).GetAsync("/me/export")).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_deleted_customer_leaves_nothing_personal_and_the_books_stay()
    {
        var customer = await world.CustomerWithAsync("enterprise");
        var id = (await customer.GetAsync("/me")).At<string>("id");
        var program = customer.Program(await customer.NewKeyAsync("read"));
        var job = await customer.GenerationAsync("my very own wish");
        (await customer.DeleteMeAsync(Password)).IsProblem(HttpStatusCode.Conflict, "account_in_use");
        await world.MakeVideosAsync();
        var order = await customer.OrderAsync("pro");
        (await customer.DeleteMeAsync(Password)).IsProblem(HttpStatusCode.Conflict, "account_in_use");
        (await customer.PostAsync($"/orders/{order.At<string>("order", "id")}/close", new { })).Is(HttpStatusCode.OK);
        (await customer.DeleteMeAsync(new { password = "wrong" })).IsProblem(HttpStatusCode.Unauthorized, "wrong_credentials");
        Assert.NotEmpty(Directory.GetFiles(world.VideoFolder, $"*{job:N}*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(world.VideoFolder, $"*{job}*", SearchOption.AllDirectories)));

        (await customer.DeleteMeAsync(Password)).Is(HttpStatusCode.NoContent);

        // Not even the sums by which wrong passwords for the address were counted.
        await NothingSaysAsync(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(customer.Email.ToUpperInvariant()))));

        (await customer.GetAsync("/me")).Is(HttpStatusCode.Unauthorized);
        (await program.GetAsync("/quota")).Is(HttpStatusCode.Unauthorized);
        (await customer.PostAsync("/auth/login", new { email = customer.Email, password = "a-long-password" }))
            .IsProblem(HttpStatusCode.Unauthorized, "wrong_credentials");
        await world.Service.RunAsync<DeleteOldVideos>();
        Assert.Equal(1, await world.Books.CountAsync($"generations where id = '{job}' and prompt = '' and video_deleted_at is not null"));
        Assert.Empty(Directory.GetFiles(world.VideoFolder, $"*{job:N}*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(world.VideoFolder, $"*{job}*", SearchOption.AllDirectories)));
        Assert.Equal(0, await world.Books.CountAsync($"idempotency_keys where caller_id = '{id}'"));
        Assert.Equal(1, await world.Books.CountAsync($"dedicated_keys where user_id = '{id}' and wish = 'deleted' and due"));
        Assert.Equal(0, await world.Books.CountAsync($"api_keys where user_id = '{id}' and (revoked_at is null or name <> 'erased')"));
        Assert.Equal(1, await world.Books.CountAsync(
            $"orders o join payment_notifications n on n.out_trade_no = o.out_trade_no where o.user_id = '{id}'"
            + " and convert_from(n.body, 'LATIN1') like '%buyer_id=erased%'"
            + " and convert_from(n.body, 'LATIN1') like '%total_amount=299.00%'"));
        await NothingSaysAsync(customer.Email, "my very own wish");
        await world.Books.AreRightAsync();

        // The address is free again, and somebody else's then.
        (await customer.PostAsync("/auth/register", new { email = customer.Email, password = "a-long-password" }))
            .Is(HttpStatusCode.Created);
        Assert.NotEqual(id, (await (await customer.LogInAsync()).GetAsync("/me")).At<string>("id"));
    }

    [Fact]
    public async Task An_operator_deletes_for_a_customer_and_it_is_written_down()
    {
        var (customer, person) = (await world.CustomerWithAsync("basic"), await world.OperatorAsync());
        var id = (await customer.GetAsync("/me")).At<string>("id");

        (await person.PostAsync($"/admin/users/{id}/suspend", new { reason = "under suspicion" })).Is(HttpStatusCode.OK);

        (await person.PostAsync($"/admin/users/{id}/erase", new { reason = "asked for by letter" })).Is(HttpStatusCode.NoContent);
        (await person.PostAsync($"/admin/users/{id}/erase", new { reason = "again" })).IsProblem(HttpStatusCode.NotFound, "not_found");

        (await customer.GetAsync("/me")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("deleted", (await person.GetAsync($"/admin/users/{id}")).At<string>("customer", "state"));
        await NothingSaysAsync(customer.Email);
        var entry = Assert.Single((await person.GetAsync($"/admin/audit?subject={id}&act=user.erase")).Json["items"]!.AsArray())!;
        Assert.Equal(("user.erase", "asked for by letter"), ((string?)entry["act"], (string?)entry["after"]!["reason"]));
        (await person.PostAsync($"/admin/users/{id}/suspend", new { reason = "x" })).IsProblem(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task What_came_in_at_the_very_moment_is_taken_out_later_and_the_bar_is_forgotten()
    {
        var customer = await world.CustomerWithAsync("basic");
        var id = (await customer.GetAsync("/me")).At<string>("id");
        (await customer.DeleteMeAsync(Password)).Is(HttpStatusCode.NoContent);
        await world.Books.RunAsync(
            $"insert into idempotency_keys (caller_id, route, key, request_hash, status, body, created_at)"
            + $" values ('{id}', 'r', 'k', sha256('x'), 202, 'late wish', now())");

        await world.Service.RunAsync<FinishErasures>();

        Assert.Equal(0, await world.Books.CountAsync($"idempotency_keys where caller_id = '{id}'"));
        Assert.Equal(1, await world.Books.CountAsync($"barred_callers where user_id = '{id}'"));
        world.Clock.Advance(AccountErasure.BarredFor);
        await world.Service.RunAsync<FinishErasures>();
        Assert.Equal(0, await world.Books.CountAsync($"barred_callers where user_id = '{id}'"));
    }

    [Fact]
    public async Task Nobody_else_changes_a_notification()
    {
        await world.CustomerWithAsync("basic");

        await Assert.ThrowsAsync<Npgsql.PostgresException>(
            () => world.Books.RunAsync("update payment_notifications set body = 'x' where verdict <> 'undecided'"));
    }

    /// <summary>Looks for a text in every column of every table, as a thief of the whole database would.</summary>
    private async Task NothingSaysAsync(params string[] texts)
    {
        await using var connection = await world.Books.OpenAsync();
        var tables = new List<string>();
        await using (var list = new Npgsql.NpgsqlCommand(
            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'", connection))
        await using (var reader = await list.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        foreach (var table in tables)
        {
            foreach (var text in texts)
            {
                await using var search = new Npgsql.NpgsqlCommand(
                    $"select count(*) from {table} t where t::text ilike '%' || $1 || '%' or t::text like '%' || $2 || '%'", connection);
                search.Parameters.Add(new Npgsql.NpgsqlParameter<string> { TypedValue = text });
                var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
                search.Parameters.Add(new Npgsql.NpgsqlParameter<string> { TypedValue = hex });
                Assert.True((long)(await search.ExecuteScalarAsync())! == 0, $"{table} says '{text}'.");
            }
        }
    }
}

internal static class Deletion
{
    public static Task<Answer> DeleteMeAsync(this Customer customer, object proof) =>
        customer.ChangeAsync(HttpMethod.Delete, "/me", proof);
}
