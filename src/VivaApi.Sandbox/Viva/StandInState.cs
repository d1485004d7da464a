using System.Text.Json;
using VivaApi.Sandbox.Viva.Management;

namespace VivaApi.Sandbox.Viva;

/// <summary>What survives a restart.</summary>
internal sealed record StandInState(
    long BalanceQuota,
    IReadOnlyList<StandInTask> Tasks,
    IReadOnlyList<StandInToken>? Tokens = null,
    IReadOnlyList<StandInLogRow>? Log = null,
    IReadOnlyList<string>? Redeemed = null)
{
    public static StandInState? Read(string? path) =>
        path is not null && File.Exists(path) ? JsonSerializer.Deserialize<StandInState>(File.ReadAllBytes(path)) : null;

    /// <summary>Written beside the file and renamed: a crash leaves the old state or the new one, never half.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var fresh = $"{path}.new";
        File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(fresh, path, overwrite: true);
    }
}
