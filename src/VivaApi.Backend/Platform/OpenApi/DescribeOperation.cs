using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using VivaApi.Backend.Platform.Access;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Idempotency;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>Writes into each operation what its endpoint's metadata says: examples, problems, security, the idempotency key.</summary>
internal sealed class DescribeOperation(IOptions<JsonOptions> json) : IOperationFilter
{
    public const string BearerScheme = "bearer";
    public const string ApiKeyScheme = "apiKey";

    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly ProblemKind[] IdempotencyKinds =
        [IdempotencyProblems.KeyMissing, IdempotencyProblems.KeyInvalid, IdempotencyProblems.InProgress, IdempotencyProblems.KeyReused];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var problems = metadata.OfType<ProblemsMetadata>().SelectMany(list => list.Kinds).ToList();
        if (operation.RequestBody is not null)
        {
            problems.InsertRange(
                0, [StandardProblems.MalformedRequest, StandardProblems.RequestTooLarge, StandardProblems.UnsupportedMediaType]);
        }

        if (operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Query) == true)
        {
            problems.Insert(0, StandardProblems.MalformedRequest);
        }

        operation.Security = SecurityOf(metadata, context.Document);
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            problems.Insert(0, StandardProblems.Unauthenticated);
        }

        if (metadata.OfType<KeyAccess>().LastOrDefault() is { } keys)
        {
            operation.Description += $" Takes an API key with the scope {string.Join(" or ", keys.Names.Select(name => $"`{name}`"))}.";
            problems.Add(StandardProblems.Forbidden);
        }

        if (!metadata.OfType<DisableRateLimitingAttribute>().Any())
        {
            problems.Add(StandardProblems.RateLimited);
        }

        if (metadata.OfType<IdempotencyMetadata>().Any())
        {
            problems.AddRange(IdempotencyKinds);
            DescribeKey(operation);
        }

        if (metadata.OfType<FileBodyMetadata>().LastOrDefault() is { } file)
        {
            operation.DescribeFile(file);
        }

        if (metadata.OfType<FileAnswerMetadata>().LastOrDefault() is { } answer)
        {
            operation.DescribeFile(answer);
        }

        DescribeProblems(operation, context, problems);
        (operation.Responses ??= [])["default"] = ResponseOf(context, [StandardProblems.InternalError, StandardProblems.Unavailable]);
        foreach (var examples in metadata.OfType<ExamplesMetadata>())
        {
            ShowExamples(operation, examples);
        }
    }

    // Each is one way in. What is named with a scheme is the role that a log-in must have, or the scope of a key.
    private static List<OpenApiSecurityRequirement> SecurityOf(IList<object> metadata, OpenApiDocument document)
    {
        if (metadata.OfType<LinkMetadata>().Any())
        {
            return [Way(BearerScheme), Way(ApiKeyScheme), []];
        }

        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            return [];
        }

        var roles = metadata.OfType<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Distinct(StringComparer.Ordinal);
        var scopes = metadata.OfType<KeyAccess>().LastOrDefault()?.Names ?? [];
        return [Way(BearerScheme, [.. roles]), .. scopes.Select(scope => Way(ApiKeyScheme, scope))];

        OpenApiSecurityRequirement Way(string scheme, params string[] names) =>
            new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [.. names] };
    }

    private static void DescribeKey(OpenApiOperation operation) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = IdempotencyKey.Header,
        In = ParameterLocation.Header,
        Required = true,
        Description = "Made once for one intended effect and kept over retries. The same key and body again answers the first answer "
            + "byte for byte with 'Idempotent-Replayed: true'. Kept 7 days.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKey.MaxLength },
        Example = "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
    });

    private void DescribeProblems(OpenApiOperation operation, OperationFilterContext context, List<ProblemKind> problems)
    {
        foreach (var kinds in problems.Distinct().GroupBy(kind => kind.Status).OrderBy(group => group.Key))
        {
            (operation.Responses ??= [])[kinds.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] =
                ResponseOf(context, kinds);
        }
    }

    private OpenApiResponse ResponseOf(OperationFilterContext context, IEnumerable<ProblemKind> kinds) => new()
    {
        Description = string.Join(" · ", kinds.Select(kind => $"`{kind.Code}`: {kind.Title}{MembersOf(kind)}")),
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            ["application/problem+json"] = new OpenApiMediaType
            {
                Schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemResponse), context.SchemaRepository),
                Examples = kinds.ToDictionary(
                    kind => kind.Code, IOpenApiExample (kind) => new OpenApiExample { Value = ExampleOf(kind) }),
            },
        },
    };

    private static string MembersOf(ProblemKind kind) => kind.Members.Count == 0
        ? string.Empty
        : $" ({string.Join("; ", kind.Members.Select(member => $"`{member.Name}`: {member.Meaning}"))})";

    private JsonObject ExampleOf(ProblemKind kind)
    {
        var example = new JsonObject { ["title"] = kind.Title, ["status"] = kind.Status, ["code"] = kind.Code, ["traceId"] = TraceId };
        foreach (var member in kind.Members)
        {
            example[member.Name] = Json(member.Example);
        }

        return example;
    }

    private void ShowExamples(OpenApiOperation operation, ExamplesMetadata examples)
    {
        if (examples.Request is not null && operation.RequestBody?.Content?.TryGetValue("application/json", out var request) == true)
        {
            ((OpenApiMediaType)request).Example = Json(examples.Request);
        }

        var success = operation.Responses?.FirstOrDefault(response => response.Key.StartsWith('2')).Value;
        if (examples.Response is not null && success?.Content?.TryGetValue("application/json", out var answer) == true)
        {
            ((OpenApiMediaType)answer).Example = Json(examples.Response);
        }
    }

    private JsonNode? Json(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), json.Value.SerializerOptions);
}
