using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.UnitTests.Integrations.Alipay;

public sealed class AlipayOptionsTests
{
    public static TheoryData<string, string> PrivateKeyForms()
    {
        var pkcs1 = Convert.ToBase64String(TheAlipay.Merchant.ExportRSAPrivateKey());
        return new()
        {
            { "PKCS#8 PEM", TheAlipay.Merchant.ExportPkcs8PrivateKeyPem() },
            { "PKCS#1 PEM", TheAlipay.Merchant.ExportRSAPrivateKeyPem() },
            { "PKCS#8 bare", Convert.ToBase64String(TheAlipay.Merchant.ExportPkcs8PrivateKey()) },
            { "PKCS#1 bare", pkcs1 },
            { "PKCS#1 bare in lines", string.Join("\n", pkcs1.Chunk(64).Select(line => new string(line))) },
            { "PEM on one line", TheAlipay.Merchant.ExportPkcs8PrivateKeyPem().Replace("\n", "\\n", StringComparison.Ordinal) },
        };
    }

    public static TheoryData<string, string?> WrongSettings() => new()
    {
        { "Alipay__AppId", null },
        { "Alipay__AppId", "my app" },
        { "Alipay__SellerId", "1234" },
        { "Alipay__GatewayUrl", "gateway.do" },
        { "Alipay__GatewayUrl", "https://openapi.alipay.com/gateway.do?charset=utf-8" },
        { "Alipay__NotifyUrl", null },
        { "Alipay__NotifyUrl", "/notify" },
        { "Alipay__ReturnUrl", "ftp://shop.example/" },
        { "Alipay__OutTradeNoPrefix", "VIVA-" },
        { "Alipay__RequestTimeoutSeconds", "60" },
        { "Alipay__MaxNotificationBytes", "0" },
        { "Alipay__NotificationReadSeconds", "0" },
        { "Alipay__Bill__Hosts", "https://dwbillcenter.alipay.com/path" },
        { "Alipay__Bill__Hosts", "," },
        { "Alipay__Bill__DownloadTimeoutSeconds", "4" },
        { "Alipay__Bill__MaxBytes", "1" },
        { "Alipay__Bill__MaxUnpackedBytes", "1" },
        { "Alipay__Bill__MaxRatio", "1" },
        { "Alipay__Bill__MaxEntries", "0" },
        { "Alipay__PrivateKey", null },
        { "Alipay__PrivateKey", "c2VjcmV0IG9mIG1pbmU=" },
        { "Alipay__PrivateKeyFile", "/does/not/exist" },
        { "Alipay__AlipayPublicKey", null },
        { "Alipay__AlipayPublicKey", "not a key" },
        { "Alipay__PreviousAlipayPublicKey", "not a key" },
        { "Alipay__AppCertFile", "/does/not/exist" },
    };

    [Theory]
    [MemberData(nameof(PrivateKeyForms))]
    public void A_private_key_is_read_in_each_form_in_which_it_is_handed_around(string form, string text)
    {
        Assert.True(AlipayKeyText.TryReadPrivate(text, out var key), form);
        using (key)
        {
            Assert.Equal(TheAlipay.Merchant.SignData([1], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), key.Sign([1]));
        }
    }

    [Fact]
    public void A_public_key_is_read_as_pem_and_bare()
    {
        Assert.True(AlipayKeyText.TryReadPublic(TheAlipay.Own.ExportSubjectPublicKeyInfoPem(), out _));
        Assert.True(AlipayKeyText.TryReadPublic(Convert.ToBase64String(TheAlipay.Own.ExportSubjectPublicKeyInfo()), out _));
        Assert.True(AlipayKeyText.TryReadPublic(TheAlipay.Own.ExportRSAPublicKeyPem(), out _));
    }

    [Fact]
    public void A_key_of_1024_bits_belongs_to_the_retired_scheme_and_is_refused()
    {
        using var small = RSA.Create(1024);

        Assert.False(AlipayKeyText.TryReadPrivate(small.ExportPkcs8PrivateKeyPem(), out _));
        Assert.False(AlipayKeyText.TryReadPublic(small.ExportSubjectPublicKeyInfoPem(), out _));
    }

    [Fact]
    public void Right_settings_are_accepted()
    {
        using var services = Services([]);

        Assert.Equal("VIVA", services.GetRequiredService<IOptions<AlipayOptions>>().Value.OutTradeNoPrefix);
        Assert.NotNull(services.GetRequiredService<AlipayPayments>());
        Assert.NotNull(services.GetRequiredService<AlipayGateway>());
    }

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void A_wrong_setting_stops_the_start_and_is_named_as_the_operator_writes_it(string setting, string? value)
    {
        var changes = new Dictionary<string, string?> { [setting] = value };
        if (setting.EndsWith("KeyFile", StringComparison.Ordinal))
        {
            changes[setting[..^"File".Length]] = null;
        }

        using var services = Services(changes);

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(failure.Failures, message => message.StartsWith(setting + " ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_never_shows_the_value_of_a_secret()
    {
        using var services = Services(new() { ["Alipay__PrivateKey"] = "c2VjcmV0IG9mIG1pbmU=" });

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.DoesNotContain("c2VjcmV0", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_public_key_in_place_of_alipays_is_recognised()
    {
        using var services = Services(new() { ["Alipay__AlipayPublicKey"] = TheAlipay.Merchant.ExportSubjectPublicKeyInfoPem() });

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("your application's own public key", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_and_its_file_both_set_are_refused()
    {
        using var services = Services(new() { ["Alipay__PrivateKeyFile"] = "/does/not/exist" });

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("both set", failure.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Dictionary<string, string?> changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Alipay__AppId"] = "2021000123456789",
            ["Alipay__SellerId"] = "2088000123456789",
            ["Alipay__PrivateKey"] = TheAlipay.Merchant.ExportPkcs8PrivateKeyPem(),
            ["Alipay__AlipayPublicKey"] = TheAlipay.Own.ExportSubjectPublicKeyInfoPem(),
            ["Alipay__NotifyUrl"] = "https://shop.example/api/v1/payments/alipay/notify",
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        // The environment's "__" is the configuration's ":".
        var named = settings.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => pair.Value);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(named).Build();
        return new ServiceCollection().AddLogging().AddAlipay(configuration).BuildServiceProvider();
    }
}
