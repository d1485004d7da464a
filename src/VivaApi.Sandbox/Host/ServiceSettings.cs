using System.Collections;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Sandbox.Host;

/// <summary>The service's environment: the same names that an operator sets in production.</summary>
internal static class ServiceSettings
{
    private static readonly string[] OwnPrefixes =
    [
        "ASPNETCORE_", "DOTNET_ENVIRONMENT", "ConnectionStrings__", "VEO_", "Alipay__", "Viva__",
        "Storage__", "Generation__", "Payments__", "Webhooks__", "Auth__", "Logging__",
    ];

    /// <summary>All settings; null takes away one that the person's shell happens to hold.</summary>
    public static IReadOnlyDictionary<string, string?> For(
        int port, string connectionString, SandboxPaths paths, SandboxKeys keys, StandIns standIns, string? page = null)
    {
        var api = $"http://127.0.0.1:{port}";
        var settings = NoneInherited();
        settings["ASPNETCORE_URLS"] = api;
        settings["ConnectionStrings__Default"] = connectionString;
        settings["VEO_API_URL"] = standIns.VeoApiUrl;
        settings["VEO_API_KEY"] = keys.VeoApiKey;
        settings["Viva__AccessToken"] = new VivaStandInOptions().AccessToken;
        settings["Viva__UserId"] = "1";
        settings["Alipay__AppId"] = standIns.AlipayAppId;
        settings["Alipay__SellerId"] = standIns.AlipaySellerId;
        settings["Alipay__PrivateKey"] = keys.MerchantPrivateKey;
        settings["Alipay__AlipayPublicKey"] = keys.AlipayPublicKey;
        settings["Alipay__GatewayUrl"] = standIns.AlipayGatewayUrl;
        settings["Alipay__NotifyUrl"] = $"{api}/api/v1/payments/alipay/notify";
        settings["Alipay__ReturnUrl"] = $"{api}/api/v1/payments/alipay/return";
        settings["Alipay__Bill__Hosts"] = new Uri(standIns.AlipayGatewayUrl).Authority;
        settings["Storage__Folder"] = paths.Videos;

        // The log-in that is printed at the start works as it is; in production an operator has a second factor.
        settings["Auth__OperatorsNeedSecondFactor"] = "false";

        // The stand-in's videos come from this machine; in production a private address is refused.
        settings["Storage__AllowPrivateSources"] = "true";

        // An integrator's endpoint under construction listens on this machine, and has no certificate yet.
        settings["Webhooks__AllowPrivateAddresses"] = "true";
        settings["Generation__PollSeconds"] = "1";

        // A job of a service that was killed is taken over after its lease, and a submit must end before it: here within a demo's patience.
        settings["Generation__LeaseSeconds"] = "30";
        settings["Viva__SubmitTimeoutSeconds"] = "15";

        // A proxy of the person's shell must not be asked for addresses of this machine.
        settings["NO_PROXY"] = string.Join(
            ',', new[] { Environment.GetEnvironmentVariable("NO_PROXY"), "127.0.0.1", "localhost" }.OfType<string>());
        if (page is not null)
        {
            settings["Http__AllowedOrigins"] = Origins(new Uri(page).Port);
            settings["Payments__FrontEndReturnUrl"] = $"{page}/paid";
        }

        return settings;
    }

    /// <summary>The migrations' environment.</summary>
    public static IReadOnlyDictionary<string, string?> ForMigrations(string connectionString)
    {
        var settings = NoneInherited();
        settings["ConnectionStrings__Default"] = connectionString;
        return settings;
    }

    // The page under both of this machine's names, and whatever else the person's shell allows.
    private static string Origins(int port) => string.Join(
        ',',
        new[] { $"http://127.0.0.1:{port}", $"http://localhost:{port}", Environment.GetEnvironmentVariable("Http__AllowedOrigins") }
            .Where(origin => !string.IsNullOrWhiteSpace(origin)));

    private static Dictionary<string, string?> NoneInherited() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(entry => (string)entry.Key)
        .Where(name => OwnPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
}
