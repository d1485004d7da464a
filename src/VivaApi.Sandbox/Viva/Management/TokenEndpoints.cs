using System.Text.Json;
using System.Text.Json.Nodes;

namespace VivaApi.Sandbox.Viva.Management;

/// <summary><c>/api/token/…</c>: the account's keys are made, found, shown, changed and deleted.</summary>
internal sealed class TokenEndpoints(VivaStandInOptions options, StandInAccount account, Action save)
{
    private const int MostRevealedAtOnce = 100;
    private const string NotFound = "record not found";

    /// <summary>Answers neither the id nor the key: the caller has to look for the name.</summary>
    public async Task CreateAsync(HttpContext context)
    {
        if (await ReadAsync<StandInTokenBody>(context) is not { } body)
        {
            return;
        }

        if (body.Problem(options.Manner) is { } problem)
        {
            await RefuseAsync(context, problem);
            return;
        }

        if (account.Create(body) is null)
        {
            await RefuseAsync(context, $"已达到最大令牌数量限制 ({options.MaxTokens})");
            return;
        }

        save();
        await ManagementJson.DoneAsync(context);
    }

    public Task ListAsync(HttpContext context) => PageAsync(context, account.Tokens);

    /// <summary>Old hosts find parts of a name; new ones the whole name, or parts where a <c>%</c> stands.</summary>
    public Task SearchAsync(HttpContext context)
    {
        var keyword = context.Request.Query["keyword"].ToString();
        var key = StandInAccount.Bare(context.Request.Query["token"].ToString());
        var found = account.Tokens.Where(token => Matches(token.Name, keyword) && Matches(token.Key, key)).ToList();
        return PageAsync(context, found);
    }

    public Task GetAsync(HttpContext context) =>
        Find(context) is { } token ? ManagementJson.DoneAsync(context, Shown(token)) : RefuseAsync(context, NotFound);

    public Task RevealAsync(HttpContext context) => Find(context) is { } token
        ? ManagementJson.DoneAsync(context, new JsonObject { ["key"] = token.Key })
        : RefuseAsync(context, NotFound);

    public async Task RevealManyAsync(HttpContext context)
    {
        if (await ReadAsync<TokenIds>(context) is not { } wanted)
        {
            return;
        }

        if (wanted.Ids is not { Count: > 0 and <= MostRevealedAtOnce } ids)
        {
            await RefuseAsync(context, "无效的参数");
            return;
        }

        var keys = account.Tokens.Where(token => ids.Contains(token.Id)).Select(token => KeyValuePair.Create(
            token.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), (JsonNode?)token.Key));
        await ManagementJson.DoneAsync(context, new JsonObject { ["keys"] = new JsonObject(keys) });
    }

    /// <summary>Replaces everything but the status; with <c>?status_only=</c> the status and nothing else.</summary>
    public async Task UpdateAsync(HttpContext context)
    {
        if (await ReadAsync<StandInTokenBody>(context) is not { } body)
        {
            return;
        }

        var now = options.Time.GetUtcNow();
        var token = account.Tokens.FirstOrDefault(candidate => candidate.Id == body.Id);
        var problem = body.Problem(options.Manner)
            ?? (token is null ? NotFound
                : body.Status != StandInToken.Enabled ? null
                : token.Status == StandInToken.Expired && token.HasRunOut(now) ? "令牌已过期，无法启用，请先修改令牌过期时间，或者设置为永不过期"
                : token.Status == StandInToken.Exhausted && token.IsEmpty ? "令牌可用额度已用尽，无法启用，请先修改令牌剩余额度，或者设置为无限额度"
                : null);
        if (problem is not null)
        {
            await RefuseAsync(context, problem);
            return;
        }

        var statusOnly = context.Request.Query["status_only"].ToString().Length > 0;
        var changed = account.Update(body.Id, old => statusOnly ? old with { Status = body.Status } : body.ApplyTo(old));
        save();
        await (changed is null ? RefuseAsync(context, NotFound) : ManagementJson.DoneAsync(context, Shown(changed)));
    }

    public Task DeleteAsync(HttpContext context)
    {
        var deleted = account.Delete([IdInPath(context)]);
        save();
        return deleted == 0 ? RefuseAsync(context, NotFound) : ManagementJson.DoneAsync(context);
    }

    public async Task DeleteManyAsync(HttpContext context)
    {
        if (await ReadAsync<TokenIds>(context) is { } wanted)
        {
            var deleted = account.Delete(wanted.Ids ?? []);
            save();
            await ManagementJson.DoneAsync(context, deleted);
        }
    }

    private bool Matches(string text, string wanted)
    {
        var whole = options.Manner == VivaManner.Modern && !wanted.Contains('%', StringComparison.Ordinal);
        return wanted.Length == 0 || (whole ? text == wanted : text.Contains(wanted.Trim('%'), StringComparison.Ordinal));
    }

    private Task PageAsync(HttpContext context, IReadOnlyList<StandInToken> tokens) =>
        ManagementJson.PageAsync(context, options.Manner, [.. tokens.Select(Shown)]);

    private JsonObject Shown(StandInToken token)
    {
        var shown = JsonSerializer.SerializeToNode(token, ManagementJson.Format)!.AsObject();
        shown.Remove("is_empty");
        if (options.Manner == VivaManner.Modern)
        {
            shown["key"] = $"{token.Key[..4]}**********{token.Key[^4..]}";
        }

        return shown;
    }

    private StandInToken? Find(HttpContext context) =>
        IdInPath(context) is var id && id > 0 ? account.Tokens.FirstOrDefault(token => token.Id == id) : null;

    private static int IdInPath(HttpContext context) => int.TryParse(
        context.Request.RouteValues["id"] as string, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static Task RefuseAsync(HttpContext context, string message) => Answers.ManagementErrorAsync(context, 200, message);

    private static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        try
        {
            if (await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ManagementJson.Format, context.RequestAborted) is { } body)
            {
                return body;
            }
        }
        catch (JsonException)
        {
            // Told below, as an empty body is.
        }

        await RefuseAsync(context, "无效的参数");
        return null;
    }

    private sealed record TokenIds(IReadOnlyList<int>? Ids);
}
