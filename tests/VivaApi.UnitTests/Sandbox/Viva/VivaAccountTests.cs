using System.Net;
using System.Text.Json.Nodes;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Sandbox.Viva;

namespace VivaApi.UnitTests.Sandbox.Viva;

public sealed class VivaAccountTests
{
    [Fact]
    public async Task A_task_whose_answer_was_lost_is_found_by_its_time_and_a_lost_task_only_by_its_charge()
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        var before = viva.Time.GetUtcNow().ToUnixTimeSeconds();
        await viva.SubmitAsync(TheViva.SomeJob(prompt: "[[fault:reset-after-accept]]"));
        viva.Time.Advance(TimeSpan.FromSeconds(60));
        await viva.AcceptedAsync(TheViva.SomeJob(prompt: "[[fault:insert-lost]]"));

        var tasks = (await account.GetAsync($"/api/task/self?start_timestamp={before}&end_timestamp={before + 5}")).Json!["data"]!;
        var task = Assert.Single(tasks["items"]!.AsArray())!;
        Assert.Equal(viva.StandIn.Tasks[0].Id, (string?)task["task_id"]);
        Assert.Equal(("veo3", 15 * StandInPrices.QuotaPerCredit, before), (
            (string?)task["properties"]!["origin_model_name"], (long)task["quota"]!, (long)task["submit_time"]!));
        Assert.Equal(string.Empty, (string?)task["properties"]!["input"]);

        var later = (await account.GetAsync($"/api/task/self?start_timestamp={before + 30}")).Json!["data"]!;
        Assert.Empty(later["items"]!.AsArray());
        var charges = (await account.GetAsync($"/api/log/self?type=2&start_timestamp={before + 30}")).Json!["data"]!;
        var charge = Assert.Single(charges["items"]!.AsArray())!;
        Assert.Equal("master-1", (string?)charge["token_name"]);
        Assert.DoesNotContain("task_id", (string?)charge["other"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Modern", 6)]
    [InlineData("Legacy", 4)]
    public async Task A_refund_is_logged_once_and_names_its_task(string manner, int type)
    {
        await using var viva = await TheViva.StartAsync(new VivaStandInOptions { Manner = Enum.Parse<VivaManner>(manner) });
        using var account = new TheAccount(viva);
        var id = await viva.AcceptedAsync(TheViva.SomeJob(prompt: "[[fault:fails]]"));
        viva.Finish();
        await viva.PollAsync(id);
        await viva.PollAsync(id);

        var data = (await account.GetAsync($"/api/log/self?type={type}")).Json!["data"]!;
        var row = Assert.Single(data as JsonArray ?? data["items"]!.AsArray())!;
        Assert.Contains(id, $"{row["other"]}{row["content"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_come_in_pages_newest_first()
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        for (var job = 0; job < 5; job++)
        {
            await viva.AcceptedAsync();
            viva.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var page = (await account.GetAsync("/api/task/self?p=2&page_size=2")).Json!["data"]!;
        Assert.Equal((2, 2, 5), ((int)page["page"]!, (int)page["page_size"]!, (int)page["total"]!));
        Assert.Equal(
            [viva.StandIn.Tasks[2].Id, viva.StandIn.Tasks[1].Id], page["items"]!.AsArray().Select(task => (string?)task!["task_id"]));
    }

    [Fact]
    public async Task A_redemption_code_tops_the_wallet_up_once()
    {
        await using var viva = await TheViva.StartAsync(
            new VivaStandInOptions { RedemptionCodes = new Dictionary<string, long> { ["gift"] = 40 } });
        using var account = new TheAccount(viva);

        var added = await account.PostAsync("/api/user/topup", new { key = "gift" });
        Assert.Equal(40 * StandInPrices.QuotaPerCredit, (long)added.Json!["data"]!);
        Assert.Equal(10_040, viva.StandIn.BalanceCredits);
        Assert.False((bool)(await account.PostAsync("/api/user/topup", new { key = "gift" })).Json!["success"]!);
        Assert.False((bool)(await account.PostAsync("/api/user/topup", new { key = "other" })).Json!["success"]!);
        Assert.Equal(10_040, viva.StandIn.BalanceCredits);
    }

    [Theory]
    [InlineData("/api/task/self")]
    [InlineData("/api/log/self")]
    [InlineData("/api/token/")]
    [InlineData("/api/user/self")]
    public async Task A_key_does_not_open_the_management_routes(string path)
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        var (status, json) = await account.GetAsync(path, viva.StandIn.Key);
        Assert.Equal((HttpStatusCode.Unauthorized, "AUTH_UNAUTHORIZED"), (status, (string?)json!["code"]));
    }

    [Fact]
    public async Task Prices_are_told_to_everybody()
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        var prices = (await account.GetAsync("/api/pricing", bearer: null)).Json!["data"]!.AsArray();
        var fast = Assert.Single(prices, model => (string?)model!["model_name"] == "veo_3_1-fast")!;
        Assert.Equal(0.43m, (decimal)fast["model_price"]!);
    }

    [Fact]
    public async Task A_video_can_be_remixed_and_google_models_answer_in_their_own_shape()
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        var id = await viva.AcceptedAsync(TheViva.SomeJob(VivaRoute.Videos));
        var remix = await account.PostAsync($"/v1/videos/{id}/remix", new { prompt = "the same at night" }, viva.StandIn.Key);
        Assert.Equal("veo_3_1-fast", (string?)remix.Json!["model"]);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await account.PostAsync("/v1/videos/none/remix", new { prompt = "x" }, viva.StandIn.Key)).Status);

        var google = await viva.AcceptedAsync(TheViva.SomeJob(VivaRoute.VideoGenerations) with { Model = "veo-3.0-generate-001" });
        viva.Finish();
        var answer = (await account.GetAsync($"/v1/video/generations/{google}", viva.StandIn.Key)).Json!["data"]!;
        Assert.Equal(("succeeded", "mp4"), ((string?)answer["status"], (string?)answer["format"]));
        Assert.IsType<VivaPollOutcome.Succeeded>(await viva.PollAsync(google, VivaRoute.VideoGenerations));
    }

    [Fact]
    public async Task Faults_can_be_planned_by_a_setting_and_at_run_time()
    {
        await using var viva = await TheViva.StartAsync(new VivaStandInOptions { Faults = "rate-limited=2" });
        viva.StandIn.NextSubmits("no-channel=all");
        List<VivaRefusal> seen = [];
        for (var submit = 0; submit < 4; submit++)
        {
            seen.Add(Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync()).Kind);
        }

        Assert.Equal([VivaRefusal.RateLimited, VivaRefusal.RateLimited, VivaRefusal.NoChannel, VivaRefusal.NoChannel], seen);
        using var http = new HttpClient { BaseAddress = viva.StandIn.BaseAddress };
        Assert.Equal(HttpStatusCode.BadRequest, await PlanAsync("no-such-fault"));
        Assert.Equal(HttpStatusCode.OK, await PlanAsync("none"));
        Assert.IsType<VivaSubmitOutcome.Accepted>(await viva.SubmitAsync());

        async Task<HttpStatusCode> PlanAsync(string text)
        {
            using var content = new StringContent(text);
            using var answer = await http.PostAsync(
                new Uri("/faults", UriKind.Relative), content, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }
}
