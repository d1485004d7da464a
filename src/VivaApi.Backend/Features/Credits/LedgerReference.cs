namespace VivaApi.Backend.Features.Credits;

/// <summary>The name of a movement. The same name and the same content again has no effect; other content is a conflict.</summary>
internal readonly record struct LedgerReference
{
    public const int MaxLength = 80;

    private LedgerReference(string text) => Text = text;

    public string Text { get; }

    public static LedgerReference OfOrder(Guid orderId) => new($"order:{orderId}");

    public static LedgerReference OfGeneration(Guid generationId) => new($"generation:{generationId}");

    public static LedgerReference OfRefund(Guid refundId) => new($"refund:{refundId}");

    public static LedgerReference OfAdjustment(Guid adjustmentId) => new($"adjustment:{adjustmentId}");

    public override string ToString() => Text;
}
