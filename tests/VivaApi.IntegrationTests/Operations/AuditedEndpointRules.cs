using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Auditing;

namespace VivaApi.IntegrationTests.Operations;

/// <summary>What every endpoint for operators must say of itself.</summary>
internal static class AuditedEndpointRules
{
    public static List<string> Violations(IEnumerable<Endpoint> endpoints) =>
    [
        .. from endpoint in endpoints.OfType<RouteEndpoint>()
           where endpoint.RoutePattern.RawText is { } route && route.Contains("/admin/", StringComparison.Ordinal)
           from violation in ViolationsOf(endpoint)
           select $"{endpoint.RoutePattern.RawText} {violation}",
    ];

    private static IEnumerable<string> ViolationsOf(Endpoint endpoint)
    {
        if (endpoint.Metadata.OfType<IAuthorizeData>().All(data => data.Policy != Roles.Operator))
        {
            yield return "is not for operators alone";
        }

        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        if (methods.Any(method => method is not ("GET" or "HEAD")) && endpoint.Metadata.GetMetadata<AuditedMetadata>() is null)
        {
            yield return "changes something and is not audited";
        }
    }
}
