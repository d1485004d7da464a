namespace VivaApi.Backend.Features.Generation.Upstream;

/// <summary>
/// Whether jobs go to VivaAPI at the moment: for the whole account, or for one model. One row for all copies of the service;
/// its times are the database's.
/// </summary>
internal sealed class UpstreamCircuit
{
    public const string AccountScope = "account";

    /// <summary>What waits already can not be paid for: no new jobs are taken, and those that wait go on.</summary>
    public const string FundsScope = "funds";

    /// <summary><see cref="AccountScope"/>, <see cref="FundsScope"/> or <see cref="OfModel"/>.</summary>
    public required string Scope { get; init; }

    /// <summary>Null while jobs go out.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Why it opened; for operators. Without VivaAPI's own words, which may repeat a prompt.</summary>
    public string? Reason { get; init; }

    /// <summary>Troubles in a row that open it only when there are several.</summary>
    public int Failures { get; init; }

    /// <summary>From when one job may be sent to see whether things are well again.</summary>
    public DateTimeOffset? ProbeAt { get; init; }

    /// <summary>The pause before the next probe; doubles with each that is refused.</summary>
    public int ProbeSeconds { get; init; }

    /// <summary>The circuit of one model of the catalogue.</summary>
    public static string OfModel(string modelCode) => $"model:{modelCode}";
}
