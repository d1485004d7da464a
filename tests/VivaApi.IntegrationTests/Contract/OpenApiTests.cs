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
        var document = await DocumentAsync();

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
    public async Task What_a_link_opens_says_so_and_a_video_is_bytes_in_ranges()
    {
        var document = await DocumentAsync();
        foreach (var path in new[] { "video", "events" })
        {
            var ways = document["paths"]![$"/api/v1/generations/{{id}}/{path}"]!["get"]!["security"]!.AsArray();
            Assert.Equal(["bearer", "apiKey", ""], ways.Select(way => string.Concat(way!.AsObject().Select(scheme => scheme.Key))));
        }

        var answers = document["paths"]!["/api/v1/generations/{id}/video"]!["get"]!["responses"]!;
        foreach (var status in new[] { "200", "206" })
        {
            Assert.Equal("binary", (string?)answers[status]!["content"]!["video/mp4"]!["schema"]!["format"]);
            Assert.NotNull(answers[status]!["headers"]!["ETag"]);
        }

        Assert.NotNull(answers["206"]!["headers"]!["Content-Range"]);
        Assert.NotNull(answers["416"]!["headers"]!["Content-Range"]);
        Assert.Null(answers["416"]!["content"]);
    }

    [Fact]
    public async Task Every_event_has_data()
    {
        var document = await DocumentAsync();

        Assert.All(document["webhooks"]!.AsObject(), item =>
        {
            var schema = item.Value!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
            var name = (string)schema["$ref"]!;
            var body = document["components"]!["schemas"]![name[(name.LastIndexOf('/') + 1)..]]!;
            Assert.Contains("data", body["required"]!.AsArray().Select(member => (string?)member));
            Assert.NotNull(body["properties"]!["data"]!["$ref"]);
        });
    }

    [Fact]
    public async Task Answers_say_which_headers_come_with_them()
    {
        var document = await DocumentAsync();
        var told = document["components"]!["headers"]!.AsObject().Select(header => header.Key).ToHashSet();
        var answers = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .SelectMany(operation => operation.Value!["responses"]!.AsObject().Select(answer =>
                (Name: $"{operation.Value["operationId"]} {answer.Key}", Status: answer.Key, Headers: answer.Value!["headers"])))
            .ToList();

        Assert.All(answers.Where(answer => answer.Status is "201" or "202"), answer => Assert.NotNull(answer.Headers?["Location"]));
        Assert.All(answers.Where(answer => answer.Status is "429" or "default"), answer => Assert.NotNull(answer.Headers?["Retry-After"]));
        Assert.Superset(told, answers.SelectMany(answer => answer.Headers?.AsObject().Select(header => header.Key) ?? []).ToHashSet());
        Assert.NotNull(answers.Single(answer => answer.Name == "createOrder 201").Headers!["Idempotent-Replayed"]);

        // And they do.
        var customer = await world.CustomerAsync();
        var key = Harness.Customer.NewKey();
        await customer.PostAsync("/orders", new { packageCode = "basic", channel = "page" }, key);
        var again = await customer.PostAsync("/orders", new { packageCode = "basic", channel = "page" }, key);
        Assert.All(
            answers.Single(answer => answer.Name == "createOrder 201").Headers!.AsObject(),
            header => Assert.Contains(header.Key, again.Headers.Keys));
    }

    [Fact]
    public async Task Every_body_that_is_sent_or_answered_as_json_has_an_example()
    {
        var document = await DocumentAsync();

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
        var document = await DocumentAsync();

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

    private async Task<JsonNode> DocumentAsync()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        return JsonNode.Parse(await http.GetStringAsync("/swagger/v1/swagger.json"))!;
    }

    private static string Normalized(string text) => text.ReplaceLineEndings("\n").TrimEnd() + "\n";

    private static string ContractFile([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "openapi.yaml"));
}
