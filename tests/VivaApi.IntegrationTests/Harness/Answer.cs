using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>An answer of the service, read once.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public string? Code => (string?)Json["code"];

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    public T At<T>(params string[] path)
    {
        JsonNode? node = Json;
        foreach (var name in path)
        {
            node = node?[name];
        }

        return node is null ? throw new JsonException($"No {string.Join('.', path)} in {Text}") : node.GetValue<T>();
    }

    /// <summary>Asserts a problem answer of the design: status, content type, stable code, trace id.</summary>
    public Answer IsProblem(HttpStatusCode status, string code)
    {
        Assert.True(Status == status, $"Expected {status} but got {Status}: {Text}");
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(code, Code);
        Assert.False(string.IsNullOrEmpty((string?)Json["traceId"]), "The problem has no traceId.");
        Assert.Equal((int)status, (int?)Json["status"]);
        return this;
    }

    /// <summary>Asserts that it is a no, whichever.</summary>
    public Answer IsRefused()
    {
        Assert.True((int)Status is >= 400 and <= 499 or 503, $"Expected a refusal but got {Status}: {Text}");
        return this;
    }

    public Answer Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {status} but got {Status}: {Text}");
        return this;
    }
}
