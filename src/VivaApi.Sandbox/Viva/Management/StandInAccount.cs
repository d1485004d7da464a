using System.Security.Cryptography;

namespace VivaApi.Sandbox.Viva.Management;

/// <summary>Why a submit could not be charged.</summary>
internal enum StandInShortage
{
    None,
    Wallet,
    Token,
}

/// <summary>What a key is good for at the moment.</summary>
internal enum StandInKeyState
{
    Good,
    Missing,
    Unknown,
    Disabled,
    Expired,
    Exhausted,
}

/// <summary>The account's money: one wallet, the tokens that spend from it, redemption codes, and a log of every movement.</summary>
internal sealed class StandInAccount
{
    private const string KeyLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const string KeyPrefix = "sk-";

    private readonly Lock gate = new();
    private readonly VivaStandInOptions options;
    private readonly List<StandInToken> tokens;
    private readonly List<StandInLogRow> rows;
    private readonly HashSet<string> redeemed;
    private long balance;

    public StandInAccount(VivaStandInOptions options, StandInState? state)
    {
        this.options = options;
        balance = state?.BalanceQuota ?? options.OpeningCredits * StandInPrices.QuotaPerCredit;
        tokens = [.. state?.Tokens ?? []];
        rows = [.. state?.Log ?? []];
        redeemed = [.. state?.Redeemed ?? []];
        foreach (var key in options.Keys.Select(Bare).Where(key => tokens.TrueForAll(token => token.Key != key)))
        {
            Add(new StandInToken { Id = NextTokenId(), Key = key, Name = $"master-{NextTokenId()}", UnlimitedQuota = true });
        }
    }

    public long BalanceQuota => Locked(() => balance);

    /// <summary>Whether the account's pages are closed, say for maintenance.</summary>
    public bool IsShut { get; set; }

    /// <summary>Newest first, as every list of the relay.</summary>
    public IReadOnlyList<StandInToken> Tokens => Locked(() => tokens.OrderByDescending(token => token.Id).ToList());

    public IReadOnlyList<StandInLogRow> Log => Locked(() => rows.OrderByDescending(row => row.Id).ToList());

    public IReadOnlyList<string> Redeemed => Locked(() => redeemed.ToList());

    public static string Bare(string key) => key.StartsWith(KeyPrefix, StringComparison.Ordinal) ? key[KeyPrefix.Length..] : key;

    /// <summary>Looks a key up; one that has run out or is used up is marked so from then on.</summary>
    public (StandInKeyState State, StandInToken? Token) Check(string? key) => Locked<(StandInKeyState, StandInToken?)>(() =>
    {
        if (key is null)
        {
            return (StandInKeyState.Missing, null);
        }

        var place = tokens.FindIndex(token => token.Key == Bare(key));
        if (place < 0)
        {
            return (StandInKeyState.Unknown, null);
        }

        var token = tokens[place];
        if (token.Status == StandInToken.Enabled && (token.HasRunOut(options.Time.GetUtcNow()) || token.IsEmpty))
        {
            token = tokens[place] = token with { Status = token.IsEmpty ? StandInToken.Exhausted : StandInToken.Expired };
        }

        return (token.Status switch
        {
            StandInToken.Enabled => StandInKeyState.Good,
            StandInToken.Expired => StandInKeyState.Expired,
            StandInToken.Exhausted => StandInKeyState.Exhausted,
            _ => StandInKeyState.Disabled,
        }, token);
    });

    /// <summary>Takes a price out of the wallet and out of the token, or out of neither.</summary>
    public StandInShortage Charge(int tokenId, string model, long price, string path, string requestId) => Locked(() =>
    {
        var place = tokens.FindIndex(token => token.Id == tokenId);
        var token = tokens[place];
        if (balance < price)
        {
            return StandInShortage.Wallet;
        }

        if (!token.UnlimitedQuota && token.RemainQuota < price)
        {
            return StandInShortage.Token;
        }

        balance -= price;
        tokens[place] = token with { RemainQuota = token.RemainQuota - price, UsedQuota = token.UsedQuota + price };
        rows.Add(Row(StandInLogRow.Consume, $"操作 {model}", token, model, price) with
        {
            RequestId = requestId,
            Other = $$"""{"is_task":true,"request_path":"{{path}}","model_price":{{StandInPrices.Dollars(price)}},"group_ratio":1}""",
        });
        return StandInShortage.None;
    });

