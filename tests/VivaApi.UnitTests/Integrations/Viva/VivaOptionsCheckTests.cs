using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Viva;

namespace VivaApi.UnitTests.Integrations.Viva;

public sealed class VivaOptionsCheckTests
{
    [Fact]
    public void The_operators_two_settings_are_enough()
    {
        var addresses = Addresses([]);
        Assert.Equal("https://www.vivaapi.cn/api/veo3/generate", addresses.Submit(VivaRoute.OperatorsGenerate));
        Assert.Equal("https://www.vivaapi.cn/v1/videos/task_1", addresses.Status(VivaRoute.OperatorsGenerate, "task_1"));
        Assert.Equal("https://www.vivaapi.cn/v1/video/create", addresses.Submit(VivaRoute.VideoCreate));
        Assert.Equal("https://www.vivaapi.cn/v1/video/query?id=veo3.1%3Aab", addresses.Status(VivaRoute.VideoCreate, "veo3.1:ab"));
        Assert.Equal("https://www.vivaapi.cn/v1/videos", addresses.Submit(VivaRoute.Videos));
        Assert.Equal("https://www.vivaapi.cn/v1/video/generations/a%2Fb", addresses.Status(VivaRoute.VideoGenerations, "a/b"));
        Assert.Equal("https://www.vivaapi.cn/v1/videos/t/content", addresses.Content("t"));
    }

    [Fact]
    public void A_path_with_a_leading_slash_starts_at_the_host()
    {
        var addresses = Addresses(new() { ["Viva:GeneratePath"] = "/relay/generate", ["Viva:StatusPath"] = "tasks/{id}" });
        Assert.Equal("https://www.vivaapi.cn/relay/generate", addresses.Submit(VivaRoute.OperatorsGenerate));
        Assert.Equal("https://www.vivaapi.cn/api/tasks/task_1", addresses.Status(VivaRoute.OperatorsGenerate, "task_1"));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a b")]
    public void An_id_that_would_change_the_address_is_not_asked_about(string taskId) =>
        Assert.Throws<ArgumentException>(() => Addresses([]).Status(VivaRoute.Videos, taskId));

    [Theory]
    [InlineData("https://www.vivaapi.cn/v1/videos/t/content", true)]
    [InlineData("https://www.vivaapi.cn/files/t.mp4", false)]
    [InlineData("https://www.vivaapi.cn.evil.example/v1/videos/t/content", false)]
    [InlineData("http://www.vivaapi.cn/v1/videos/t/content", false)]
    [InlineData("https://www.vivaapi.cn:444/v1/videos/t/content", false)]
    public void Only_the_relays_own_content_route_is_given_the_key(string url, bool isContent) =>
        Assert.Equal(isContent, Addresses([]).IsContent(url));

    [Theory]
    [InlineData("VEO_API_URL", null)]
    [InlineData("VEO_API_URL", "www.vivaapi.cn/api")]
    [InlineData("VEO_API_URL", "ftp://www.vivaapi.cn/api")]
    [InlineData("VEO_API_URL", "https://www.vivaapi.cn/api?key=1")]
    [InlineData("VEO_API_URL", "https://someone:secret@www.vivaapi.cn/api")]
    [InlineData("VEO_API_KEY", null)]
    [InlineData("VEO_API_KEY", "")]
    [InlineData("VEO_API_KEY", "sk-secret with-space")]
    [InlineData("VEO_API_KEY", "sk-secret密钥")]
    [InlineData("VEO_API_KEYS", ",")]
    [InlineData("VEO_API_KEYS", "secret")]
    [InlineData("VEO_API_KEYS", "sk-secret0000:0")]
    [InlineData("VEO_API_KEYS", "sk-secret0000:1001")]
    [InlineData("VEO_API_KEYS", "sk-secret0000:many")]
    [InlineData("VEO_API_KEYS", "sk-secret0000:1:2")]
    [InlineData("Viva:GeneratePath", "https://elsewhere.example/generate")]
    [InlineData("Viva:GeneratePath", "//elsewhere.example/generate")]
    [InlineData("Viva:StatusPath", "/v1/videos/")]
    [InlineData("Viva:StatusPath", "/v1/../{id}")]
    [InlineData("Viva:SubmitTimeoutSeconds", "9")]
    [InlineData("Viva:SubmitTimeoutSeconds", "121")]
    [InlineData("Viva:PollTimeoutSeconds", "0")]
    [InlineData("Viva:MaxAnswerBytes", "1")]
    public void A_wrong_setting_is_named_and_a_secret_is_not_told(string setting, string? value)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Addresses(new() { [setting] = value }).Submit(VivaRoute.Videos));
        Assert.StartsWith(setting.Replace(":", "__", StringComparison.Ordinal), Assert.Single(failure.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_taken_once_each_with_their_weights()
    {
        var options = new VivaOptions { ApiKey = "sk-first000", ApiKeys = "sk-second00:3, sk-first000:9,\n sk-third000" };

        Assert.Equal(
            [("VEO_API_KEY", "sk-first000", 1), ("VEO_API_KEYS[0]", "sk-second00", 3), ("VEO_API_KEYS[2]", "sk-third000", 1)],
            VivaKeySetting.AllOf(options).Select(key => (key.Name, key.Text, key.Weight)));
    }

    [Fact]
    public void The_list_of_keys_is_enough() =>
        Assert.NotEmpty(Addresses(new() { ["VEO_API_KEY"] = null, ["VEO_API_KEYS"] = "sk-0123456789" }).Submit(VivaRoute.Videos));

    private static VivaAddresses Addresses(Dictionary<string, string?> settings)
    {
        settings.TryAdd("VEO_API_URL", "https://www.vivaapi.cn/api");
        settings.TryAdd("VEO_API_KEY", "sk-0123456789");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddLogging().AddViva(configuration).BuildServiceProvider().GetRequiredService<VivaAddresses>();
    }
}
