using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Identity.SecondFactor;

internal static class SecondFactorProblems
{
    public static readonly ProblemKind CodeRequired = new("second_factor_required", 401, "A code of the authenticator is wanted as well.");
    public static readonly ProblemKind WrongCode = new("wrong_code", 401, "The code is wrong, has run out, or was used before.");
    public static readonly ProblemKind NeededForThis = new("second_factor_needed", 403, "This wants a log-in with a second factor.");
    public static readonly ProblemKind Enabled = new("second_factor_enabled", 409, "There is a second factor already.");
    public static readonly ProblemKind NotBegun = new("second_factor_not_begun", 409, "There is no second factor to confirm or remove.");
}