    /// <summary>Gives a failed task's price back. Hosts before February 2026 forgot the token and called it a system message.</summary>
    public void GiveBack(StandInTask task) => Locked(() =>
    {
        balance += task.Price;
        var place = tokens.FindIndex(token => token.Id == task.TokenId);
        var token = place < 0 ? null : tokens[place];
        if (options.Manner == VivaManner.Legacy)
        {
            rows.Add(Row(
                StandInLogRow.System,
                $"Video async task failed {task.Id}, refund {StandInPrices.InDollars(task.Price)}",
                token,
                string.Empty,
                quota: 0));
            return true;
        }

        if (token is not null)
        {
            tokens[place] = token with { RemainQuota = token.RemainQuota + task.Price, UsedQuota = token.UsedQuota - task.Price };
        }

        rows.Add(Row(StandInLogRow.Refund, "异步任务失败退款", token, task.Model, task.Price) with
        {
            Other = $$"""{"task_id":"{{task.Id}}","reason":"{{task.FailReason}}","model_price":{{StandInPrices.Dollars(task.Price)}}}""",
        });
        return true;
    });

    /// <summary>Tops the wallet up, or takes away when negative.</summary>
    public void Change(long quota) => Locked(() => balance += quota);

    /// <returns>The quota added, or null with the relay's words for why not.</returns>
    public (long? Added, string Message) Redeem(string code) => Locked<(long?, string)>(() =>
    {
        if (!options.RedemptionCodes.TryGetValue(code, out var credits))
        {
            return (null, "无效的兑换码");
        }

        if (!redeemed.Add(code))
        {
            return (null, "该兑换码已被使用");
        }

        var quota = credits * StandInPrices.QuotaPerCredit;
        balance += quota;
        rows.Add(Row(StandInLogRow.TopUp, $"通过兑换码充值 {StandInPrices.InDollars(quota)}", token: null, string.Empty, quota));
        return (quota, string.Empty);
    });

    /// <returns>Null when the account has as many tokens as it may have.</returns>
    public StandInToken? Create(StandInTokenBody body) => Locked(() =>
    {
        if (options.Manner == VivaManner.Modern && tokens.Count >= options.MaxTokens)
        {
            return null;
        }

        var now = options.Time.GetUtcNow().ToUnixTimeSeconds();
        var blank = new StandInToken { Id = NextTokenId(), Key = RandomNumberGenerator.GetString(KeyLetters, 48), Name = string.Empty };
        return Add(body.ApplyTo(blank) with { CreatedTime = now, AccessedTime = now });
    });

    /// <returns>The token after the change; null when there is none with this id.</returns>
    public StandInToken? Update(int id, Func<StandInToken, StandInToken> change) => Locked(() =>
    {
        var place = tokens.FindIndex(token => token.Id == id);
        return place < 0 ? null : tokens[place] = change(tokens[place]);
    });

    /// <returns>How many there were.</returns>
    public int Delete(IReadOnlyCollection<int> ids) => Locked(() => tokens.RemoveAll(token => ids.Contains(token.Id)));

    private StandInToken Add(StandInToken token)
    {
        tokens.Add(token);
        return token;
    }

    private int NextTokenId() => tokens.Count == 0 ? 1 : tokens.Max(token => token.Id) + 1;

    private StandInLogRow Row(int type, string content, StandInToken? token, string model, long quota) => new()
    {
        Id = rows.Count + 1,
        CreatedAt = options.Time.GetUtcNow().ToUnixTimeSeconds(),
        Type = type,
        Content = content,
        TokenId = token?.Id ?? 0,
        TokenName = token?.Name ?? string.Empty,
        ModelName = model,
        Quota = quota,
    };

    private T Locked<T>(Func<T> act)
    {
        lock (gate)
        {
            return act();
        }
    }
}
