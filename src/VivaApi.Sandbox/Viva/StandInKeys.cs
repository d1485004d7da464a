using System.Collections.Concurrent;
using VivaApi.Sandbox.Viva.Management;

namespace VivaApi.Sandbox.Viva;

/// <summary>Lets requests in by their key, and refuses the others in the words of the host's age.</summary>
internal sealed class StandInKeys(VivaStandInOptions options, StandInAccount account)
{
    private readonly ConcurrentDictionary<string, int> refusals = new(StringComparer.Ordinal);

    /// <summary>The bearer of a request; null when there is none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : null;

    /// <summary>Answers a request with a good key, or refuses it. A used-up key is good for nothing, not even for polling.</summary>
    public async Task AskAsync(HttpContext context, Func<StandInToken, Task> answerAsync)
    {
        if (await AdmitAsync(context) is { } token)
        {
            await answerAsync(token);
        }
    }

    /// <returns>Null when the request was refused, and answered.</returns>
    public async Task<StandInToken?> AdmitAsync(HttpContext context)
    {
        var (state, token) = account.Check(Of(context.Request));
        if (state != StandInKeyState.Good || token is null)
        {
            refusals.AddOrUpdate(Of(context.Request) ?? string.Empty, 1, (_, count) => count + 1);
            await Answers.ErrorAsync(context, 401, Words(state));
            return null;
        }

        if (!token.MayCallFrom(context.Connection.RemoteIpAddress?.ToString() ?? string.Empty))
        {
            await Answers.ErrorAsync(context, 403, "您的 IP 不在令牌允许访问的列表中", "access_denied");
            return null;
        }

        return token;
    }

    /// <summary>Requests of any kind with this key that were refused because it is not good.</summary>
    public int RefusalsOf(string key) => refusals.GetValueOrDefault(key);

    public void Revoke(string key) => SetStatus(key, StandInToken.Disabled);

    public void Restore(string key) => SetStatus(key, StandInToken.Enabled);

    private void SetStatus(string key, int status)
    {
        if (account.Check(key).Token is { } token)
        {
            account.Update(token.Id, old => old with { Status = status });
        }
    }

    // Old hosts say what is wrong with a key; new ones no longer do.
    private string Words(StandInKeyState state) => options.Manner switch
    {
        VivaManner.Modern => "无效的令牌",
        VivaManner.Legacy => state switch
        {
            StandInKeyState.Missing => "未提供令牌",
            StandInKeyState.Expired => "该令牌已过期",
            StandInKeyState.Exhausted => "该令牌额度已用尽",
            StandInKeyState.Disabled => "该令牌状态不可用",
            StandInKeyState.Unknown or StandInKeyState.Good => "无效的令牌",
        },
    };
}
