using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VivaApi.Backend.Platform.OpenApi;

internal static class OpenApiPlatform
{
    private const string Introduction =
        """
        Buy credits with Alipay, spend them on AI videos (VEO 3).

        Money is in whole fen (¥1 = 100 fen), credits are whole numbers, times are RFC 3339 in UTC. Problems are RFC 9457 documents
        with a stable `code`, and members of their own where the operation says so. Unknown members of answers and unknown codes may come
        with any release; a client passes over the former and goes by the status of the latter. Lists take `limit` (1–100) and `cursor`,
        and answer `items` and `nextCursor`.

        Every answer says in `RateLimit` what is left of the caller's requests a minute (`r`, all there again in `t` seconds) and in
        `RateLimit-Policy` how many there are (`q`); one too many is answered 429 `rate_limited` with `Retry-After`.

        What happens is also told: webhook endpoints are sent the events under `webhooks`.

        What a repeat of a request does is in each operation's `x-idempotency`, and when to try again in `x-retry`: `withoutAnswer` says
        whether to when no answer came, `statuses` and `codes` which answers may be followed by another try.
        """;

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(Configure);
        return services;
    }

    /// <summary>Swagger UI at <c>/swagger</c>, the document at <c>/swagger/v1/swagger.yaml</c> and <c>.json</c>.</summary>
    public static void UseOpenApiDocument(this WebApplication app)
    {
        app.UseSwagger(document => document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(ui =>
        {
            ui.DocumentTitle = "VivaApi Backend";
            ui.SwaggerEndpoint("v1/swagger.json", "v1");
            ui.DisplayOperationId();
        });
    }

    private static void Configure(SwaggerGenOptions options)
    {
        options.SwaggerDoc("v1", new OpenApiInfo
        {
            Title = "VivaApi Backend",
            Version = "v1",
            Description = Introduction,
            License = new OpenApiLicense { Name = "As agreed with the operator", Identifier = "LicenseRef-operator" },
        });
        options.AddServer(new OpenApiServer { Url = "/", Description = "The server that serves this document." });
        options.AddSecurityDefinition(DescribeOperation.BearerScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The accessToken of logIn.",
        });
        options.AddSecurityDefinition(DescribeOperation.ApiKeyScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "vk_live_…",
            Description = "The key of createApiKey, for a program.",
        });
        options.SupportNonNullableReferenceTypes();
        options.NonNullableReferenceTypesAsRequired();
        options.IncludeXmlComments(typeof(OpenApiPlatform).Assembly);
        options.OperationFilter<DescribeOperation>();
        options.OperationFilter<DescribeParameters>();
        options.OperationFilter<DescribeRepeats>();
        options.SchemaFilter<NullableReferences>();
        options.SchemaFilter<OpenToNewMembers>();
        options.SchemaFilter<ValidatedBounds>();
        options.DocumentFilter<DescribeProblems>();
        options.DocumentFilter<DescribeTags>();
        options.CustomSchemaIds(SchemaId);
    }

    /// <summary>
    /// <c>Page&lt;OrderResponse&gt;</c> becomes <c>OrderPage</c>; the word Response says nothing to a reader of the document.
    /// </summary>
    private static string SchemaId(Type type)
    {
        var name = type.IsGenericType
            ? string.Concat(type.GetGenericArguments().Select(SchemaId)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
            : type.Name;
        return name.EndsWith("Response", StringComparison.Ordinal) ? name[..^"Response".Length] : name;
    }
}
