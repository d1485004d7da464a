using System.Net;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Sandbox.Viva;

namespace VivaApi.UnitTests.Sandbox.Viva;

public sealed class VivaFaultsTests
{
    public static TheoryData<string> Markers => [.. VivaFaultTable.Entries.Select(entry => entry.Marker)];

    [Fact]
    public void Every_fault_is_in_the_table_once() => Assert.Equal(
        Enum.GetValues<VivaFault>().Where(fault => fault != VivaFault.None).Order(),
        VivaFaultTable.Entries.Select(entry => entry.Fault).Order());

    [Theory]
    [InlineData("unauthorized", "KeyRejected", 401)]
    [InlineData("wallet-empty", "WalletEmpty", 403)]
    [InlineData("token-quota", "TokenQuotaExhausted", 403)]
    [InlineData("rate-limited", "RateLimited", 429)]
    [InlineData("rate-limited-empty", "RateLimited", 429)]
    [InlineData("not-found", "RouteNotFound", 404)]
    [InlineData("no-channel", "NoChannel", 503)]
    [InlineData("bad-request", "BadRequest", 400)]
    [InlineData("content-refused", "Content", 400)]
    [InlineData("echo-refused", "BadRequest", 400)]
    [InlineData("echo-forbidden", "Forbidden", 403)]
    [InlineData("html", "RouteNotFound", 200)]
    [InlineData("no-such-fault", "BadRequest", 400)]
    public async Task A_clear_no_starts_and_costs_nothing(string marker, string kind, int status)
    {
        await using var viva = await TheViva.StartAsync();
        var refused = Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync(With(marker)));
        Assert.Equal((kind, status), (refused.Kind.ToString(), refused.Status));
        Assert.Equal(marker == "rate-limited" ? TimeSpan.FromSeconds(30) : null, refused.RetryAfter);
        Assert.Empty(viva.StandIn.Tasks);
        Assert.Equal(10_000, viva.StandIn.BalanceCredits);
    }

    [Theory]
    [InlineData("server-error", false)]
    [InlineData("echo-error", false)]
    [InlineData("html-502", false)]
    [InlineData("reset", false)]
    [InlineData("server-error-after-accept", true)]
    [InlineData("reset-after-accept", true)]
    [InlineData("cut-body", true)]
    [InlineData("garbage", true)]
    public async Task What_was_sent_and_not_answered_is_unknown_whether_or_not_it_runs(string marker, bool runs)
    {
        await using var viva = await TheViva.StartAsync();
        Assert.IsType<VivaSubmitOutcome.Unknown>(await viva.SubmitAsync(With(marker)));
        Assert.Equal(runs ? 1 : 0, viva.StandIn.Tasks.Count);
        Assert.Equal(runs ? 9_985 : 10_000, viva.StandIn.BalanceCredits);
        Assert.Single(viva.StandIn.Submissions);
    }

    [Theory]
    [InlineData("hang", false)]
    [InlineData("timeout-after-accept", true)]
    public async Task No_answer_within_the_limit_is_unknown(string marker, bool runs)
    {
        await using var viva = await TheViva.StartAsync();
        var submit = viva.SubmitAsync(With(marker));
        await viva.StandIn.WaitForHangAsync(TestContext.Current.CancellationToken);
        Assert.False(submit.IsCompleted);

        viva.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Contains("60 s", Assert.IsType<VivaSubmitOutcome.Unknown>(await submit).Reason, StringComparison.Ordinal);
        Assert.Equal(runs ? 1 : 0, viva.StandIn.Tasks.Count);
    }

    [Fact]
    public async Task A_shutdown_after_sending_is_unknown_too()
    {
        await using var viva = await TheViva.StartAsync();
        using var shutdown = new CancellationTokenSource();
        var submit = viva.Client.SubmitAsync(With("timeout-after-accept"), viva.StandIn.Key, shutdown.Token);
        await viva.StandIn.WaitForHangAsync(TestContext.Current.CancellationToken);
        await shutdown.CancelAsync();
        Assert.IsType<VivaSubmitOutcome.Unknown>(await submit);
    }

    [Fact]
    public async Task A_lost_task_was_charged_and_is_unknown_to_the_relay()
    {
        await using var viva = await TheViva.StartAsync();
        var id = await viva.AcceptedAsync(With("insert-lost"));
        Assert.IsType<VivaPollOutcome.TaskUnknown>(await viva.PollAsync(id));
        Assert.Equal(9_985, viva.StandIn.BalanceCredits);
    }

    [Theory]
    [InlineData("fails", false)]
    [InlineData("unsafe", true)]
    public async Task A_failed_task_gives_its_price_back_once(string marker, bool isContent)
    {
        await using var viva = await TheViva.StartAsync();
        var id = await viva.AcceptedAsync(With(marker));
        Assert.Equal(9_985, viva.StandIn.BalanceCredits);
        viva.Finish();
        var failed = Assert.IsType<VivaPollOutcome.Failed>(await viva.PollAsync(id));
        Assert.Equal(("generation_failed", isContent), (failed.Code, failed.IsContent));
        Assert.NotEmpty(failed.Reason);
        await viva.PollAsync(id);
        Assert.Equal(10_000, viva.StandIn.BalanceCredits);
    }

    [Theory]
    [InlineData("no-file", HttpStatusCode.NotFound)]
    [InlineData("content-only", HttpStatusCode.OK)]
    public async Task Success_without_an_address_leads_to_the_content_route(string marker, HttpStatusCode status)
    {
        await using var viva = await TheViva.StartAsync();
        var id = await viva.AcceptedAsync(With(marker));
        viva.Finish();
        Assert.Equal(new VivaPollOutcome.Succeeded(null, NeedsContentRoute: true), await viva.PollAsync(id));

        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(http, viva.Client.ContentUrl(id))).StatusCode);
        http.DefaultRequestHeaders.Authorization = new("Bearer", viva.StandIn.Key);
        Assert.Equal(status, (await GetAsync(http, viva.Client.ContentUrl(id))).StatusCode);
        Assert.Equal(9_985, viva.StandIn.BalanceCredits);
    }

    [Theory]
    [InlineData("expired-file", HttpStatusCode.NotFound)]
    [InlineData("not-a-video", HttpStatusCode.OK)]
    public async Task A_file_may_be_gone_or_something_else(string marker, HttpStatusCode status)
    {
        await using var viva = await TheViva.StartAsync();
        var id = await viva.AcceptedAsync(With(marker));
        viva.Finish();
        var succeeded = Assert.IsType<VivaPollOutcome.Succeeded>(await viva.PollAsync(id));
        using var http = new HttpClient();
        var answer = await GetAsync(http, succeeded.FileUrl!);
        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_slow_task_takes_ten_times_as_long()
    {
        await using var viva = await TheViva.StartAsync();
        var id = await viva.AcceptedAsync(With("slow"));
        viva.Finish();
        Assert.Equal(new VivaPollOutcome.Running(10), await viva.PollAsync(id));
        viva.Time.Advance(TimeSpan.FromSeconds(900));
        Assert.IsType<VivaPollOutcome.Succeeded>(await viva.PollAsync(id));
    }

    [Fact]
    public async Task Trouble_while_polling_passes()
    {
        await using var viva = await TheViva.StartAsync();
        var id = await viva.AcceptedAsync(With("poll-errors"));
        List<VivaRefusal?> refusals = [];
        for (var poll = 0; poll < 3; poll++)
        {
            refusals.Add(Assert.IsType<VivaPollOutcome.Unreachable>(await viva.PollAsync(id)).Refusal);
        }

        Assert.Equal([null, VivaRefusal.RateLimited, null], refusals);
        Assert.IsType<VivaPollOutcome.Running>(await viva.PollAsync(id));
    }

    [Fact]
    public async Task A_poll_without_an_answer_is_given_up_after_its_limit()
    {
        await using var viva = await TheViva.StartAsync();
        var id = await viva.AcceptedAsync(With("poll-hangs"));
        var poll = viva.PollAsync(id);
        await viva.StandIn.WaitForHangAsync(TestContext.Current.CancellationToken);
        viva.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.IsType<VivaPollOutcome.Unreachable>(await poll);
        Assert.IsType<VivaPollOutcome.Running>(await viva.PollAsync(id));
    }

    [Fact]
    public async Task A_planned_fault_hits_the_next_submit_only()
    {
        await using var viva = await TheViva.StartAsync();
        viva.StandIn.NextSubmit(VivaFault.NoChannel);
        Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync());
        Assert.IsType<VivaSubmitOutcome.Accepted>(await viva.SubmitAsync());
        Assert.Equal([VivaFault.NoChannel, VivaFault.None], viva.StandIn.Submissions.Select(submission => submission.Fault));
    }

    [Fact]
    public async Task A_fault_with_a_number_passes_after_so_many_submits_of_its_prompt()
    {
        await using var viva = await TheViva.StartAsync();
        Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync(With("no-channel=2")));
        Assert.IsType<VivaSubmitOutcome.Accepted>(await viva.SubmitAsync(TheViva.SomeJob(prompt: "another")));
        Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync(With("no-channel=2")));
        Assert.IsType<VivaSubmitOutcome.Accepted>(await viva.SubmitAsync(With("no-channel=2")));
        Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync(With("no-channel=two")));
    }

    [Theory]
    [MemberData(nameof(Markers))]
    public async Task Every_fault_is_told_in_the_sandboxs_page(string marker)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.GetFiles("*.sln").Length == 0)
        {
            folder = folder.Parent!;
        }

        var page = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "docs", "sandbox.md"), TestContext.Current.CancellationToken);
        Assert.Contains($"`[[fault:{marker}]]`", page, StringComparison.Ordinal);
    }

    private static VivaJob With(string marker) => TheViva.SomeJob(prompt: $"一只猫 [[fault:{marker}]]");

    private static Task<HttpResponseMessage> GetAsync(HttpClient http, string url) =>
        http.GetAsync(new Uri(url), TestContext.Current.CancellationToken);
}
