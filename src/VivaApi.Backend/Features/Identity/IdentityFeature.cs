using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Identity.Privacy;
using VivaApi.Backend.Features.Identity.Provider;
using VivaApi.Backend.Features.Identity.SecondFactor;
using VivaApi.Backend.Platform.Configuration;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;
using VivaApi.Backend.Platform.Workers;

namespace VivaApi.Backend.Features.Identity;

/// <summary>Registering, logging in, and knowing who calls. Passwords and tokens are ASP.NET Core Identity's.</summary>
internal static class IdentityFeature
{
    public static IServiceCollection AddIdentityFeature(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<AuthOptions>(configuration, "Auth");
        services.AddAuthentication(IdentityConstants.BearerScheme).AddBearerToken(IdentityConstants.BearerScheme).AddProvider();
        services.AddOptions<BearerTokenOptions>(IdentityConstants.BearerScheme).Configure<IOptions<AuthOptions>>((bearer, auth) =>
        {
            bearer.BearerTokenExpiration = TimeSpan.FromMinutes(auth.Value.AccessTokenMinutes);
            bearer.RefreshTokenExpiration = TimeSpan.FromDays(auth.Value.RefreshTokenDays);
            bearer.Events.OnMessageReceived = SessionCheck.OnMessageReceivedAsync;
        });
        services.AddAuthorizationBuilder().AddPolicy(
            Roles.Operator,
            policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Operator).AddRequirements(new NeedsSecondFactor()));
        services.AddSingleton<IAuthorizationHandler, SecondFactorRule>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, SecondFactorAnswers>();
        services.AddScoped<IUserStore<User>, ProtectedUserStore>();
        services.AddScoped<SecondFactorCheck>();
        services.AddScoped<CallerProof>();
        services.AddScoped<IPersonalData, IdentityPersonalData>();
        services.AddScoped<IPersonalExport, ProviderLogInExport>();
        services.AddScoped<AccountErasure>();
        services.AddWorker<FinishErasures>(configuration);
        services.AddIdentityCore<User>().AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<AppDbContext>().AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<User>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddOptions<IdentityOptions>().Configure<IOptions<AuthOptions>>((identity, auth) => ApplyRules(identity, auth.Value));
        services.AddSingleton<KnownSessions>();
        services.AddScoped<LogInSessions>();
        services.AddScoped<LogInThrottle>();
        services.AddScoped<PasswordCheck>();
        services.AddWorker<ForgetLogIns>(configuration);
        services.AddScoped<CallerPassword>();
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Caller.From(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.User));
        return services;
    }

    public static void MapIdentity(this RouteGroupBuilder api)
    {
        var group = api.MapGroup(string.Empty).WithTags("auth");
        Register.Map(group);
        LogIn.Map(group);
        RefreshTokens.Map(group);
        LogOut.Map(group);
        LogOutEverywhere.Map(group);
        GetMe.Map(group);
        BeginSecondFactor.Map(group);
        ConfirmSecondFactor.Map(group);
        RemoveSecondFactor.Map(group);
        ExportMe.Map(group);
        DeleteMe.Map(group);
    }

    internal static void ApplyRules(IdentityOptions identity, AuthOptions auth)
    {
        identity.User.RequireUniqueEmail = true;
        identity.Password.RequiredLength = auth.MinPasswordLength;
        identity.Password.RequiredUniqueChars = 4;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }
}
