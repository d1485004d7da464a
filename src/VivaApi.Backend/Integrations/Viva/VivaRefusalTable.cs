namespace VivaApi.Backend.Integrations.Viva;

/// <summary>What VivaAPI's codes, words and statuses mean, as data. Codes are asked first, then words, then the HTTP status.</summary>
internal static class VivaRefusalTable
{
    /// <summary>The relay hands on what the provider behind it said: about the relay's account there, not about ours.</summary>
    public const string FromProvider = "fail_to_fetch_task";

    private static readonly (string Code, VivaRefusal Kind)[] ByCode =
    [
        ("insufficient_user_quota", VivaRefusal.WalletEmpty),
        ("quota_not_enough", VivaRefusal.WalletEmpty),
        ("pre_consume_token_quota_failed", VivaRefusal.TokenQuotaExhausted),
        ("model_not_found", VivaRefusal.NoChannel),
        ("model_price_error", VivaRefusal.NoChannel),
        ("access_denied", VivaRefusal.Forbidden),
        ("invalid_api_key", VivaRefusal.KeyRejected),
        ("missing_model", VivaRefusal.Other),
        ("sensitive_words_detected", VivaRefusal.Content),
        ("content_policy_violation", VivaRefusal.Content),
    ];

    private static readonly (string Words, VivaRefusal Kind)[] OnContent =
    [
        ("PUBLIC_ERROR_UNSAFE", VivaRefusal.Content),
        ("PUBLIC_ERROR_PROMINENT_PEOPLE", VivaRefusal.Content),
        ("PUBLIC_ERROR_MINOR", VivaRefusal.Content),
        ("content_policy", VivaRefusal.Content),
        ("sensitive_words", VivaRefusal.Content),
    ];

    private static readonly (string Words, VivaRefusal Kind)[] ByWords =
    [
        ("用户额度不足", VivaRefusal.WalletEmpty),
        ("预扣费额度失败", VivaRefusal.WalletEmpty),
        ("user quota is not enough", VivaRefusal.WalletEmpty),
        ("token quota is not enough", VivaRefusal.TokenQuotaExhausted),
        ("令牌额度已用尽", VivaRefusal.TokenQuotaExhausted),
        ("无可用渠道", VivaRefusal.NoChannel),
        ("上游负载已饱和", VivaRefusal.RateLimited),
        ("未指定模型名称", VivaRefusal.Other),
        ("Invalid URL (", VivaRefusal.RouteNotFound),
    ];

    public static bool IsContent(VivaError error) => Match(OnContent, error) is not null || ByCodeOf(error) == VivaRefusal.Content;

    /// <summary>A refusal with words that could be read.</summary>
    public static VivaRefusal Of(int status, VivaError error)
    {
        if (Match(OnContent, error) is { } content)
        {
            return content;
        }

        if (error.Code == FromProvider)
        {
            return status switch
            {
                429 => VivaRefusal.RateLimited,
                400 or 413 or 422 => VivaRefusal.BadRequest,
                _ => VivaRefusal.NoChannel,
            };
        }

        return ByCodeOf(error) ?? Match(ByWords, error) ?? OfStatus(status);
    }

    /// <summary>A refusal of which only the status could be read.</summary>
    public static VivaRefusal OfStatus(int status) => status switch
    {
        400 or 413 or 415 or 422 => VivaRefusal.BadRequest,
        401 => VivaRefusal.KeyRejected,
        402 => VivaRefusal.WalletEmpty,
        403 => VivaRefusal.Forbidden,
        404 or 405 => VivaRefusal.RouteNotFound,
        429 => VivaRefusal.RateLimited,
        _ => VivaRefusal.Other,
    };

    private static VivaRefusal? ByCodeOf(VivaError error)
    {
        foreach (var (code, kind) in ByCode)
        {
            if (code == error.Code)
            {
                return kind;
            }
        }

        return null;
    }

    private static VivaRefusal? Match((string Words, VivaRefusal Kind)[] table, VivaError error)
    {
        foreach (var (words, kind) in table)
        {
            if (error.Message.Contains(words, StringComparison.OrdinalIgnoreCase)
                || error.Code.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }
}
