using System.Security.Cryptography;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Sandbox.Viva;

namespace VivaApi.UnitTests.Sandbox.Viva;

public sealed class VivaRoutesTests
{
    public static TheoryData<string, string> RoutesAndManners
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var route in Enum.GetNames<VivaRoute>())
            {
                foreach (var manner in Enum.GetNames<VivaManner>())
                {
                    data.Add(route, manner);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(RoutesAndManners))]
    public async Task Every_route_makes_a_video_in_either_manner(string routeName, string manner)
    {
        var route = Enum.Parse<VivaRoute>(routeName);
        await using var viva = await TheViva.StartAsync(new VivaStandInOptions { Manner = Enum.Parse<VivaManner>(manner) });
        var id = await viva.AcceptedAsync(TheViva.SomeJob(route));
        Assert.Equal(new VivaPollOutcome.Running(0), await viva.PollAsync(id, route));

        viva.Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(new VivaPollOutcome.Running(30), await viva.PollAsync(id, route));

        viva.Time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(new VivaPollOutcome.Running(80), await viva.PollAsync(id, route));

        viva.Time.Advance(TimeSpan.FromSeconds(21));
        var succeeded = Assert.IsType<VivaPollOutcome.Succeeded>(await viva.PollAsync(id, route));
        Assert.False(succeeded.NeedsContentRoute);
        using var http = new HttpClient();
        var video = await http.GetByteArrayAsync(new Uri(succeeded.FileUrl!), TestContext.Current.CancellationToken);
        Assert.Equal(SHA256.HashData(SampleVideo.Bytes.Span), SHA256.HashData(video));
        Assert.Equal(4, viva.StandIn.Polls);
    }

    [Fact]
    public async Task What_is_sent_is_what_the_operators_document_says()
    {
        await using var viva = await TheViva.StartAsync();
        await viva.AcceptedAsync(TheViva.SomeJob(prompt: "a cat \"at\" the piano"));
        var submission = Assert.Single(viva.StandIn.Submissions);
        Assert.Equal("""{"prompt":"a cat \u0022at\u0022 the piano","duration":8}""", submission.Body);
        Assert.Equal(viva.StandIn.Key, submission.Key);
    }

    [Fact]
    public async Task The_other_routes_are_sent_what_the_relay_reads()
    {
        await using var viva = await TheViva.StartAsync();
        foreach (var route in (VivaRoute[])[VivaRoute.VideoCreate, VivaRoute.Videos, VivaRoute.VideoGenerations])
        {
            await viva.AcceptedAsync(TheViva.SomeJob(route, "cat") with { ImageUrls = ["https://x.example/1.png"] });
        }

        var bodies = viva.StandIn.Submissions.Select(submission => submission.Body).ToList();
        Assert.Equal(
            """{"model":"veo3.1-fast","prompt":"cat","images":["https://x.example/1.png"],"aspect_ratio":"16:9","""
            + "\"enhance_prompt\":true,\"enable_upsample\":true}",
            bodies[0]);
        Assert.Contains("name=\"seconds\"\r\n\r\n8\r\n", bodies[1], StringComparison.Ordinal);
        Assert.Contains("name=\"size\"\r\n\r\n16x9\r\n", bodies[1], StringComparison.Ordinal);
        Assert.Contains("name=\"watermark\"\r\n\r\nfalse\r\n", bodies[1], StringComparison.Ordinal);
        Assert.Contains("name=\"input_reference\"\r\n\r\nhttps://x.example/1.png\r\n", bodies[1], StringComparison.Ordinal);
        Assert.Equal(
            """{"model":"veo3.1-fast","prompt":"cat","duration":8,"images":["https://x.example/1.png"],"""
            + "\"metadata\":{\"durationSeconds\":8,\"aspectRatio\":\"16:9\"}}",
            bodies[2]);
    }

    [Fact]
    public async Task A_prompt_cannot_add_fields_to_the_form()
    {
        const string Prompt = "cat\r\n------MyGreatBoundary\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nveo3.1-pro-4k";
        await using var viva = await TheViva.StartAsync();
        await viva.AcceptedAsync(TheViva.SomeJob(VivaRoute.Videos, Prompt));
        var task = Assert.Single(viva.StandIn.Tasks);
        Assert.Equal("veo_3_1-fast", task.Model);
        Assert.Equal(Prompt, task.Prompt);
    }

    [Fact]
    public async Task Each_job_is_charged_once_and_the_balance_is_told_in_both_moneys()
    {
        await using var viva = await TheViva.StartAsync(new VivaStandInOptions { OpeningCredits = 45 });
        await viva.AcceptedAsync();
        await viva.AcceptedAsync();
        Assert.Equal(15, viva.StandIn.BalanceCredits);
        Assert.Equal(15 * StandInPrices.QuotaPerCredit, viva.StandIn.BalanceQuota);

        await viva.AcceptedAsync();
        var refused = Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync());
        Assert.Equal(VivaRefusal.WalletEmpty, refused.Kind);
        Assert.Contains("需要预扣费额度: ＄5.357130", refused.Message, StringComparison.Ordinal);

        viva.StandIn.AddCredits(15);
        await viva.AcceptedAsync();
        Assert.Equal(0, viva.StandIn.BalanceCredits);
        Assert.Equal(4, viva.StandIn.Tasks.Count);
    }

    [Fact]
    public async Task A_wrong_or_revoked_key_is_rejected_for_submit_and_poll()
    {
        await using var viva = await TheViva.StartAsync();
        var id = await viva.AcceptedAsync();
        Assert.Equal(VivaRefusal.KeyRejected, Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync(key: "sk-wrong")).Kind);

        viva.StandIn.RevokeKey(viva.StandIn.Key);
        Assert.Equal(VivaRefusal.KeyRejected, Assert.IsType<VivaPollOutcome.Unreachable>(await viva.PollAsync(id)).Refusal);

        viva.StandIn.RestoreKey(viva.StandIn.Key);
        Assert.IsType<VivaPollOutcome.Running>(await viva.PollAsync(id));
    }

    [Fact]
    public async Task A_model_that_nobody_sells_has_no_channel()
    {
        await using var viva = await TheViva.StartAsync();
        var refused = await viva.SubmitAsync(TheViva.SomeJob(VivaRoute.VideoCreate) with { Model = "veo9" });
        Assert.Equal(VivaRefusal.NoChannel, Assert.IsType<VivaSubmitOutcome.Refused>(refused).Kind);
        Assert.Empty(viva.StandIn.Tasks);
    }
}
