using System.Threading.Channels;
using VivaApi.Backend.Platform.Gathering;

namespace VivaApi.UnitTests.Platform.Gathering;

public sealed class GatheredCallTests
{
    private readonly Channel<Call> calls = Channel.CreateUnbounded<Call>();

    [Fact]
    public async Task A_request_that_comes_alone_is_a_call_at_once()
    {
        var gathered = Gathered();

        var answer = gathered.TryAsk("cat", CancellationToken.None)!;
        (await NextAsync()).Answer();

        Assert.Equal("CAT", await answer);
    }

    [Fact]
    public async Task What_arrives_during_a_call_goes_together_in_the_next_and_each_gets_its_own_answer()
    {
        var gathered = Gathered();
        var first = gathered.TryAsk("cat", CancellationToken.None)!;
        var running = await NextAsync();
        var later = new[] { "dog", "fox", "owl" }.Select(item => gathered.TryAsk(item, CancellationToken.None)!).ToArray();

        running.Answer();
        var next = await NextAsync();
        next.Answer();

        Assert.Equal(["dog", "fox", "owl"], next.Items);
        Assert.Equal("CAT", await first);
        Assert.Equal(["DOG", "FOX", "OWL"], await Task.WhenAll(later));
    }

    [Fact]
    public async Task A_call_takes_no_more_than_its_size()
    {
        var gathered = Gathered(new GatheringOptions { BatchSize = 2 });
        _ = gathered.TryAsk("cat", CancellationToken.None);
        var running = await NextAsync();
        foreach (var item in new[] { "dog", "fox", "owl" })
        {
            _ = gathered.TryAsk(item, CancellationToken.None);
        }

        running.Answer();
        var second = await NextAsync();
        second.Answer();
        var third = await NextAsync();
        third.Answer();

        Assert.Equal(["dog", "fox"], second.Items);
        Assert.Equal(["owl"], third.Items);
    }

    [Fact]
    public async Task A_full_queue_takes_nobody_and_those_in_it_are_served()
    {
        var gathered = Gathered(new GatheringOptions { MaxWaiting = 1 });
        _ = gathered.TryAsk("cat", CancellationToken.None);
        var running = await NextAsync();
        var waiting = gathered.TryAsk("dog", CancellationToken.None)!;

        Assert.Null(gathered.TryAsk("fox", CancellationToken.None));

        running.Answer();
        (await NextAsync()).Answer();
        Assert.Equal("DOG", await waiting);
        var again = gathered.TryAsk("fox", CancellationToken.None)!;
        (await NextAsync()).Answer();
        Assert.Equal("FOX", await again);
    }

    [Fact]
    public async Task One_that_cannot_be_done_harms_no_other_of_its_call()
    {
        var gathered = Gathered();
        _ = gathered.TryAsk("cat", CancellationToken.None);
        var running = await NextAsync();
        var poison = gathered.TryAsk("poison", CancellationToken.None)!;
        var dog = gathered.TryAsk("dog", CancellationToken.None)!;
        running.Answer();

        (await NextAsync()).Fail(new InvalidDataException("poison"));
        foreach (var alone in new[] { await NextAsync(), await NextAsync() })
        {
            Assert.Single(alone.Items);
            if (alone.Items[0] == "poison")
            {
                alone.Fail(new InvalidDataException("poison"));
            }
            else
            {
                alone.Answer();
            }
        }

        Assert.Equal("DOG", await dog);
        await Assert.ThrowsAsync<InvalidDataException>(() => poison);
    }

    [Fact]
    public async Task A_call_of_unknown_outcome_is_told_to_all_of_it_and_the_next_goes_on()
    {
        var gathered = Gathered();
        _ = gathered.TryAsk("cat", CancellationToken.None);
        var running = await NextAsync();
        var lost = new[] { "dog", "fox" }.Select(item => gathered.TryAsk(item, CancellationToken.None)!).ToArray();
        running.Answer();

        (await NextAsync()).Fail(new IOException("the line is cut"));
        foreach (var one in lost)
        {
            await Assert.ThrowsAsync<IOException>(() => one);
        }

        var owl = gathered.TryAsk("owl", CancellationToken.None)!;
        (await NextAsync()).Answer();
        Assert.Equal("OWL", await owl);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_while_it_waits_is_left_out()
    {
        using var leave = new CancellationTokenSource();
        var gathered = Gathered();
        _ = gathered.TryAsk("cat", CancellationToken.None);
        var running = await NextAsync();
        var left = gathered.TryAsk("dog", leave.Token)!;
        var fox = gathered.TryAsk("fox", CancellationToken.None)!;
        await leave.CancelAsync();

        running.Answer();
        var next = await NextAsync();
        next.Answer();

        Assert.Equal(["fox"], next.Items);
        Assert.Equal("FOX", await fox);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
    }

    private GatheredCall<string, string> Gathered(GatheringOptions? options = null) => new(
        async items =>
        {
            var call = new Call(items);
            await calls.Writer.WriteAsync(call);
            return await call.Answers;
        },
        error => error is InvalidDataException,
        options ?? new GatheringOptions());

    private async Task<Call> NextAsync() => await calls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>A call that is in flight until the test lets it end.</summary>
    private sealed class Call(IReadOnlyList<string> items)
    {
        private readonly TaskCompletionSource<IReadOnlyList<string>> answers = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<string> Items => items;

        public Task<IReadOnlyList<string>> Answers => answers.Task;

        public void Answer() => answers.SetResult([.. items.Select(item => item.ToUpperInvariant())]);

        public void Fail(Exception error) => answers.SetException(error);
    }
}
