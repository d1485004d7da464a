namespace VivaApi.Sandbox.Alipay;

/// <summary>
/// Faults of one trade alone, chosen by a marker in its subject: <c>[[fault:lose-notification]]</c>. Here the subject is a package's name.
/// </summary>
internal static class SubjectFaults
{
    public const string Lose = "lose-notification";
    public const string Duplicate = "duplicate-notification";
    public const string Late = "late-notification";
    public const string WrongAmount = "wrong-amount";
    public const string Forge = "forge-signature";
    public const int Copies = 3;

    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(5);

    public static bool In(StandInNotification notification, string fault) =>
        notification.Fields.TryGetValue("subject", out var subject) && subject.Contains($"[[fault:{fault}]]", StringComparison.Ordinal);
}
