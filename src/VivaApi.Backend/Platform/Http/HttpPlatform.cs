using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.Backend.Platform.Http;

/// <summary>What every endpoint has: JSON as the design says, problems, validation, limits, CORS.</summary>
internal static class HttpPlatform
{
    public static IServiceCollection AddHttp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<HttpOptions>(configuration, "Http");
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
            json.SerializerOptions.Converters.Add(new StorableText());
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemAnswers.Complete);
        services.AddExceptionHandler<FaultAnswers>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddValidatorsFromAssemblyContaining<HttpOptions>(ServiceLifetime.Singleton, includeInternalTypes: true);
        ValidatorOptions.Global.LanguageManager.Enabled = false;
        ValidatorOptions.Global.DisplayNameResolver = (_, member, _) =>
            member is null ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<HttpOptions>>((cors, http) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(http.Value.Origins())
            .AllowAnyHeader()
            .AllowAnyMethod()
            .SetPreflightMaxAge(TimeSpan.FromSeconds(http.Value.PreflightSeconds))
            .WithExposedHeaders(
                "Location",
                "Retry-After",
                "Idempotent-Replayed",
                "Accept-Ranges",
                "Content-Range",
                "ETag",
                "RateLimit",
                "RateLimit-Policy")));
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes(configuration);
        });
        return services;
    }

    public static void UseHttp(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseCors();
        app.Use(RefuseUnknownCharsets);
    }

    /// <summary>Everything below <c>/api/v1</c>: for those who are logged in, with valid bodies.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app) =>
        app.MapGroup("/api/v1").RequireAuthorization().WithRequestValidation();

    // The server is made before the settings are checked; what is no number, or out of bounds, is refused a moment later.
    private static int MaxRequestBytes(IConfiguration configuration) =>
        int.TryParse(configuration[$"Http:{nameof(HttpOptions.MaxRequestBytes)}"], CultureInfo.InvariantCulture, out var bytes) && bytes > 0
            ? bytes
            : new HttpOptions().MaxRequestBytes;

    // Reading such a body would end in an exception that cannot be told from a fault of ours.
    private static Task RefuseUnknownCharsets(HttpContext context, RequestDelegate next)
    {
        var unknown = context.Request.HasJsonContentType()
            && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type is { Charset.Length: > 0, Encoding: null };
        if (!unknown)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }
}
