using VivaApi.Backend.Features.Operations.Audit;
using VivaApi.Backend.Features.Operations.DedicatedKeys;
using VivaApi.Backend.Features.Operations.MasterKeys;

namespace VivaApi.Backend.Features.Operations;

/// <summary>What operators see and do.</summary>
internal static class OperationsFeature
{
    public static void MapOperations(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/admin").WithTags("admin").RequireAuthorization(Identity.Roles.Operator);
        GetUpstream.Map(group);
        AddMasterKey.Map(group);
        ListMasterKeys.Map(group);
        ChangeMasterKey.Map(group);
        RemoveMasterKey.Map(group);
        ChangeDedicatedKey.Map(group);
        ListAuditEntries.Map(group);
    }
}
