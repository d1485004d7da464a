using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VivaApi.Bench.Product;
using VivaApi.Sandbox;

namespace VivaApi.Bench.RateLimits;

/// <summary>Callers of each kind that is counted, as files of headers for the load.</summary>
internal sealed class LimitCrowd : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("viva-bench-crowd-").FullName;

    private LimitCrowd()
    {
    }

    public IReadOnlyList<(string Kind, string File)> Files => [.. Kinds.Select(kind => (kind, FileOf(kind)))];

    private static IEnumerable<string> Kinds => ["addresses", "users", "keys"];

    public static async Task<LimitCrowd> GatherAsync(
        BenchProduct product, ServiceCopy copy, int customers, int keysEach, int addresses, CancellationToken cancellationToken)
    {
        var crowd = new LimitCrowd();
        List<string> users = [], keys = [];
        for (var number = 0; number < customers; number++)
        {
            using var customer = new BenchCustomer([copy.Address], number, TimeProvider.System);
            await customer.RegisterAsync(cancellationToken);
            await customer.BuyAsync("enterprise", product.Alipay, cancellationToken);
            users.Add(Header("Authorization", $"Bearer {customer.AccessToken}"));
            for (var key = 0; key < keysEach; key++)
            {
                keys.Add(Header("Authorization", $"Bearer {await MakeKeyAsync(copy, customer.AccessToken!, key, cancellationToken)}"));
            }
        }

        await File.WriteAllLinesAsync(crowd.FileOf("users"), users, cancellationToken);
        await File.WriteAllLinesAsync(crowd.FileOf("keys"), keys, cancellationToken);
        await File.WriteAllLinesAsync(
            crowd.FileOf("addresses"),
            Enumerable.Range(0, addresses).Select(number => Header("X-Forwarded-For", AddressOf(number))),
            cancellationToken);
        return crowd;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string> MakeKeyAsync(ServiceCopy copy, string token, int number, CancellationToken cancellationToken)
    {
        using var http = LoopbackClient.Create(TimeSpan.FromSeconds(20));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.PostAsJsonAsync(
            new Uri(copy.Address, "/api/v1/api-keys"), new { name = $"key {number}", scopes = new[] { "read" } }, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? (string)JsonNode.Parse(body)!["key"]!
            : throw new SandboxException($"No key was made: {body}");
    }

    private static string Header(string name, string value) => $"{name}\t{value}";

    private static string AddressOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"100.{64 + (number >> 16)}.{(number >> 8) & 255}.{number & 255}");

    private string FileOf(string kind) => Path.Combine(folder, kind);
}
