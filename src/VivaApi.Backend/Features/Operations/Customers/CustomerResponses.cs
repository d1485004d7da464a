using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Platform.OpenApi;

namespace VivaApi.Backend.Features.Operations.Customers;

/// <summary>
/// Somebody with a log-in. <paramref name="State"/> is <c>active</c>, <c>suspended</c> or <c>deleted</c>. Credits are those at hand and
/// those held by open jobs.
/// </summary>
public sealed record CustomerResponse(
    Guid Id,
    string Email,
    string State,
    string? SuspensionReason,
    DateTimeOffset? SuspendedAt,
    DateTimeOffset CreatedAt,
    long AvailableCredits,
    long ReservedCredits);

/// <summary>A job, without what was asked for: that is the customer's own.</summary>
public sealed record CustomerJobResponse(
    Guid Id, GenerationState State, string Model, long PriceCredits, long? ChargedCredits, string? ErrorCode, DateTimeOffset CreatedAt);

/// <summary>A customer with the ten latest orders and jobs. <paramref name="Quota"/> is null before the first purchase.</summary>
public sealed record CustomerDetailsResponse(
    CustomerResponse Customer, QuotaResponse? Quota, IReadOnlyList<OrderResponse> Orders, IReadOnlyList<CustomerJobResponse> Jobs);

internal static class CustomerExamples
{
    public static CustomerResponse Active { get; } = new(
        Examples.Id, "cat@example.com", "active", null, null, Examples.Time, 135, 15);

    public static CustomerResponse Suspended { get; } = Active with
    {
        State = "suspended",
        SuspensionReason = "Charged back three payments.",
        SuspendedAt = Examples.Time,
    };

    public static CustomerDetailsResponse Details { get; } = new(
        Active,
        new QuotaResponse(150, 0, 15, 135, 0, 135),
        [OrderResponses.Example(OrderState.Paid)],
        [new CustomerJobResponse(Examples.Id, GenerationState.Running, "veo3", 15, null, null, Examples.Time)]);
}
