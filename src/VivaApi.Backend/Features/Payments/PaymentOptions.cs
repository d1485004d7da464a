using System.ComponentModel.DataAnnotations;

namespace VivaApi.Backend.Features.Payments;

/// <summary>Section <c>Payments</c>.</summary>
internal sealed class PaymentOptions
{
    /// <summary>Minutes for which an order can be paid. Default 30; Alipay takes 5 minutes to 15 days.</summary>
    [Range(5, 21_600)]
    public int PayWithinMinutes { get; init; } = 30;

    /// <summary>
    /// The front end's page to which the browser is sent after paying, with <c>?orderId=…</c> added. Without one, a short neutral page is
    /// shown.
    /// </summary>
    [RegularExpression(@"https?://\S+", ErrorMessage = "must be an http(s) address, for example https://app.example.com/paid.")]
    public string? FrontEndReturnUrl { get; init; }

    /// <summary>
    /// The front end's page to which a phone's browser is sent when the customer gives up paying, with <c>?orderId=…</c> added. Default:
    /// <see cref="FrontEndReturnUrl"/>.
    /// </summary>
    [RegularExpression(@"https?://\S+", ErrorMessage = "must be an http(s) address, for example https://app.example.com/unpaid.")]
    public string? FrontEndQuitUrl { get; init; }
}
