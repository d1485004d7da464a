using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Payments;

/// <summary>
/// Alipay's notifications. The answer is the 7 bytes <c>success</c> after the commit, or <c>fail</c>; Alipay repeats whatever is not
/// <c>success</c>. The body is read here, whatever its content type says: Alipay has been seen to send a malformed one.
/// </summary>
internal static class ReceiveAlipayNotify
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/payments/alipay/notify", HandleAsync)
        .AllowAnonymous()
        .DisableRateLimiting()
        .Describe(
            "receiveAlipayNotify",
            "Alipay's notifications",
            "For Alipay only: a signed form (`application/x-www-form-urlencoded`). Answers `success` or `fail` as plain text.")
        .RepeatIsHarmless("One notification pays the order; the others find it paid.")
        .Accepts<string>("application/x-www-form-urlencoded", "*/*")
        .Produces<string>(StatusCodes.Status200OK, "text/plain")
        .Produces<string>(StatusCodes.Status400BadRequest, "text/plain")
        .Produces<string>(StatusCodes.Status408RequestTimeout, "text/plain")
        .Produces<string>(StatusCodes.Status413PayloadTooLarge, "text/plain");

    private static async Task<IResult> HandleAsync(
        HttpRequest request,
        NotificationInbox inbox,
        IOptions<AlipayOptions> alipay,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        // Alipay sends two kilobytes at once; whoever lets them drip in wants to hold connections, and nobody may do that for long.
        var patience = TimeSpan.FromSeconds(alipay.Value.NotificationReadSeconds);
        var (body, inTime) = await BoundedBody.ReadInTimeAsync(
            request, alipay.Value.MaxNotificationBytes, patience, time, cancellationToken);
        if (body is null)
        {
            return Fail(inTime ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status408RequestTimeout);
        }

        return await inbox.ReceiveAsync(body, cancellationToken) switch
        {
            NotificationVerdict.Applied or NotificationVerdict.NothingToDo => Results.Text("success", "text/plain"),
            NotificationVerdict.Malformed or NotificationVerdict.BadSignature => Fail(StatusCodes.Status400BadRequest),
            NotificationVerdict.WrongApp or NotificationVerdict.WrongSeller or NotificationVerdict.UnknownOrder
                or NotificationVerdict.WrongAmount or NotificationVerdict.WrongTrade => Fail(StatusCodes.Status200OK),
            NotificationVerdict.Undecided => Fail(StatusCodes.Status500InternalServerError),
        };
    }

    private static IResult Fail(int status) => Results.Text("fail", "text/plain", statusCode: status);
}
