using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Platform.Auditing;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Operations;

public sealed class AuditedEndpointTests(World world) : IClassFixture<World>
{
    [Fact]
    public void Every_endpoint_for_operators_that_changes_something_is_audited()
    {
        var endpoints = world.Service.Services.GetRequiredService<EndpointDataSource>().Endpoints;

        Assert.Empty(AuditedEndpointRules.Violations(endpoints));
        var acts = endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<AuditedMetadata>()?.Act).OfType<string>().ToList();
        Assert.Contains("order.refund", acts);
        Assert.Equal(acts.Distinct(StringComparer.Ordinal).Count(), acts.Count);
    }

    [Fact]
    public void An_endpoint_that_is_not_audited_is_reported() => Assert.Equal(
        ["/api/v1/admin/things changes something and is not audited"],
        AuditedEndpointRules.Violations(
        [
            Planted("/api/v1/admin/things", new HttpMethodMetadata(["POST"]), new AuthorizeAttribute(Roles.Operator)),
            Planted("/api/v1/admin/things", new HttpMethodMetadata(["GET"]), new AuthorizeAttribute(Roles.Operator)),
            Planted(
                "/api/v1/admin/things",
                new HttpMethodMetadata(["DELETE"]),
                new AuthorizeAttribute(Roles.Operator),
                new AuditedMetadata("thing.remove")),
            Planted("/api/v1/things", new HttpMethodMetadata(["POST"])),
        ]));

    [Fact]
    public void An_endpoint_that_is_open_to_customers_is_reported() => Assert.Equal(
        ["/api/v1/admin/things is not for operators alone"],
        AuditedEndpointRules.Violations([Planted("/api/v1/admin/things", new HttpMethodMetadata(["GET"]), new AuthorizeAttribute())]));

    private static RouteEndpoint Planted(string route, params object[] metadata) => new(
        _ => Task.CompletedTask, RoutePatternFactory.Parse(route), 0, new EndpointMetadataCollection(metadata), route);
}
