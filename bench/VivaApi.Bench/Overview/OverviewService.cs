using System.Security.Cryptography;
using VivaApi.Bench.Shop;

namespace VivaApi.Bench.Overview;

/// <summary>The real service beside the customers, with nothing at the other end of any line.</summary>
internal static class OverviewService
{
    public static ShopService Start(string connectionString)
    {
        var folder = Directory.CreateTempSubdirectory("viva-overview-").FullName;
        using var ours = RSA.Create(2048);
        using var theirs = RSA.Create(2048);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Default"] = connectionString,
            ["VEO_API_URL"] = "http://127.0.0.1:9/api",
            ["VEO_API_KEY"] = "sk-nothing-is-generated-here",
            ["Alipay:AppId"] = "2021000123456789",
            ["Alipay:SellerId"] = "2088000000000000",
            ["Alipay:PrivateKey"] = ours.ExportPkcs8PrivateKeyPem(),
            ["Alipay:AlipayPublicKey"] = theirs.ExportSubjectPublicKeyInfoPem(),
            ["Alipay:NotifyUrl"] = "http://127.0.0.1/api/v1/payments/alipay/notify",
            ["Storage:Folder"] = folder,
            ["Auth:OperatorsNeedSecondFactor"] = "false",
            ["Workers:Enabled"] = "false",
        };
        return new ShopService(settings, TimeProvider.System, ShopService.FreePort());
    }
}
