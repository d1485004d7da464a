using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.Backend.Features.Generation;

/// <summary>A lease that ends before a submit must end would put jobs in doubt whose submit is merely slow.</summary>
internal sealed class GenerationOptionsCheck(IOptions<VivaOptions> viva) : IValidateOptions<GenerationOptions>
{
    public ValidateOptionsResult Validate(string? name, GenerationOptions options) =>
        options.LeaseSeconds > viva.Value.SubmitTimeoutSeconds
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Generation__LeaseSeconds must be more than Viva__SubmitTimeoutSeconds, which is {viva.Value.SubmitTimeoutSeconds}.");
}
