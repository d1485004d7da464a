using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VivaApi.Bench.Shop;
using VivaApi.Migrations;

namespace VivaApi.Bench.Overview;

/// <summary>
/// What an export of the ledger takes in memory, service and reader in this one process: it is streamed, so ten times as many rows must
/// not take more.
/// </summary>
internal sealed class ExportMemory(string connectionString, ShopService service)
{
    private const string Email = "export@example.com";
    private const string Password = "a-long-password";
    private const long LookEvery = 1_048_576;

    /// <summary>What the heap may grow by while rows stream through: a few of the collector's budgets.</summary>
    private const long Bound = 64L * 1_048_576;

    public async Task<bool> MeasureAsync(int entries, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(service.Address, "/api/v1/") };
        using var registered = await http.PostAsJsonAsync("auth/register", new { email = Email, password = Password }, cancellationToken);
        registered.EnsureSuccessStatusCode();
        await OperatorAccount.CreateAsync(connectionString, Email, string.Empty, cancellationToken);
        using var answer = await http.PostAsJsonAsync("auth/login", new { email = Email, password = Password }, cancellationToken);
        var token = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!["accessToken"]!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        // The first warms up.
        await ExportAsync(http, cancellationToken);
        var (rows, bytes, heap, resident, seconds) = await ExportAsync(http, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"export of {rows:N0} entries: {bytes / 1e6:0} MB in {seconds:0.0} s; at most {heap / 1e6:0.0} MB more on the heap and "
            + $"{resident / 1e6:0.0} MB more resident than before"));
        var isRight = rows >= entries && heap <= Bound;
        Console.WriteLine(isRight ? "The export is bounded in memory." : $"THE EXPORT IS NOT WHOLE, OR TAKES MORE THAN {Bound:N0} BYTES.");
        return isRight;
    }

    private static async Task<(long Rows, long Bytes, long Heap, long Resident, double Seconds)> ExportAsync(
        HttpClient http, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var span = string.Create(CultureInfo.InvariantCulture, $"from={today.AddDays(-2):yyyy-MM-dd}&to={today.AddDays(2):yyyy-MM-dd}");
        var (heapBefore, residentBefore) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        var begun = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(
            $"admin/exports/entries?{span}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[65_536];
        long rows = -1, bytes = 0, heap = 0, resident = 0, next = 0;
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0; bytes += read)
        {
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
            if (bytes >= next)
            {
                next += LookEvery;
                heap = Math.Max(heap, GC.GetTotalMemory(forceFullCollection: false) - heapBefore);
                resident = Math.Max(resident, Environment.WorkingSet - residentBefore);
            }
        }

        return (rows, bytes, heap, resident, Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }
}
