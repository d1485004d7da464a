using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Money;

namespace VivaApi.UnitTests.Features.Generation;

/// <summary>By default: 15 minutes of pauses that double from 2 seconds to 60.</summary>
public sealed class SubmitPatienceTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(6, 60)]
    [InlineData(1_000, 60)]
    public void Each_pause_doubles_to_the_longest(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Patience(15).PauseBeforeRetry(JobAfter(attempts)));

    [Theory]
    [InlineData(15, 1, false)]
    [InlineData(15, 19, false)]
    [InlineData(15, 20, true)]
    [InlineData(1, 6, true)]
    [InlineData(1, 5, false)]
    [InlineData(0, 1, true)]
    public void Patience_is_over_when_its_pauses_add_up_however_long_the_job_stood_in_line(int minutes, int attempts, bool isOver) =>
        Assert.Equal(isOver, Patience(minutes).IsOver(JobAfter(attempts)));

    private static SubmitPatience Patience(int minutes) =>
        new(Options.Create(new GenerationOptions { SubmitPatienceMinutes = minutes }));

    private static GenerationJob JobAfter(int attempts) => new()
    {
        Prompt = "cat",
        ModelCode = "veo3",
        UpstreamModel = "veo3",
        AspectRatio = "16:9",
        ImageUrls = [],
        PriceCredits = new CreditAmount(15),
        UpstreamCostFen = new Fen(375),
        CreatedAt = DateTimeOffset.UnixEpoch,
        SubmitAttempts = attempts,
    };
}
