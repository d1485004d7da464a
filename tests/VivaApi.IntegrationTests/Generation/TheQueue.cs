using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VivaApi.Backend.Features.Generation;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>
/// Holds a copy's call in flight, so that a test decides what goes together in the next: somebody's account is locked from outside, and
/// a request of theirs waits for it.
/// </summary>
internal sealed class TheQueue : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly World world;
    private readonly NpgsqlConnection holder;
    private readonly NpgsqlTransaction transaction;

    private TheQueue(World world, NpgsqlConnection holder, NpgsqlTransaction transaction, Task<Answer> first)
    {
        this.world = world;
        this.holder = holder;
        this.transaction = transaction;
        First = first;
    }

    /// <summary>The request that is in flight.</summary>
    public Task<Answer> First { get; }

    public static async Task<TheQueue> HeldByAsync(World world, Customer customer)
    {
        var holder = await world.Books.OpenAsync();
        var transaction = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand(
            "select from user_credit_accounts where user_id = (select id from users where email = $1) for update", holder, transaction))
        {
            hold.Parameters.Add(new NpgsqlParameter { Value = customer.Email });
            await hold.ExecuteNonQueryAsync();
        }

        var first = customer.GenerateAsync("first");
        await UntilAsync(async () => await world.Books.CountAsync("pg_locks where not granted") > 0);
        return new TheQueue(world, holder, transaction, first);
    }

    /// <summary>Returns when so many wait for the next call.</summary>
    public Task HasAsync(int waiting) => UntilAsync(
        () => Task.FromResult(world.Service.Services.GetRequiredService<GenerationAcceptance>().Waiting == waiting));

    public async Task LetGoAsync()
    {
        await transaction.RollbackAsync();
        (await First).Is(System.Net.HttpStatusCode.Accepted);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await holder.DisposeAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "What the test waits for does not come.");
            await Task.Yield();
        }
    }
}
