using System.Buffers;
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
    /// <summary>An id without hyphens.</summary>
    private const int IdLength = 32;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("0123456789abcdef");

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

    /// <summary>
    /// Money that went back. All of it: <see cref="OrderState.Refunded"/>; some: <see cref="OrderState.PartiallyRefunded"/>.
    /// </summary>
    public Fen RefundedFen { get; init; }

    /// <summary>Money that Alipay is being asked to give back.</summary>
    public Fen RefundingFen { get; init; }

    /// <summary>The credits that belong to both.</summary>
    public CreditAmount RefundCredits { get; init; }

    /// <summary>When Alipay is asked about it next, by the database's clock; null when there is nothing to ask any more.</summary>
    public DateTimeOffset? NextQueryAt { get; init; }

    /// <summary>When Alipay was asked last, by the database's clock.</summary>
    public DateTimeOffset? LastQueriedAt { get; init; }

    /// <summary>Questions since the order was placed, or since a payer was seen.</summary>
    public int QueryAttempts { get; init; }

    /// <summary>Whether a payer has been seen at Alipay: until then no trade exists there.</summary>
    public bool PayerSeen { get; init; }

    /// <summary>When Alipay was asked for a refund last, by the database's clock: it wants some seconds between two of one trade.</summary>
    public DateTimeOffset? RefundAskedAt { get; init; }

    public bool IsPaid => State is OrderState.Paid or OrderState.PartiallyRefunded;

    /// <summary>Whether a number has exactly the form of ours. Another installation's prefix may begin with this one's.</summary>
    public static bool IsNumberOfOurs(string outTradeNo, string prefix) =>
        outTradeNo.Length == prefix.Length + IdLength
        && outTradeNo.StartsWith(prefix, StringComparison.Ordinal)
        && outTradeNo.AsSpan(prefix.Length).IndexOfAnyExcept(IdCharacters) < 0;

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
