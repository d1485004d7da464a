namespace VivaApi.Backend.Features.Payments;

/// <summary>Whether an order can be paid just now, and how.</summary>
internal abstract record PaymentOffer
{
    private PaymentOffer()
    {
    }

    internal sealed record Ready(PaymentResponse Payment) : PaymentOffer;

    /// <summary>Alipay has the money already: the credits are on their way.</summary>
    internal sealed record AlreadyPaid : PaymentOffer;

    /// <summary>Alipay gave no QR code, for a reason that is not the customer's. Nothing was taken; asking again is safe.</summary>
    internal sealed record Unavailable : PaymentOffer;
}
