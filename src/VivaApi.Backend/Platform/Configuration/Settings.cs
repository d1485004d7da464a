using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Platform.Configuration;

/// <summary>
/// Options that are checked at start; a failure names the setting as the operator writes it (<c>Payments__PayWithinMinutes</c>).
/// </summary>
internal static class Settings
{
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new SettingsCheck<TOptions>(section));
        return services;
    }

    private sealed class SettingsCheck<TOptions>(string section) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var results = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    results.Select(result => $"{section}__{string.Join(',', result.MemberNames)}: {result.ErrorMessage}"));
        }
    }
}
