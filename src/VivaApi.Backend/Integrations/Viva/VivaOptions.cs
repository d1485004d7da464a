namespace VivaApi.Backend.Integrations.Viva;

/// <summary>Where VivaAPI is and how long it may take. The address and the key keep the names that operators already use.</summary>
internal sealed class VivaOptions
{
    public const string Section = "Viva";

    public const string ApiUrlName = "VEO_API_URL";

    public const string ApiKeyName = "VEO_API_KEY";

    public const string ApiKeysName = "VEO_API_KEYS";

    /// <summary>The bound of <see cref="SubmitTimeoutSeconds"/>.</summary>
    public const int LongestSubmitSeconds = 120;

    /// <summary><c>VEO_API_URL</c>: the operators' address of VivaAPI, for example <c>https://www.vivaapi.cn/api</c>. No default.</summary>
    public string ApiUrl { get; set; } = string.Empty;

    /// <summary>
    /// <c>VEO_API_KEY</c>: the account's master key, <c>sk-…</c>; a secret. No default; may be left out where <c>VEO_API_KEYS</c> is set.
    /// </summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>
    /// <c>VEO_API_KEYS</c>: further master keys of the same account, separated by commas, each with its weight behind a colon where that
    /// is not 1: <c>sk-…:3,sk-…</c>. At most 100 with weights from 1 to 1,000; secrets. Default none.
    /// </summary>
    public string ApiKeys { get; set; } = string.Empty;

    /// <summary>
    /// The account's access token (console, account settings), not a key; a secret. Without it VivaAPI cannot be asked which tasks it has
    /// and what the account holds. Default none.
    /// </summary>
    public string AccessToken { get; set; } = string.Empty;

    /// <summary>The account's number, which goes with <see cref="AccessToken"/>. Default none.</summary>
    public string UserId { get; set; } = string.Empty;

    /// <summary>
    /// The relay's units for one yuan, 1 to 1,000,000,000; default 714,286: 500,000 are a dollar of credit, which costs ¥0.70.
    /// </summary>
    public int QuotaPerYuan { get; set; } = 714_286;

    /// <summary>
    /// The operators' submit route. Without a leading slash it is appended to <c>VEO_API_URL</c>, with one it starts at the host.
    /// Default <c>veo3/generate</c>.
    /// </summary>
    public string GeneratePath { get; set; } = "veo3/generate";

    /// <summary>The status route of the operators' tasks, resolved as <see cref="GeneratePath"/>; holds <c>{id}</c> once.</summary>
    public string StatusPath { get; set; } = "/v1/videos/{id}";

    /// <summary>Seconds a submit may take in all, 10 to 120; default 60. Longer makes fewer unknown outcomes and slower workers.</summary>
    public int SubmitTimeoutSeconds { get; set; } = 60;

    /// <summary>Seconds a poll may take in all, 5 to 60; default 20.</summary>
    public int PollTimeoutSeconds { get; set; } = 20;

    /// <summary>Bytes of an answer that are read, 16 KiB to 16 MiB; default 1 MiB. A longer answer counts as none.</summary>
    public int MaxAnswerBytes { get; set; } = 1_048_576;
}
