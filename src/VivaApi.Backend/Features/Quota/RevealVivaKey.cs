using System.Globalization;
using FluentValidation;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Quota.Dedicated;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Quota;

public sealed record RevealVivaKeyRequest(string Password);

/// <summary>
/// <paramref name="Key"/> is the caller's own key at VivaAPI, in clear; <paramref name="ApiUrl"/> is where it may be used.
/// </summary>
public sealed record RevealedVivaKeyResponse(string Key, string ApiUrl, DateTimeOffset RevealedAt);

internal sealed class RevealVivaKeyValidator : AbstractValidator<RevealVivaKeyRequest>
{
    private const int MaxPasswordLength = 128;

    public RevealVivaKeyValidator() => RuleFor(request => request.Password).NotEmpty().MaximumLength(MaxPasswordLength);
}

internal static class RevealVivaKey
{
    private const string PauseSeconds = "30";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/quota/viva-key/reveal", HandleAsync)
        .Describe(
            "revealVivaKey",
            "Show the caller's own VivaAPI key",
            "For customers who have a VivaAPI key of their own, where the operator allows it. Wants the password once more. From the first "
            + "time on, the caller's videos are made with this key alone: what is spent with it elsewhere is not available here, and "
            + "purchases top it up. Each time is written down.")
        .Audited(KeyReveals.Act)
        .RepeatIsHarmless("Answers the same key again; it counts once more against the number of times a day.")
        .WithExamples(
            new RevealVivaKeyRequest("a-long-password"),
            new RevealedVivaKeyResponse("sk-…", "https://www.vivaapi.cn", Examples.Time))
        .Produces<RevealedVivaKeyResponse>()
        .ProducesProblems(
            StandardProblems.ValidationFailed,
            VivaKeyProblems.RevealOff,
            CallerPassword.Wrong,
            CallerPassword.None,
            CallerPassword.Locked,
            StandardProblems.NotFound,
            VivaKeyProblems.NotReady,
            StandardProblems.RateLimited);

    private static async Task<IResult> HandleAsync(
        RevealVivaKeyRequest request,
        Caller caller,
        CallerPassword password,
        KeyReveals reveals,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!reveals.AreAllowed)
        {
            return VivaKeyProblems.RevealOff.Because("Ask the operator.");
        }

        if (await password.RefuseAsync(caller, request.Password, cancellationToken) is { } refused)
        {
            return refused;
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        switch (await reveals.RevealAsync(caller.UserId, AddressRange.Of(context), cancellationToken))
        {
            case KeyReveal.Shown(var key, var at):
                return TypedResults.Ok(new RevealedVivaKeyResponse(key, reveals.Address, at));
            case KeyReveal.TooMany(var wait):
                headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return StandardProblems.RateLimited.Because("Your key was shown as often as it may be within 24 hours.");
            case KeyReveal.NotReady:
                headers.RetryAfter = PauseSeconds;
                return VivaKeyProblems.NotReady.Because("It is being made or filled, or a video of yours is being made with another key.");
            default:
                return StandardProblems.NotFound.Because("You have no VivaAPI key of your own.");
        }
    }
}
