using System.Text.Json;

namespace VivaApi.Sandbox.Alipay;

/// <summary>What survives a restart.</summary>
internal sealed record StandInState(IReadOnlyList<StandInTrade> Trades, IReadOnlyList<StandInNotification> Notifications);

/// <summary>Keeps the state in one file, written beside it and renamed: a crash leaves the old state or the new one, never half.</summary>
internal sealed class StateFile(string? path)
{
    public StandInState Read()
    {
        if (path is null || !File.Exists(path))
        {
            return new StandInState([], []);
        }

        return JsonSerializer.Deserialize<StandInState>(File.ReadAllBytes(path)) ?? new StandInState([], []);
    }

    public void Write(StandInState state)
    {
        if (path is null)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var fresh = path + ".new";
        File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(state));
        File.Move(fresh, path, overwrite: true);
    }
}
