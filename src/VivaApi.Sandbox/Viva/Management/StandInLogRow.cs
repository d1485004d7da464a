namespace VivaApi.Sandbox.Viva.Management;

/// <summary>One line of the account's log, by the relay's names.</summary>
internal sealed record StandInLogRow
{
    public const int TopUp = 1;
    public const int Consume = 2;
    public const int System = 4;
    public const int Refund = 6;

    public required int Id { get; init; }

    public int UserId { get; init; } = ManagementGate.UserId;

    public required long CreatedAt { get; init; }

    public required int Type { get; init; }

    public required string Content { get; init; }

    public string TokenName { get; init; } = string.Empty;

    public string ModelName { get; init; } = string.Empty;

    public long Quota { get; init; }

    public int UseTime { get; init; }

    public int TokenId { get; init; }

    public string Group { get; init; } = "default";

    public string RequestId { get; init; } = string.Empty;

    /// <summary>JSON in a text. A charge's does not name the task; only a refund's does.</summary>
    public string Other { get; init; } = string.Empty;
}
