using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using VivaApi.Backend.Platform.RateLimits;

namespace VivaApi.Backend.Platform.OpenApi;

/// <summary>Writes into each answer which headers come with it. What each means is said once, among the components.</summary>
internal sealed class DescribeHeaders : IOperationFilter, IDocumentFilter
{
    private const string Location = "Location";
    private const string RetryAfter = "Retry-After";
    private const string Replayed = "Idempotent-Replayed";
    private const string EntityTag = "ETag";
    private const string Ranges = "Accept-Ranges";
    private const string Range = "Content-Range";

    private static readonly string[] ToldToCome = ["429", "default"];

    private static readonly Dictionary<string, (string Meaning, string Example)> Meanings = new(StringComparer.Ordinal)
    {
        [Location] = ("Where what was made is found, or what was accepted can be followed.", "/api/v1/…"),
        [RetryAfter] = ("Seconds to wait before another try. Not with an answer that no wait would change.", "30"),
        [Replayed] = ("`true` when this is the first answer to the same `Idempotency-Key` once more, also with a refusal.", "true"),
        [EntityTag] = ("Names the file as it is; for `If-None-Match` and `If-Range`.", "\"0198c0de-7a3b-7c4d-9e5f-60718293a4b5\""),
        [Ranges] = ("`bytes`: parts of the file can be asked for with `Range`.", "bytes"),
        [Range] = ("Which part this is, and how long the whole.", "bytes 0-1023/146515"),
        [RateLimitHeaders.State] = (
            "With every answer: what is left of the requests a minute (`r`), all there again in `t` seconds.", "\"user\";r=599;t=60"),
        [RateLimitHeaders.Policy] = ("With every answer: how many requests there are (`q`) in `w` seconds.", "\"user\";q=600;w=60"),
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        foreach (var (status, response) in operation.Responses ?? [])
        {
            var names = NamesOf(status, metadata).ToList();
            if (names.Count > 0)
            {
                ((OpenApiResponse)response).Headers = names.ToDictionary(
                    name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, context.Document));
            }
        }
    }

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        (swaggerDoc.Components ??= new OpenApiComponents()).Headers = Meanings.ToDictionary(
            header => header.Key,
            IOpenApiHeader (header) => new OpenApiHeader
            {
                Description = header.Value.Meaning,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = header.Value.Example,
            });

    private static IEnumerable<string> NamesOf(string status, IList<object> metadata)
    {
        var isSuccess = status.StartsWith('2');
        var isKeyed = metadata.OfType<IdempotencyMetadata>().Any();
        if (status is "201" or "202")
        {
            yield return Location;
        }

        // 409 says it of a request that is still going on, 503 of whatever cannot be had.
        if (ToldToCome.Contains(status) || status == "503" || (status == "409" && isKeyed))
        {
            yield return RetryAfter;
        }

        if (isSuccess && isKeyed)
        {
            yield return Replayed;
        }

        if (metadata.OfType<FileAnswerMetadata>().Any())
        {
            foreach (var name in NamesOfFile(status))
            {
                yield return name;
            }
        }

        if ((isSuccess || status == "429") && !metadata.OfType<DisableRateLimitingAttribute>().Any())
        {
            yield return RateLimitHeaders.State;
            yield return RateLimitHeaders.Policy;
        }
    }

    private static string[] NamesOfFile(string status) => status switch
    {
        "200" => [EntityTag, Ranges],
        "206" => [EntityTag, Ranges, Range],
        "304" => [EntityTag],
        "416" => [Range],
        _ => [],
    };
}
