namespace VivaApi.Backend.Integrations.Viva;

/// <summary>A whole HTTP answer, as bytes: what it means is for the readers to find out.</summary>
internal sealed record VivaReply(int Status, string? ContentType, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter = null)
{
    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>A page for people, by its name or by its first tag: some other program answers at this address.</summary>
    public bool IsHtml
    {
        get
        {
            if (ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }

            var text = Body.Span;
            text = (text.StartsWith(Bom) ? text[3..] : text).TrimStart(" \t\r\n"u8);
            return text.Length > 0 && text[0] == (byte)'<';
        }
    }
}
