using System.Globalization;
using VivaApi.Bench.Shop;
using VivaApi.Sandbox;

namespace VivaApi.Bench.Notifications;

/// <summary>
/// How many notifications a second end in credits (HTTP, signature, one durable transaction with grant and quota), beside how many
/// signatures a second the machine verifies when it does nothing else; and fifty copies of one notification at once, which grant once.
/// </summary>
internal static class NotificationSuite
{
    private const string Usage = "usage: bench/notifications [--count N]   (default 3000; 100 to 100000)";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var count = 3_000;
        var understood = arguments is []
            || (arguments is ["--count", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out count));
        if (!understood || count is < 100 or > 100_000)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            await using var world = await ShopWorld.StartAsync(TimeProvider.System, durable: true, cancellationToken);
            using var flood = await NotificationFlood.PrepareAsync(world, count, cancellationToken);
            var rates = new List<(string What, double PerSecond)>
            {
                ("RSA2 signatures verified, nothing else, one core", BareVerification.PerSecond(world.AlipayKey, cores: 1)),
                ("RSA2 signatures verified, nothing else, all cores",
                    BareVerification.PerSecond(world.AlipayKey, Environment.ProcessorCount)),
                ("first notifications credited, end to end", await flood.SendAllAsync(cancellationToken)),
                ("the same notifications repeated, end to end", await flood.SendAllAsync(cancellationToken)),
            };
            var granted = await world.NumberAsync("select count(*) from credit_entries where kind = 'grant'", cancellationToken);
            var copies = await flood.CopiesAsync(50, cancellationToken);
            await PrintAsync(world, rates);
            await Console.Out.WriteLineAsync($"{count} notifications and as many repetitions: {granted} grants");
            await Console.Out.WriteLineAsync(copies.Succeeded == 50 && copies.Grants == 1
                ? "50 copies of one notification at once: 50 times success, 1 grant"
                : $"50 COPIES AT ONCE: {copies.Succeeded} times success, {copies.Grants} grants");
            var right = await world.AuditAsync(cancellationToken) && granted == count && copies is { Succeeded: 50, Grants: 1 };
            await Console.Out.WriteLineAsync(right ? "The books are right." : "THE BOOKS ARE WRONG: see above.");
            return right ? 0 : 1;
        }
        catch (SandboxException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }

    private static async Task PrintAsync(ShopWorld world, List<(string What, double PerSecond)> rates)
    {
        await Console.Out.WriteLineAsync(
            $"{Environment.ProcessorCount} cores for client, service and database; {world.PostgresVersion}, commits wait for the disk");

        // On a machine where others work, two cores may be slower than one.
        var bare = Math.Max(rates[0].PerSecond, rates[1].PerSecond);
        foreach (var (what, perSecond) in rates)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"  {perSecond,9:N0} /s  {perSecond / bare,6:P1}  {what}");
            await Console.Out.WriteLineAsync(line);
        }
    }
}
