using Microsoft.Extensions.Options;
using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Persistence;

namespace VivaApi.Backend.Platform;

internal static class CheckedStart
{
    /// <summary>
    /// Runs the service; a wrong setting or a wrongly built endpoint stops it before it answers anything, with one clear message.
    /// </summary>
    /// <returns>0 after an ordered stop, 1 when it could not start.</returns>
    public static async Task<int> RunCheckedAsync(this WebApplication app)
    {
        try
        {
            PersistencePlatform.ReadConnectionString(app.Configuration);

            // Before the host does the same: the host would log a stack trace around a message meant for an operator.
            app.Services.GetRequiredService<IStartupValidator>().Validate();

            // Endpoints are built lazily; building them here turns a missing validator into a failure at start.
            _ = ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count);
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException error)
        {
            return await RefuseAsync(error.Failures);
        }
        catch (AggregateException error) when (error.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return await RefuseAsync(error.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures));
        }
        catch (SettingException error)
        {
            return await RefuseAsync([error.Message]);
        }
    }

    private static async Task<int> RefuseAsync(IEnumerable<string> problems)
    {
        await Console.Error.WriteLineAsync("The service does not start because of its settings:");
        foreach (var problem in problems.Distinct())
        {
            await Console.Error.WriteLineAsync($"  - {problem}");
        }

        return 1;
    }
}
