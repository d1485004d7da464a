using VivaApi.Backend.Features.Quota.Master;

namespace VivaApi.Backend.Features.Generation.Upstream;

/// <summary>
/// What one route of VivaAPI's answers to a request that nothing can be made from. <paramref name="State"/>: <c>answers</c> when an API
/// stands there and takes the key. <paramref name="InUse"/>: jobs for models on offer go over it.
/// </summary>
public sealed record UpstreamRouteResponse(string Route, string Address, bool InUse, string State, string Words);

/// <summary>Jobs are held back since <paramref name="OpenedAt"/>; one is let through at <paramref name="ProbeAt"/> to see.</summary>
public sealed record UpstreamCircuitResponse(string Scope, DateTimeOffset OpenedAt, DateTimeOffset? ProbeAt, string Reason);

/// <summary>An account beside that of the settings; <paramref name="BalanceFen"/> is null where it cannot be asked.</summary>
public sealed record UpstreamAccountResponse(string Account, long? BalanceFen);

/// <summary>
/// VivaAPI as an operator needs to know it. <paramref name="BalanceFen"/> is null where it cannot be asked.
/// <paramref name="OpenRiskFen"/> may have been paid for nothing, <paramref name="LostFen"/> was. <paramref name="Problems"/> says in plain
/// words what is wrong and what to do; empty when all is well.
/// </summary>
public sealed record UpstreamResponse(
    IReadOnlyList<UpstreamRouteResponse> Routes,
    long? BalanceFen,
    IReadOnlyList<MasterKeyResponse> Keys,
    IReadOnlyList<UpstreamAccountResponse> OtherAccounts,
    IReadOnlyList<UpstreamCircuitResponse> Circuits,
    long OpenRiskFen,
    long LostFen,
    IReadOnlyList<string> Problems);
