using System.Diagnostics;

namespace VivaApi.UnitTests.Integrations.Alipay;

/// <summary>A small container has no time zones and no cultures. The tests of what depends on them run there once more.</summary>
public sealed class BareMachineTests
{
    [Fact]
    public async Task Without_time_zones_and_cultures_times_are_beijings_and_bills_are_read()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
                ["TZ"] = "America/New_York",
                ["TZDIR"] = Path.Combine(AppContext.BaseDirectory, "no-time-zones-here"),
            },
        };
        var own = typeof(BareMachineTests).Assembly.Location;
        string[] arguments = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [own] : [];
        foreach (var argument in arguments.Concat(
            ["-class", typeof(AlipayTimeTests).FullName!, "-class", typeof(AlipayPaymentsTests).FullName!,
                "-class", typeof(AlipayNotificationsTests).FullName!, "-class", typeof(Bills.AlipayBillTests).FullName!,
                "-class", typeof(BareMachineFacts).FullName!]))
        {
            start.ArgumentList.Add(argument);
        }

        using var there = Process.Start(start)!;
        var output = await Task.WhenAll(
            there.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            there.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await there.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(there.ExitCode == 0, string.Join('\n', output));
        Assert.Matches("Total: [1-9][0-9]", output[0]);
    }
}

/// <summary>That the machine of <see cref="BareMachineTests"/> is as bare as it should be; elsewhere there is nothing to see.</summary>
public sealed class BareMachineFacts
{
    [Fact]
    public void Where_the_environment_says_so_there_are_no_time_zones_and_no_cultures()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") == "1")
        {
            Assert.False(TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out _));
            Assert.Throws<System.Globalization.CultureNotFoundException>(() => System.Globalization.CultureInfo.GetCultureInfo("zh-CN"));
        }
    }
}
