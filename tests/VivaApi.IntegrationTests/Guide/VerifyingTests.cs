using System.Text.Json;
using VivaApi.Backend.Features.Webhooks.Sending;
using VivaApi.IntegrationTests.Harness;
using VivaApi.IntegrationTests.Webhooks;

namespace VivaApi.IntegrationTests.Guide;

/// <summary>Real deliveries of today, for those who verify them with what they have.</summary>
public sealed class DeliveredWorld(Database.TestDatabases databases) : World(databases)
{
    internal string Secret { get; private set; } = null!;

    internal Dictionary<string, string> Headers { get; private set; } = null!;

    internal string Body { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();

        // They look at the machine's clock.
        Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await using var receiver = await WebhookReceiver.StartAsync(this);
        var customer = await CustomerAsync();
        var (endpoint, _) = await customer.ListenAsync(receiver);
        Secret = (await customer.PostAsync($"/webhook-endpoints/{endpoint}/rotate-secret", new { })).At<string>("secret");
        await PaysAsync(await customer.OrderAsync("pro"));
        await Service.RunAsync<DeliverWebhooks>();
        var told = Assert.Single(receiver.Events);
        Body = told.Body;
        Headers = new(StringComparer.Ordinal)
        {
            ["webhook-id"] = told.Id,
            ["webhook-timestamp"] = told.Timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture),

            // The old secret's first: a receiver has to look at all of them.
            ["webhook-signature"] = string.Join(' ', told.Signatures.Reverse()),
        };
    }
}

public sealed class VerifyingTests(DeliveredWorld world) : IClassFixture<DeliveredWorld>
{
    private const string NodeDriver =
        """

        import { readFileSync } from 'node:fs';
        const { secret, headers, body } = JSON.parse(readFileSync(0, 'utf8'));
        console.log(verify(secret, headers, body));
        """;

    private const string LibraryDriver =
        """
        import { readFileSync } from 'node:fs';
        import { Webhook } from 'standardwebhooks';
        const { secret, headers, body } = JSON.parse(readFileSync(0, 'utf8'));
        try {
          console.log(new Webhook(secret).verify(body, headers).type === JSON.parse(body).type);
        } catch (error) {
          console.log(error.name === 'WebhookVerificationError' ? false : String(error));
        }
        """;

    private const string PythonDriver =
        """

        import json, sys
        given = json.load(sys.stdin)
        print(str(verify(given["secret"], given["headers"], given["body"].encode())).lower())
        """;

    private const string PhpDriver =
        """

        $given = json_decode(file_get_contents('php://stdin'), true);
        echo verify($given['secret'], $given['headers'], $given['body']) ? 'true' : 'false';
        """;

    [Fact]
    public async Task The_standard_webhooks_library_for_node_takes_a_delivery_and_no_forgery()
    {
        NodeScript.Needs("standardwebhooks");
        await TakesAndRefusesAsync("node", "library.mjs", LibraryDriver);
    }

    [Fact]
    public async Task The_guides_code_in_javascript_takes_a_delivery_and_no_forgery()
    {
        NodeScript.Needs("node", "Node 20.19, or 22.12 and later");
        await TakesAndRefusesAsync("node", "guide.mjs", GuideText.CodeIn("js") + NodeDriver);
    }

    [Fact]
    public async Task The_guides_code_in_python_takes_a_delivery_and_no_forgery()
    {
        NodeScript.Needs("python3", "Python 3.9 or later");
        await TakesAndRefusesAsync("python3", "guide.py", GuideText.CodeIn("python") + PythonDriver);
    }

    [Fact]
    public async Task The_guides_code_in_php_takes_a_delivery_and_no_forgery()
    {
        NodeScript.Needs("php", "PHP 8 or later");
        await TakesAndRefusesAsync("php", "guide.php", "<?php\n" + GuideText.CodeIn("php") + PhpDriver);
    }

    [Fact]
    public void The_guides_code_in_csharp_takes_a_delivery_and_no_forgery()
    {
        var ours = File.ReadAllText(Path.Combine(
            NodeScript.Checkout, "tests", "VivaApi.IntegrationTests", "Guide", "WebhookVerification.cs")).ReplaceLineEndings("\n");
        Assert.Contains(Indented(GuideText.CodeIn("csharp").TrimEnd()), ours, StringComparison.Ordinal);

        foreach (var (secret, headers, body, expected) in Cases())
        {
            Assert.Equal(expected, WebhookVerification.Verify(secret, headers, body));
        }
    }

    private static string Indented(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));

    private async Task TakesAndRefusesAsync(string program, string file, string code)
    {
        // Beside the tests' own packages, where Node looks for them.
        var folder = Directory.CreateDirectory(Path.Combine(
            NodeScript.Checkout, "tests", "node", "artifacts", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString()));
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), code);
            foreach (var (secret, headers, body, expected) in Cases())
            {
                var (exit, output, errors) = await NodeScript.RunAsync(
                    program, folder.FullName, JsonSerializer.Serialize(new { secret, headers, body }), file);
                Assert.True(exit == 0, errors);
                Assert.Equal(expected ? "true" : "false", output.Trim());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private IEnumerable<(string Secret, Dictionary<string, string> Headers, string Body, bool Expected)> Cases()
    {
        var early = long.Parse(world.Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture) - 600;
        yield return (world.Secret, world.Headers, world.Body, true);
        yield return (world.Secret, world.Headers, world.Body.Replace("9900", "9", StringComparison.Ordinal), false);
        yield return (WebhookSecret.New(), world.Headers, world.Body, false);
        yield return (
            world.Secret,
            new(world.Headers)
            {
                ["webhook-timestamp"] = early.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["webhook-signature"] = WebhookSecret.Sign(world.Secret, world.Headers["webhook-id"], early, world.Body),
            },
            world.Body,
            false);
    }
}
