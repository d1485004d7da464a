using VivaApi.Backend.Money;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Where the customer pays: PC page, phone page, the Alipay app's SDK, or a QR code on the till's screen.</summary>
public enum PaymentChannel
{
    Page,
    Wap,
    App,
    Qr,
}

/// <summary><c>pending → paid</c>, <c>pending → closed</c>, and <c>closed → paid</c> when the money came late.</summary>
public enum OrderState
{
    Pending,
    Paid,
    Closed,
    PartiallyRefunded,
    Refunded,
}

/// <summary>A package being bought: the price and the credits are copies taken when it was placed.</summary>
internal sealed class Order
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Our number at Alipay: unique for the merchant account over all environments, hence the prefix.</summary>
    public required string OutTradeNo { get; init; }

    public required string PackageCode { get; init; }

    public required string PackageName { get; init; }

    public required Fen AmountFen { get; init; }

    public required CreditAmount Credits { get; init; }

    public bool IncludesDedicatedKey { get; init; }

    public bool IncludesApiKeys { get; init; }

    public PaymentChannel Channel { get; init; }

    public OrderState State { get; init; }

    /// <summary>Alipay's number of the trade, once paid.</summary>
    public string? TradeNo { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when Alipay accepts the payment.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether Alipay would still take the customer's money for it.</summary>
    public bool IsPayable(DateTimeOffset now) => State == OrderState.Pending && now < ExpiresAt;

    public static Order Place(Guid userId, CreditPackage package, PaymentChannel channel, OrderTerms terms, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new Order
        {
            Id = id,
            UserId = userId,
            OutTradeNo = $"{terms.OutTradeNoPrefix}{id:N}",
            PackageCode = package.Code,
            PackageName = package.Name,
            AmountFen = package.PriceFen,
            Credits = package.Credits,
            IncludesDedicatedKey = package.IncludesDedicatedKey,
            IncludesApiKeys = package.IncludesApiKeys,
            Channel = channel,
            State = OrderState.Pending,
            CreatedAt = now,
            ExpiresAt = now + terms.PayWithin,
        };
    }
}

/// <summary>What every order is placed under.</summary>
internal sealed record OrderTerms(string OutTradeNoPrefix, TimeSpan PayWithin);
