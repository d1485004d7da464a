namespace VivaApi.Backend.Features.Credits;

/// <summary>The name of a movement. The same name and the same content again has no effect; other content is a conflict.</summary>
internal readonly record struct LedgerReference
{
    public const int MaxLength = 80;
    public const string Order = "order";
    public const string Generation = "generation";
    public const string Refund = "refund";
    public const string Adjustment = "adjustment";

    private LedgerReference(string subject, Guid id) => Text = $"{subject}:{id}";

    public string Text { get; }

    public static LedgerReference OfOrder(Guid orderId) => new(Order, orderId);

    public static LedgerReference OfGeneration(Guid generationId) => new(Generation, generationId);

    public static LedgerReference OfRefund(Guid refundId) => new(Refund, refundId);

    public static LedgerReference OfAdjustment(Guid adjustmentId) => new(Adjustment, adjustmentId);

    /// <summary>The id in a reference to this subject; null when the reference is to another.</summary>
    public static Guid? IdIn(string text, string subject) =>
        text.StartsWith(subject, StringComparison.Ordinal) && text.Length > subject.Length && text[subject.Length] == ':'
        && Guid.TryParseExact(text[(subject.Length + 1)..], "D", out var id)
            ? id
            : null;

    public override string ToString() => Text;
}
