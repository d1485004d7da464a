using Spectre.Console;
using VivaApi.Sandbox.FrontEnd;

namespace VivaApi.Sandbox.Host;

/// <summary>Runs the product until it is told to stop.</summary>
internal static class RunCommand
{
    public static async Task<int> ExecuteAsync(SandboxOptions options, SandboxConsole console, TimeProvider time, CancellationToken stop)
    {
        var paths = SandboxPaths.Find(options.DataFolder);
        using var claim = SandboxLock.TryTake(paths)
            ?? throw new SandboxException(
                $"A sandbox is running on {paths.Root} already{AddressOf(paths)}. Stop it first, or choose another --data DIR.");
        var began = time.GetTimestamp();
        var page = await FrontEndPart.StartAsync(options, paths, console, time, stop);
        await using (page)
        {
            if (page is not null)
            {
                console.Done($"the page: {page.Address} (built beside the rest)");
            }

            await using var host = await SandboxHost.StartAsync(
                options with { PageAddress = page?.Address }, paths, console, time, stop);
            page?.Connect(host.Addresses.Api);
            Show(host.Addresses, page, console, time.GetElapsedTime(began));
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stop).ContinueWith(static _ => { }, TaskScheduler.Default);
            console.Note("stopping");
        }

        console.Done("everything has ended");
        return 0;
    }

    private static string AddressOf(SandboxPaths paths) => SandboxAddresses.Read(paths) is { } running ? $" ({running.Api})" : string.Empty;

    private static void Show(SandboxAddresses addresses, FrontEndPart? page, SandboxConsole console, TimeSpan took)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = false };
        table.AddColumn(string.Empty).AddColumn(string.Empty);
        if (page is not null)
        {
            table.AddRow("Page", page.State switch
            {
                FrontEndState.Building => $"{page.Address}  being built",
                FrontEndState.Unavailable => $"{page.Address}  not built, see above",
                _ => page.Address,
            });
        }

        table.AddRow("Swagger UI", addresses.Swagger);
        table.AddRow("API", $"{addresses.Api}/api/v1");
        table.AddRow("Cashier (Alipay stand-in)", addresses.Cashier);
        table.AddRow("VivaAPI stand-in", addresses.Viva);
        table.AddRow("Operator's log-in", $"{addresses.OperatorEmail}  {addresses.OperatorPassword}");
        console.Console.Write(table);
        console.Done($"ready after {took.TotalSeconds:0.0} s; Ctrl-C ends everything");
    }
}
