using System.Net;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Sandbox.Viva;

namespace VivaApi.UnitTests.Sandbox.Viva;

public sealed class VivaTokensTests
{
    [Fact]
    public async Task A_token_is_made_without_an_answer_found_masked_and_revealed()
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        var id = await account.TokenAsync("u-cat", 30);

        Assert.Contains("**********", (string?)(await account.FoundAsync("u-cat"))["key"], StringComparison.Ordinal);
        var key = await account.KeyAsync(id);
        Assert.Equal(51, key.Length);
        Assert.IsType<VivaSubmitOutcome.Accepted>(await viva.SubmitAsync(key: key));

        var many = await account.PostAsync("/api/token/batch/keys", new { ids = new[] { id, 99 } });
        Assert.Equal(key[3..], (string?)many.Json!["data"]!["keys"]![$"{id}"]);
    }

    [Fact]
    public async Task Old_hosts_show_whole_keys_in_arrays_and_have_nothing_to_reveal()
    {
        await using var viva = await TheViva.StartAsync(new VivaStandInOptions { Manner = VivaManner.Legacy });
        using var account = new TheAccount(viva);
        var id = await account.TokenAsync("u-cat", 30);

        Assert.Equal(48, ((string?)(await account.FoundAsync("cat"))["key"])!.Length);
        Assert.Equal(HttpStatusCode.NotFound, (await account.PostAsync($"/api/token/{id}/key", new { })).Status);
        Assert.Equal(HttpStatusCode.OK, (await account.GetAsync("/api/user/self", "wrong")).Status);
    }

    [Fact]
    public async Task A_submit_takes_from_wallet_and_token_and_a_used_up_token_may_not_even_poll()
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        var key = await account.KeyAsync(await account.TokenAsync("u-cat", 20));

        var first = Assert.IsType<VivaSubmitOutcome.Accepted>(await viva.SubmitAsync(key: key));
        Assert.Equal(VivaRefusal.TokenQuotaExhausted, Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync(key: key)).Kind);
        Assert.Equal(9_985, viva.StandIn.BalanceCredits);
        var usage = (await account.GetAsync("/api/usage/token/", key)).Json!;
        Assert.True((bool)usage["code"]!);
        Assert.Equal(15 * StandInPrices.QuotaPerCredit, (long)usage["data"]!["total_used"]!);

        var id = (int)(await account.FoundAsync("u-cat"))["id"]!;
        await account.PutAsync("/api/token/", new { id, name = "u-cat", remain_quota = 0, expired_time = -1 });
        var poll = await viva.Client.PollAsync(
            VivaRoute.OperatorsGenerate, first.TaskId!, key, TestContext.Current.CancellationToken);
        Assert.Equal(VivaRefusal.KeyRejected, Assert.IsType<VivaPollOutcome.Unreachable>(poll).Refusal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await account.GetAsync("/v1/dashboard/billing/usage", key)).Status);
    }

    [Theory]
    [InlineData("Modern", 20)]
    [InlineData("Legacy", 5)]
    public async Task A_failed_tasks_price_goes_back_to_the_wallet_and_on_new_hosts_to_the_token_too(string manner, long left)
    {
        await using var viva = await TheViva.StartAsync(new VivaStandInOptions { Manner = Enum.Parse<VivaManner>(manner) });
        using var account = new TheAccount(viva);
        var id = await account.TokenAsync("u-cat", 20);
        var key = manner == "Modern" ? await account.KeyAsync(id) : $"sk-{(string?)(await account.FoundAsync("u-cat"))["key"]}";
        await viva.SubmitAsync(TheViva.SomeJob(prompt: "[[fault:fails]]"), key);
        viva.Finish();

        Assert.Equal(10_000, viva.StandIn.BalanceCredits);
        Assert.Equal(left * StandInPrices.QuotaPerCredit, (long)(await account.FoundAsync("u-cat"))["remain_quota"]!);
    }

    [Fact]
    public async Task An_update_replaces_everything_but_the_status_and_status_only_nothing_else()
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        var id = await account.TokenAsync("u-cat", 30);
        var key = await account.KeyAsync(id);

        await account.PutAsync("/api/token/?status_only=true", new { id, status = 2 });
        Assert.Equal(VivaRefusal.KeyRejected, Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync(key: key)).Kind);
        await account.PutAsync("/api/token/?status_only=true", new { id, status = 1 });
        Assert.IsType<VivaSubmitOutcome.Accepted>(await viva.SubmitAsync(key: key));

        // What is left out becomes zero: without expired_time the token has run out in 1970.
        await account.PutAsync("/api/token/", new { id, name = "u-cat", unlimited_quota = true });
        Assert.IsType<VivaSubmitOutcome.Refused>(await viva.SubmitAsync(key: key));
        var refused = await account.PutAsync("/api/token/?status_only=true", new { id, status = 1 });
        Assert.False((bool)refused.Json!["success"]!);
    }

    [Fact]
    public async Task A_used_up_token_is_refilled_first_and_enabled_after()
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        var id = await account.TokenAsync("u-cat", 0);
        var key = await account.KeyAsync(id);
        await viva.SubmitAsync(key: key);
        Assert.Equal(4, (int)(await account.FoundAsync("u-cat"))["status"]!);

        var full = new { id, name = "u-cat", remain_quota = 15 * StandInPrices.QuotaPerCredit, expired_time = -1 };
        var atOnce = new { id, name = "u-cat", full.remain_quota, expired_time = -1, status = 1 };
        Assert.False((bool)(await account.PutAsync("/api/token/", atOnce)).Json!["success"]!);
        Assert.True((bool)(await account.PutAsync("/api/token/", full)).Json!["success"]!);
        Assert.True((bool)(await account.PutAsync("/api/token/?status_only=true", new { id, status = 1 })).Json!["success"]!);
        Assert.IsType<VivaSubmitOutcome.Accepted>(await viva.SubmitAsync(key: key));
    }

    [Fact]
    public async Task Keys_are_revealed_twenty_times_in_twenty_minutes_and_then_with_nothing()
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        var id = await account.TokenAsync("u-cat", 1);
        for (var reveal = 0; reveal < 20; reveal++)
        {
            await account.KeyAsync(id);
        }

        var (status, json) = await account.PostAsync($"/api/token/{id}/key", new { });
        Assert.Equal((HttpStatusCode.TooManyRequests, null), (status, json));
        viva.Time.Advance(TimeSpan.FromMinutes(20));
        await account.KeyAsync(id);
    }

    [Fact]
    public async Task There_is_a_bound_to_tokens_and_to_their_names()
    {
        await using var viva = await TheViva.StartAsync(new VivaStandInOptions { MaxTokens = 2 });
        using var account = new TheAccount(viva);
        var tooLong = await account.PostAsync("/api/token/", new { name = "十七个汉字就超过五十个字节了是不是啊啊" });
        Assert.Equal("令牌名称过长", (string?)tooLong.Json!["message"]);

        var id = await account.TokenAsync("u-cat", 1);
        var tooMany = await account.PostAsync("/api/token/", new { name = "u-dog" });
        Assert.Equal("已达到最大令牌数量限制 (2)", (string?)tooMany.Json!["message"]);

        Assert.True((bool)(await account.DeleteAsync($"/api/token/{id}")).Json!["success"]!);
        Assert.False((bool)(await account.DeleteAsync($"/api/token/{id}")).Json!["success"]!);
        await account.TokenAsync("u-dog", 1);
    }

    [Theory]
    [InlineData("veo3.1", 403)]
    [InlineData("veo3", 200)]
    public async Task A_token_may_be_bound_to_models(string allowed, int status)
    {
        await using var viva = await TheViva.StartAsync();
        using var account = new TheAccount(viva);
        await account.PostAsync("/api/token/", new
        {
            name = "u-cat",
            unlimited_quota = true,
            expired_time = -1,
            model_limits_enabled = true,
            model_limits = $"other,{allowed}",
        });
        var key = await account.KeyAsync((int)(await account.FoundAsync("u-cat"))["id"]!);
        Assert.Equal(status, await viva.SubmitAsync(key: key) is VivaSubmitOutcome.Refused refused ? refused.Status : 200);
    }
}
