using System.Collections.Concurrent;

namespace VivaApi.Sandbox.Viva;

/// <summary>The account's keys.</summary>
internal sealed class StandInKeys(VivaStandInOptions options)
{
    private readonly ConcurrentDictionary<string, bool> revoked = new(StringComparer.Ordinal);

    /// <summary>The bearer of a request; null when there is none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : null;

    public bool Holds(string? key) => key is not null && options.Keys.Contains(key, StringComparer.Ordinal) && !revoked.ContainsKey(key);

    public void Revoke(string key) => revoked[key] = true;

    public void Restore(string key) => revoked.TryRemove(key, out _);

    /// <summary>Old hosts say what is wrong with a key; new ones no longer do.</summary>
    public Task RefuseAsync(HttpContext context, string? key) => Answers.ErrorAsync(context, 401, options.Manner switch
    {
        VivaManner.Modern => "无效的令牌",
        VivaManner.Legacy => key is null ? "未提供令牌" : revoked.ContainsKey(key) ? "该令牌状态不可用" : "无效的令牌",
    });
}
