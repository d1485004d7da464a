using System.Text.RegularExpressions;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// What Alipay is asked to collect. Alipay's own bounds hold for every instance; a subject is cleaned, anything else wrong is a bug of the
/// caller.
/// </summary>
internal sealed partial record AlipayTrade
{
    private const int LongestSubject = 256;

    /// <param name="outTradeNo">Our number of the trade: 1 to 64 letters, digits and <c>_</c>, never used twice.</param>
    /// <param name="amount">¥0.01 to ¥100,000,000.</param>
    /// <param name="subject">Shown to the payer; characters that Alipay forbids become spaces, and it is cut at 256.</param>
    /// <param name="expiresAt">Absolute deadline. Alipay refuses one less than a minute or more than 15 days ahead.</param>
    public AlipayTrade(string outTradeNo, Fen amount, string subject, DateTimeOffset expiresAt)
    {
        if (!IsOutTradeNo(outTradeNo))
        {
            throw new ArgumentException("An out_trade_no is 1 to 64 letters, digits and underscores.", nameof(outTradeNo));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(amount, LeastAmount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, GreatestAmount);
        OutTradeNo = outTradeNo;
        Amount = amount;
        Subject = Clean(subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(Subject, nameof(subject));
        ExpiresAt = expiresAt;
    }

    public static Fen LeastAmount => new(1);

    public static Fen GreatestAmount => new(10_000_000_000);

    public string OutTradeNo { get; }

    public Fen Amount { get; }

    public string Subject { get; }

    public DateTimeOffset ExpiresAt { get; }

    public static bool IsOutTradeNo(string? text) => text is not null && OutTradeNoForm().IsMatch(text);

    private static string Clean(string subject)
    {
        var cleaned = string.Concat(subject.Select(each => each is '/' or '=' or '&' || char.IsControl(each) ? ' ' : each)).Trim();
        if (cleaned.Length <= LongestSubject)
        {
            return cleaned;
        }

        // Half of a surrogate pair is not text: a character that would be cut in two goes as a whole.
        var end = char.IsHighSurrogate(cleaned[LongestSubject - 1]) ? LongestSubject - 1 : LongestSubject;
        return cleaned[..end];
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,64}\z")]
    private static partial Regex OutTradeNoForm();
}
