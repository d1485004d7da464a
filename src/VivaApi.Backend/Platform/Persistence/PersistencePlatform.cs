using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.Backend.Platform.Persistence;

internal static class PersistencePlatform
{
    /// <summary>
    /// The key of a second, small pool, for calls that run one at a time: they meet the same connection again, where their statements
    /// and the plans of their functions are ready. In the large pool each call would meet another, and PostgreSQL would plan anew.
    /// Its callers prepare their few statements themselves (<see cref="PreparedAfresh"/> says why not to leave it to Npgsql).
    /// </summary>
    public const string OneAtATime = "one-at-a-time";

    private const int OneAtATimeConnections = 4;
    private const string Example = "Host=localhost;Port=5432;Database=viva;Username=viva_service;Password=…";
    private static readonly PreparedAfresh Afresh = new();

    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DatabaseOptions>(configuration, "Database");
        services.AddSingleton(
            provider => BuildDataSource(configuration, Options(provider), Options(provider).MaxConnections, autoPrepare: true));
        services.AddKeyedSingleton(
            OneAtATime, (provider, _) => BuildDataSource(configuration, Options(provider), OneAtATimeConnections, autoPrepare: false));
        services.AddDbContextPool<AppDbContext>((provider, options) => Configure(options, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<Outlasting>();
        services.AddDataProtection().SetApplicationName("VivaApi.Backend").PersistKeysToDbContext<AppDbContext>();
        return services;
    }

    /// <summary>What every holder of the context must agree on: the service, the migrations and the tests.</summary>
    public static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource dataSource) =>
        options.UseNpgsql(dataSource, npgsql => npgsql.MigrationsAssembly("VivaApi.Migrations").MigrationsHistoryTable("schema_migrations"))
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(Afresh);

    private static DatabaseOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;

    private static NpgsqlDataSource BuildDataSource(
        IConfiguration configuration, DatabaseOptions options, int maxConnections, bool autoPrepare)
    {
        var builder = new NpgsqlDataSourceBuilder(ReadConnectionString(configuration));
        builder.ConnectionStringBuilder.MaxPoolSize = maxConnections;
        builder.ConnectionStringBuilder.CommandTimeout = options.CommandTimeoutSeconds;
        builder.ConnectionStringBuilder.ApplicationName ??= "VivaApi.Backend";

        // Statements that come back are parsed and planned once for a connection: about a third off a ledger verb.
        builder.ConnectionStringBuilder.MaxAutoPrepare = autoPrepare ? 100 : 0;
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;

        // The calls that run one at a time leave nothing behind in their session; to reset it before each would be seven statements more.
        builder.ConnectionStringBuilder.NoResetOnClose = !autoPrepare;
        return builder.Build();
    }

    /// <summary>The connection string, or a message that names the setting; a password is never repeated in it.</summary>
    internal static string ReadConnectionString(IConfiguration configuration)
    {
        var text = configuration.GetConnectionString("Default");
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new SettingException("ConnectionStrings__Default", $"is missing; it should look like '{Example}'.");
        }

        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrWhiteSpace(parsed.Host) || string.IsNullOrWhiteSpace(parsed.Database)
                ? throw new SettingException(
                    "ConnectionStrings__Default", $"names no host or no database; it should look like '{Example}'.")
                : text;
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new SettingException(
                "ConnectionStrings__Default", $"is not a PostgreSQL connection string; it should look like '{Example}'.");
        }
    }
}
