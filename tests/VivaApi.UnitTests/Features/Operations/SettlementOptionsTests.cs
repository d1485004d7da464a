using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Features.Operations.Settlements;
using VivaApi.Backend.Platform.Configuration;

namespace VivaApi.UnitTests.Features.Operations;

public sealed class SettlementOptionsTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(0, 59)]
    [InlineData(1, 0)]
    [InlineData(23, 59)]
    public void A_day_may_be_closed_ten_minutes_after_it_and_later(int hour, int minute) => Assert.Equal(hour, Read(hour, minute).Hour);

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void A_time_at_which_the_day_before_cannot_be_closed_yet_is_refused_by_name(int minute)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read(0, minute));

        Assert.StartsWith("Settlement__Minute: must be at least 10", refused.Message, StringComparison.Ordinal);
    }

    private static SettlementOptions Read(int hour, int minute)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Settlement:Hour"] = $"{hour}",
            ["Settlement:Minute"] = $"{minute}",
        }).Build();
        using var services = new ServiceCollection().AddSettings<SettlementOptions>(settings, "Settlement").BuildServiceProvider();
        return services.GetRequiredService<IOptions<SettlementOptions>>().Value;
    }
}
