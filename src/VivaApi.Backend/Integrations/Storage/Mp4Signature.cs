namespace VivaApi.Backend.Integrations.Storage;

/// <summary>Every MP4 begins with a box whose type, after four bytes of length, is <c>ftyp</c>.</summary>
internal static class Mp4Signature
{
    /// <summary>Length and type of the box and its major brand.</summary>
    public const int Length = 12;

    public static bool Matches(ReadOnlySpan<byte> start) => start.Length >= Length && start[4..8].SequenceEqual("ftyp"u8);
}
