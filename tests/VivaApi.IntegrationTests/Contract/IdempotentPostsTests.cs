using System.Text.Json.Nodes;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Contract;

public sealed class IdempotentPostsTests(World world) : IClassFixture<World>
{
    /// <summary>POSTs without a key, each with the reason why none is needed.</summary>
    private static readonly Dictionary<string, string> NeedNone = new(StringComparer.Ordinal)
    {
        ["register"] = "moves no money and makes no job; a second account for the address is refused",
        ["logIn"] = "moves no money",
        ["refreshTokens"] = "moves no money",
        ["receiveAlipayNotify"] = "Alipay sends no key; the order's own state lets one notification pay it",
        ["quoteGeneration"] = "prices a job and makes none",
        ["uploadImage"] = "moves no money and makes no job; a second copy expires by itself",
        ["cancelGeneration"] = "the job is its own key: a second cancel changes nothing and answers the same",
    };

    [Fact]
    public async Task Every_post_wants_an_idempotency_key_or_says_why_not()
    {
        using var http = new HttpClient { BaseAddress = world.Service.Address };
        var document = JsonNode.Parse(await http.GetStringAsync("/swagger/v1/swagger.json"))!;

        var posts = document["paths"]!.AsObject().Select(path => path.Value!["post"]).OfType<JsonNode>().ToList();
        var withoutKey = posts.Where(post => post["parameters"]?.AsArray().Any(
            parameter => (string?)parameter!["name"] == "Idempotency-Key" && (bool?)parameter["required"] == true) != true)
            .Select(post => (string)post["operationId"]!).ToList();

        Assert.Contains(posts, post => (string?)post["operationId"] == "createGeneration");
        Assert.Equal(NeedNone.Keys.Order(StringComparer.Ordinal), withoutKey.Order(StringComparer.Ordinal));
    }
}
