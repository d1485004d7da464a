using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Sandbox.Viva;

internal enum StandInPhase
{
    Queued,
    Running,
    Succeeded,
    Failed,
}

/// <summary>One video job. How far it is follows from the clock; nothing has to run for it.</summary>
internal sealed record StandInTask
{
    private const int SlowFactor = 10;

    public required string Id { get; init; }

    public required VivaRoute Route { get; init; }

    public required string Model { get; init; }

    public required string Prompt { get; init; }

    public required string Key { get; init; }

    /// <summary>The token it was charged to.</summary>
    public int TokenId { get; init; }

    public required VivaFault Fault { get; init; }

    /// <summary>In quota units.</summary>
    public required long Price { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The last part of the file's address; not the id, which may hold a colon.</summary>
    public required string FileName { get; init; }

    public bool Refunded { get; init; }

    /// <summary>How often it was asked about.</summary>
    public int Polls { get; init; }

    public bool EndsInFailure => Fault is VivaFault.Fails or VivaFault.Unsafe or VivaFault.Wordy or VivaFault.EchoFails;

    public string FailReason => Fault switch
    {
        VivaFault.Unsafe => "PUBLIC_ERROR_UNSAFE_GENERATION: the prompt was refused by the provider",
        VivaFault.Wordy => string.Concat(Enumerable.Repeat("上游返回了整页错误 🎬 ", 200)),
        VivaFault.EchoFails => $"cannot make: {Prompt}",
        _ => "the provider could not make this video",
    };

    public string FailCode => Fault switch
    {
        VivaFault.Wordy => string.Concat(Enumerable.Repeat("provider_error_", 20)),
        VivaFault.EchoFails => Prompt,
        _ => "generation_failed",
    };

    public static TimeSpan RunTimeOf(VivaFault fault, TimeSpan runTime) => fault == VivaFault.Slow ? runTime * SlowFactor : runTime;

    public StandInPhase PhaseAt(DateTimeOffset now) =>
        now < StartsAt ? StandInPhase.Queued
            : now < EndsAt ? StandInPhase.Running
            : EndsInFailure ? StandInPhase.Failed
            : StandInPhase.Succeeded;

    public int ProgressAt(DateTimeOffset now) => PhaseAt(now) switch
    {
        StandInPhase.Queued => 0,
        StandInPhase.Running => (int)Math.Clamp((now - StartsAt) / (EndsAt - StartsAt) * 100, 1, 99),
        StandInPhase.Succeeded => 100,
        StandInPhase.Failed => 100,
    };
}
