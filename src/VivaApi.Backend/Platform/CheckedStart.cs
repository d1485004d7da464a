using Microsoft.AspNetCore.Connections;
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
        catch (Exception error) when (ProblemsOf(error) is { Count: > 0 } problems)
        {
            return await RefuseAsync(problems);
        }
    }

    /// <summary>What an operator has to mend; nothing when the exception is about anything else.</summary>
    private static List<string> ProblemsOf(Exception error) => error switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        SettingException setting => [setting.Message],
        IOException { InnerException: AddressInUseException } busy => [$"ASPNETCORE_URLS or ASPNETCORE_HTTP_PORTS: {busy.Message}"],
        AggregateException { InnerExceptions: var several } when several.All(each => ProblemsOf(each).Count > 0) =>
            [.. several.SelectMany(ProblemsOf)],
        _ when UnreadableSetting.Is(error) => [UnreadableSetting.Describe(error)],
        _ => [],
    };

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
