namespace VivaApi.Sandbox.Viva;

/// <summary>Relays of this family changed their answers in February 2026; hosts of both ages are in use.</summary>
internal enum VivaManner
{
    /// <summary>Ids <c>task_…</c>, the file in <c>result_url</c> or <c>metadata.url</c>.</summary>
    Modern,

    /// <summary>The provider's own ids with a colon, the file in <c>fail_reason</c> or <c>video_url</c>.</summary>
    Legacy,
}
