using System.Text.Json.Nodes;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Contract;

public sealed class IdempotentPostsTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Every_operation_says_what_a_repeat_does_and_when_to_try_again()
    {
        var operations = await OperationsAsync();

        Assert.All(operations, operation =>
        {
            var name = (string?)operation["operationId"];
            Assert.True(
                operation["x-idempotency"] is not null, $"{name} neither wants an Idempotency-Key nor says why not (RepeatIsHarmless …).");
            Assert.NotEmpty((string)operation["x-idempotency"]!["note"]!);
            Assert.NotEmpty(operation["x-retry"]!["statuses"]!.AsArray());
        });
    }

    [Fact]
    public async Task What_says_that_it_takes_a_key_wants_one()
    {
        var operations = await OperationsAsync();

        Assert.All(operations, operation => Assert.Equal(
            (string?)operation["x-idempotency"]!["kind"] == "key",
            operation["parameters"]?.AsArray().Any(parameter =>
                (string?)parameter!["name"] == "Idempotency-Key" && (bool?)parameter["required"] == true) == true));
        Assert.Contains(operations, operation => (string?)operation["operationId"] == "createGeneration");
    }

    private async Task<List<JsonNode>> OperationsAsync()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        var document = JsonNode.Parse(await http.GetStringAsync("/swagger/v1/swagger.json"))!;
        return [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!)];
    }
}
