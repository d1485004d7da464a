namespace VivaApi.Sandbox.Viva;

/// <summary>
/// Five seconds of 320×180 H.264 (yuv420p, index first), made for this project and from nothing else: two squares that swing over a
/// colour gradient.
/// </summary>
/// <remarks>
/// <code>
/// ffmpeg -f lavfi -i "gradients=s=320x180:r=24:d=5:c0=0x10243f:c1=0x2f8f9d:c2=0xf2b134:n=3:speed=0.02:seed=7"
///   -f lavfi -i "color=c=white:s=36x36:r=24:d=5" -f lavfi -i "color=c=0xc8553d:s=24x24:r=24:d=5"
///   -filter_complex "[0][1]overlay=x='20+50*t':y='72+40*sin(2.5*t)'[a];[a][2]overlay=x='270-45*t':y='78+50*cos(3*t)'"
///   -c:v libx264 -profile:v main -preset veryslow -crf 28 -pix_fmt yuv420p -movflags +faststart -map_metadata -1
///   -fflags +bitexact -flags:v +bitexact sample.mp4
/// </code>
/// </remarks>
internal static class SampleVideo
{
    private static readonly Lazy<byte[]> Loaded = new(Load);

    public static ReadOnlyMemory<byte> Bytes => Loaded.Value;

    private static byte[] Load()
    {
        using var resource = typeof(SampleVideo).Assembly.GetManifestResourceStream(typeof(SampleVideo), "sample.mp4")
            ?? throw new InvalidOperationException("The sample video is not in the assembly.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
