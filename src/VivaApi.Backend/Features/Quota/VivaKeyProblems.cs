using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Quota;

internal static class VivaKeyProblems
{
    public static readonly ProblemKind RevealOff = new(
        "viva_key_reveal_off", 403, "VivaAPI keys are not shown to customers here.");

    public static readonly ProblemKind NotReady = new(
        "viva_key_not_ready", 409, "Your own VivaAPI key cannot be shown at the moment; try again shortly.");
}
