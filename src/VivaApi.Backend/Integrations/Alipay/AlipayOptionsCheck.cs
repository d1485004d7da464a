using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// Says at start, in the operator's words, which setting is wrong and what it should look like; never what a secret's value is.
/// </summary>
internal sealed partial class AlipayOptionsCheck : IValidateOptions<AlipayOptions>
{
    private const int LongestUrl = 256;

    private const string PrivateShape = "the application's RSA private key of 2048 bits or more, PKCS#1 or PKCS#8, PEM or bare base64";

    private const string PublicShape = "the Alipay public key as the open platform shows it after yours was uploaded, PEM or bare base64";

    private const string CertificateShape =
        "must name a readable certificate file; certificate mode needs AppCertFile, AlipayCertFile and AlipayRootCertFile";

    public ValidateOptionsResult Validate(string? name, AlipayOptions options)
    {
        List<string> failures = [];

        // A setting that is present but null overrides the default, whatever the property's type says.
        Expect(
            AppIdForm().IsMatch(options.AppId ?? string.Empty),
            "AppId",
            "must be the application's id, digits only, for example 2021000123456789");
        Expect(
            SellerIdForm().IsMatch(options.SellerId ?? string.Empty),
            "SellerId",
            "must be the payee's account number (PID), 16 digits that begin with 2088");
        Expect(
            IsPlainUrl(options.GatewayUrl),
            "GatewayUrl",
            $"must be an http(s) address without a query, for example {AlipayOptions.ProductionGateway}");
        Expect(
            IsPlainUrl(options.NotifyUrl),
            "NotifyUrl",
            "must be the public http(s) address of /api/v1/payments/alipay/notify, without a query, 256 characters at most");
        Expect(
            string.IsNullOrEmpty(options.ReturnUrl) || IsPlainUrl(options.ReturnUrl),
            "ReturnUrl",
            "must be empty or an http(s) address without a query, 256 characters at most");
        Expect(
            PrefixForm().IsMatch(options.OutTradeNoPrefix ?? string.Empty),
            "OutTradeNoPrefix",
            "must be 1 to 16 letters, digits or underscores, for example VIVA");
        Expect(options.RequestTimeoutSeconds is >= 5 and <= 15, "RequestTimeoutSeconds", "must be a number from 5 to 15");
        Expect(options.MaxNotificationBytes is >= 4_096 and <= 1_048_576, "MaxNotificationBytes", "must be a number from 4096 to 1048576");
        Expect(options.NotificationReadSeconds is >= 1 and <= 60, "NotificationReadSeconds", "must be a number from 1 to 60");
        CheckKeys(options, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Expect(bool holds, string setting, string shape)
        {
            if (!holds)
            {
                failures.Add(Failure(setting, shape));
            }
        }
    }

    private static void CheckKeys(AlipayOptions options, List<string> failures)
    {
        using var ours = ReadKey(
            "PrivateKey", PrivateShape, options.PrivateKey, options.PrivateKeyFile, required: true, AlipayKeyText.TryReadPrivate, failures);
        using var current = ReadKey(
            "AlipayPublicKey", PublicShape, options.AlipayPublicKey, options.AlipayPublicKeyFile, required: !options.UsesCertificates,
            AlipayKeyText.TryReadPublic, failures);
        using var previous = ReadKey(
            "PreviousAlipayPublicKey", PublicShape, options.PreviousAlipayPublicKey, null, required: false,
            AlipayKeyText.TryReadPublic, failures);

        // The most common mistake: nothing that Alipay signs could ever be verified with it.
        if (ours is not null && current is not null && ours.IsSamePairAs(current))
        {
            failures.Add(Failure("AlipayPublicKey", "must be the Alipay public key, but it is your application's own public key"));
        }

        if (options.UsesCertificates)
        {
            CheckCertificate("AppCertFile", options.AppCertFile, failures, LoadOne);
            CheckCertificate("AlipayCertFile", options.AlipayCertFile, failures, LoadOne);
            CheckCertificate("AlipayRootCertFile", options.AlipayRootCertFile, failures, LoadMany);
        }
    }

    private delegate bool KeyReader(string text, out RsaKey? key);

    private static RsaKey? ReadKey(
        string setting, string shape, string? text, string? file, bool required, KeyReader read, List<string> failures)
    {
        var hasText = !string.IsNullOrWhiteSpace(text);
        var hasFile = !string.IsNullOrWhiteSpace(file);
        if (hasText && hasFile)
        {
            failures.Add($"{Name(setting)} and {Name(setting)}File are both set; set one of them.");
            return null;
        }

        if (hasFile && !TryReadFile(file!, out text))
        {
            failures.Add(Failure($"{setting}File", $"must name a readable file that holds {shape}"));
            return null;
        }

        if ((hasText || hasFile) && read(text!, out var key))
        {
            return key;
        }

        if (hasText || hasFile || required)
        {
            failures.Add(Failure(hasFile ? $"{setting}File" : setting, $"must be {shape}; or name a file in {Name(setting)}File"));
        }

        return null;
    }

    private static bool TryReadFile(string file, out string? text)
    {
        try
        {
            text = File.ReadAllText(file);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            text = null;
            return false;
        }
    }

    private static void CheckCertificate(string setting, string? file, List<string> failures, Action<string> load)
    {
        try
        {
            load(string.IsNullOrWhiteSpace(file) ? throw new FileNotFoundException() : file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            failures.Add(Failure(setting, CertificateShape));
        }
    }

    private static void LoadOne(string file) => X509CertificateLoader.LoadCertificateFromFile(file).Dispose();

    private static void LoadMany(string file) => new X509Certificate2Collection().ImportFromPemFile(file);

    private static bool IsPlainUrl(string? url) =>
        url is { Length: <= LongestUrl }
        && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.Query.Length == 0
        && address.Fragment.Length == 0;

    private static string Name(string setting) => $"{AlipayOptions.Section}__{setting}";

    private static string Failure(string setting, string shape) => $"{Name(setting)} {shape}.";

    [GeneratedRegex(@"\A[0-9]{1,32}\z")]
    private static partial Regex AppIdForm();

    [GeneratedRegex(@"\A2088[0-9]{12}\z")]
    private static partial Regex SellerIdForm();

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,16}\z")]
    private static partial Regex PrefixForm();
}
