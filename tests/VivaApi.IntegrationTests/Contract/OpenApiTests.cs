using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Contract;

public sealed class OpenApiTests(World world) : IClassFixture<World>
{
    /// <summary>Set to 1 to write the served document into <c>openapi.yaml</c> instead of comparing.</summary>
    private const string UpdateVariable = "UPDATE_OPENAPI";

    [Fact]
    public async Task The_contract_file_is_the_served_document()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        var served = Normalized(await http.GetStringAsync("/swagger/v1/swagger.yaml"));
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(ContractFile(), served);
        }

        var written = Normalized(await File.ReadAllTextAsync(ContractFile()));
        Assert.True(
            written == served, $"openapi.yaml is not the served document: run this test with {UpdateVariable}=1 and read the change.");
    }

    [Fact]
    public async Task Swagger_ui_is_served()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };

        var page = await http.GetStringAsync("/swagger/index.html");

        Assert.Contains("VivaApi Backend", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_has_an_id_a_summary_a_description_and_its_problems()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        var document = JsonNode.Parse(await http.GetStringAsync("/swagger/v1/swagger.json"))!;

        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", Node: operation.Value!)))
            .ToList();

        Assert.True(operations.Count >= 17, $"Only {operations.Count} operations are in the document.");
        Assert.All(operations, operation =>
        {
            Assert.False(string.IsNullOrEmpty((string?)operation.Node["operationId"]), $"{operation.Name} has no operationId");
            Assert.False(string.IsNullOrEmpty((string?)operation.Node["summary"]), $"{operation.Name} has no summary");
            Assert.False(string.IsNullOrEmpty((string?)operation.Node["description"]), $"{operation.Name} has no description");
            Assert.True(
                operation.Node["security"] is not JsonArray { Count: > 0 } || operation.Node["responses"]!["401"] is not null,
                $"{operation.Name} needs a log-in but does not tell its 401");
            Assert.NotNull(operation.Node["security"]);
            Assert.NotNull(operation.Node["responses"]!["default"]);
        });
    }

    [Fact]
    public async Task Every_body_that_is_sent_or_answered_as_json_has_an_example()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        var document = JsonNode.Parse(await http.GetStringAsync("/swagger/v1/swagger.json"))!;

        var bodies = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).SelectMany(operation => new[]
            {
                (Name: $"{operation.Value!["operationId"]} takes", Body: operation.Value["requestBody"]),
            }.Concat(operation.Value["responses"]!.AsObject().Where(response => response.Key.StartsWith('2'))
                .Select(response => (Name: $"{operation.Value["operationId"]} answers {response.Key}", Body: response.Value))))
            .Where(body => body.Body?["content"]?["application/json"] is not null)
            .ToList();

        Assert.True(bodies.Count > 30, $"Only {bodies.Count} bodies are in the document.");
        Assert.All(bodies, body => Assert.True(
            body.Body!["content"]!["application/json"]!["example"] is not null, $"{body.Name} no example"));
    }

    [Fact]
    public async Task Every_parameter_says_what_it_means_and_a_page_how_long_it_may_be()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        var document = JsonNode.Parse(await http.GetStringAsync("/swagger/v1/swagger.json"))!;

        var parameters = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .SelectMany(operation => (operation.Value!["parameters"]?.AsArray() ?? [])
                .Select(parameter => (Name: $"{parameter!["name"]} of {operation.Value["operationId"]}", Node: parameter)))
            .ToList();

        Assert.True(parameters.Count > 80, $"Only {parameters.Count} parameters are in the document.");
        Assert.All(parameters, parameter => Assert.False(
            string.IsNullOrWhiteSpace((string?)parameter.Node["description"]), $"Nothing says what {parameter.Name} means"));
        Assert.All(parameters.Where(parameter => (string?)parameter.Node["name"] == "limit"), parameter =>
        {
            var schema = parameter.Node["schema"]!;
            Assert.Equal((1, 100, 20), ((int)schema["minimum"]!, (int)schema["maximum"]!, (int)schema["default"]!));
        });
    }

    private static string Normalized(string text) => text.ReplaceLineEndings("\n").TrimEnd() + "\n";

    private static string ContractFile([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "openapi.yaml"));
}
