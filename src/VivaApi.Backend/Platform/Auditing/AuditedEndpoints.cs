using System.Diagnostics;
using VivaApi.Backend.Platform.Idempotency;

namespace VivaApi.Backend.Platform.Auditing;

/// <summary>What the endpoint does is written into the audit log under this name, stable over releases: <c>order.refund</c>.</summary>
internal sealed record AuditedMetadata(string Act);

internal static class AuditedEndpoints
{
    /// <summary>
    /// Says that the endpoint's act is audited. In Debug builds it is also seen to be: an act that was done but not written throws.
    /// </summary>
    public static RouteHandlerBuilder Audited(this RouteHandlerBuilder builder, string act)
    {
        builder.WithMetadata(new AuditedMetadata(act));
        InsistOnWriting(builder);
        return builder;
    }

    // The act is committed by now: a release must not answer 500 for it. Tests run Debug builds, and there the slip shows.
    [Conditional("DEBUG")]
    private static void InsistOnWriting(RouteHandlerBuilder builder) => builder.AddEndpointFilter(async (invocation, next) =>
    {
        var answer = await next(invocation);
        var audit = invocation.HttpContext.RequestServices.GetRequiredService<AuditLog>();
        return IsDone(answer) && !audit.HasWritten
            ? throw new InvalidOperationException($"{invocation.HttpContext.GetEndpoint()?.DisplayName} did not write what it has done.")
            : answer;
    });

    // A replayed answer tells of an act that was written then.
    private static bool IsDone(object? answer) => answer switch
    {
        INestedHttpResult nested => IsDone(nested.Result),
        ReplayedAnswer => false,
        RenderedAnswer rendered => rendered.Status < 400,
        IStatusCodeHttpResult { StatusCode: { } status } => status < 400,
        _ => true,
    };
}
