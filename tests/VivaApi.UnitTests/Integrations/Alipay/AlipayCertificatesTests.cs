using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using VivaApi.Backend.Integrations.Alipay;

namespace VivaApi.UnitTests.Integrations.Alipay;

public sealed class AlipayCertificatesTests
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_serial_is_the_md5_of_the_issuer_from_the_specific_end_and_the_decimal_number()
    {
        // 256 in decimal: the bytes are big-endian and unsigned.
        const string Issuer = "C=CN, O=\"Ant Financial, Inc.\", OU=Certification Authority, CN=Ant Class 1 CA";
        using var certificate = Issue(Issuer, [1, 0], TheAlipay.Own);

        var text = "CN=Ant Class 1 CA,OU=Certification Authority,O=Ant Financial, Inc.,C=CN256";
        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text))), AlipayCertificates.SerialOf(certificate));
    }

    [Fact]
    public void A_serial_number_with_its_highest_bit_set_is_not_negative()
    {
        using var certificate = Issue("CN=CA", [0xFF], TheAlipay.Own);

        Assert.Equal(Convert.ToHexStringLower(MD5.HashData("CN=CA255"u8)), AlipayCertificates.SerialOf(certificate));
    }

    [Fact]
    public void The_roots_serial_names_only_those_signed_with_rsa()
    {
        using var first = Issue("CN=A", [1], TheAlipay.Own);
        using var second = Issue("CN=B", [2], TheAlipay.Own);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = new CertificateRequest("CN=C", curve, HashAlgorithmName.SHA256).CreateSelfSigned(From, From.AddYears(1));

        Assert.Equal(
            $"{AlipayCertificates.SerialOf(first)}_{AlipayCertificates.SerialOf(second)}",
            AlipayCertificates.RootSerialOf([first, other, second]));
    }

    [Fact]
    public void In_certificate_mode_requests_carry_both_serials_and_alipays_certificate_verifies()
    {
        var folder = Directory.CreateTempSubdirectory();
        using var app = Issue("CN=App CA", [1], TheAlipay.Merchant);
        using var own = Issue("CN=Alipay CA", [2], TheAlipay.Own);
        var (appFile, ownFile) = (Path.Combine(folder.FullName, "app.crt"), Path.Combine(folder.FullName, "alipay.crt"));
        File.WriteAllText(appFile, app.ExportCertificatePem());
        File.WriteAllText(ownFile, own.ExportCertificatePem());

        using var alipay = new TheAlipay(options =>
        {
            options.AlipayPublicKey = null;
            (options.AppCertFile, options.AlipayCertFile, options.AlipayRootCertFile) = (appFile, ownFile, ownFile);
            Assert.True(new AlipayOptionsCheck().Validate(null, options).Succeeded);
        });
        folder.Delete(recursive: true);

        Assert.Contains(
            $"&app_cert_sn={AlipayCertificates.SerialOf(app)}&alipay_root_cert_sn={AlipayCertificates.SerialOf(own)}&",
            alipay.Payments.PagePayUrl(new("VIVA_1", new(1), "Pro", From)),
            StringComparison.Ordinal);
        Assert.True(alipay.Genuine(TheAlipay.Signed(TheAlipay.SomePayment())).IsPayment);
    }

    private static X509Certificate2 Issue(string issuer, byte[] serial, RSA key)
    {
        // As certificates are written: the country first, the name last.
        var name = new X500DistinguishedName(issuer, X500DistinguishedNameFlags.None);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var generator = X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
        return request.Create(name, generator, From, From.AddYears(1), serial);
    }
}
