using VivaApi.Bench;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

if (args is [var name, .. var rest] && Suites.All.TryGetValue(name, out var suite))
{
    return await suite(rest, stop.Token);
}

await Console.Error.WriteLineAsync($"usage: bench/NAME [options], where NAME is one of: {string.Join(", ", Suites.All.Keys.Order())}");
return 2;
