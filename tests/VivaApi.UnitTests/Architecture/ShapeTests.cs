namespace VivaApi.UnitTests.Architecture;

public sealed class ShapeTests(Service service) : IClassFixture<Service>
{
    private const string Payments = "namespace VivaApi.Backend.Features.Payments;\n";

    [Fact]
    public void Wire_types_are_not_nested() => Violations.None(ShapeRules.NestedWireTypes(service.Scan));

    [Fact]
    public void Names_say_something() => Violations.None(ShapeRules.EmptyNames(service.Scan));

    [Fact]
    public void An_interface_has_several_implementations() => Violations.None(ShapeRules.InterfacesWithOneImplementation(service.Scan));

    [Fact]
    public void Endpoints_have_named_handlers() => Violations.None(ShapeRules.EndpointsWithoutHandler(service.Scan));

    [Fact]
    public void Requests_have_validators() => Violations.None(ShapeRules.RequestsWithoutValidator(service.Scan));

    [Fact]
    public void A_clean_house_is_not_reported()
    {
        using var clean = Planted.Compile(CleanHouse.Source);

        Violations.None(ShapeRules.NestedWireTypes(clean));
        Violations.None(ShapeRules.EmptyNames(clean));
        Violations.None(ShapeRules.InterfacesWithOneImplementation(clean));
        Violations.None(ShapeRules.EndpointsWithoutHandler(clean));
        Violations.None(ShapeRules.RequestsWithoutValidator(clean));
    }

    [Theory]
    [InlineData("static class CreateOrder { internal sealed record Request(string Code); }")]
    [InlineData("class Order { internal sealed record OrderResponse(string Code); }")]
    public void A_nested_wire_type_is_reported(string source) =>
        Planted.MustBeReported(ShapeRules.NestedWireTypes, Payments + source, "is a wire type and may not be nested");

    [Theory]
    [InlineData("namespace VivaApi.Backend.Features.Payments; class OrderHelper;")]
    [InlineData("namespace VivaApi.Backend.Features.Payments; static class StringUtils;")]
    [InlineData("namespace VivaApi.Backend.Features.Payments; class OrderManager<T>;")]
    [InlineData("namespace VivaApi.Backend.Features.Payments; abstract class BaseEntity;")]
    [InlineData("namespace VivaApi.Backend.Features.Payments; abstract class EntityBase;")]
    [InlineData("namespace VivaApi.Backend.Features.Payments; class Order { class LineHelpers; }")]
    [InlineData("namespace VivaApi.Backend.Platform.Common; class Clock;")]
    [InlineData("namespace VivaApi.Backend.Platform.Http; file class OrderHelper;")]
    public void A_name_that_says_nothing_is_reported(string source) =>
        Planted.MustBeReported(ShapeRules.EmptyNames, source, "has a name that says nothing");

    [Theory]
    [InlineData("interface IPay; class Pay : IPay;")]
    [InlineData("interface IPay<T>; class Pay : IPay<int>;")]
    [InlineData("interface IPay; interface IPayMore : IPay; class Pay : IPayMore;")]
    [InlineData("interface IPay; abstract class Paying : IPay; class Pay : Paying;")]
    public void An_interface_with_one_implementation_is_reported(string source) =>
        Planted.MustBeReported(ShapeRules.InterfacesWithOneImplementation, Payments + source, "has one implementation");

    [Fact]
    public void An_endpoint_with_an_anonymous_handler_is_reported() =>
        Planted.MustBeReported(
            ShapeRules.EndpointsWithoutHandler,
            Payments + """static class GetOrder { public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", () => 1); }""",
            "GetOrder maps a route but has no HandleAsync or Handle");

    [Fact]
    public void A_request_without_a_validator_is_reported() =>
        Planted.MustBeReported(
            ShapeRules.RequestsWithoutValidator,
            Payments
            + """
              record PayRequest(string Code);
              record RefundRequest(string Code);
              class RefundValidator : Checked<RefundRequest>;
              abstract class Checked<T> : AbstractValidator<T>;
              """,
            "PayRequest has no validator");
}
