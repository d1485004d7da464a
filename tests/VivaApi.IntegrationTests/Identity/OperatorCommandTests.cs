using System.Net;
using VivaApi.IntegrationTests.Harness;
using VivaApi.Migrations;

namespace VivaApi.IntegrationTests.Identity;

/// <summary>The commands that make and unmake operators stand in the audit log.</summary>
public sealed class OperatorCommandTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Who_becomes_an_operator_and_who_is_none_any_more_is_written_down_once()
    {
        var person = await world.CustomerAsync();
        Assert.Equal(0, await CreateAsync(person.Email));
        Assert.Equal(0, await CreateAsync(person.Email));
        Assert.Equal(1, await LinesAsync(person.Email, "operator.create", "a.before ->> 'operator' = 'false'"));
        person = await person.LogInAsync();
        (await person.GetAsync("/admin/audit")).Is(HttpStatusCode.OK);

        Assert.Equal(0, await OperatorAccount.RemoveAsync(world.ConnectionString, person.Email, CancellationToken.None));
        Assert.Equal(0, await OperatorAccount.RemoveAsync(world.ConnectionString, person.Email, CancellationToken.None));
        Assert.Equal(1, await LinesAsync(person.Email, "operator.remove", "a.after ->> 'operator' = 'false'"));
        Assert.Equal(0, await world.Books.CountAsync(
            $"log_in_sessions s join users u on u.id = s.user_id where u.email = '{person.Email}' and s.ended_at is null"));
        (await (await person.LogInAsync()).GetAsync("/admin/audit")).IsProblem(HttpStatusCode.Forbidden, "forbidden");
        await Assert.ThrowsAsync<MigrationSettingException>(
            () => OperatorAccount.RemoveAsync(world.ConnectionString, "nobody@example.com", CancellationToken.None));
    }

    [Fact]
    public async Task An_operator_whose_account_is_made_has_no_before()
    {
        const string email = "new-operator@example.com";
        Assert.Equal(0, await CreateAsync(email));

        Assert.Equal(1, await LinesAsync(email, "operator.create", "a.before is null and a.after ->> 'operator' = 'true'"));
    }

    private Task<int> CreateAsync(string email) =>
        OperatorAccount.CreateAsync(world.ConnectionString, email, "a-long-password", CancellationToken.None);

    private Task<long> LinesAsync(string email, string act, string more) => world.Books.CountAsync(
        $"audit_log a join users u on a.subject_id = u.id::text where u.email = '{email}' and a.act = '{act}'"
        + $" and a.actor_id is null and {more}");
}
