using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Operations.MasterKeys;

internal static class MasterKeyProblems
{
    public static readonly ProblemKind TooMany = new("too_many_master_keys", 409, "Remove a key first.");
    public static readonly ProblemKind NotRetired = new("master_key_not_retired", 409, "Retire the key first.");
    public static readonly ProblemKind InUse = new("master_key_in_use", 409, "Jobs that went with this key have not ended.");
    public static readonly ProblemKind InSettings = new("master_key_in_settings", 409, "Take the key out of the settings first.");
}
