using System.Text.Json;
using Microsoft.Extensions.Options;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>Makes signed requests: the common parameters, the business content as JSON, and the signature over all of them.</summary>
internal sealed class AlipayRequests(IOptions<AlipayOptions> options, AlipayKeys keys, TimeProvider time)
{
    public IReadOnlyList<KeyValuePair<string, string>> Sign(
        string method, IEnumerable<(string Name, string? Value)> content, string? notifyUrl = null, string? returnUrl = null)
    {
        // The encoder's default escapes everything outside ASCII and HTML's special characters: no charset and no page can spoil the text.
        var present = content.Where(item => item.Value is not null).ToDictionary(item => item.Name, item => item.Value);
        List<(string Name, string? Value)> parameters =
        [
            ("app_id", options.Value.AppId),
            ("method", method),
            ("format", "JSON"),
            ("charset", "utf-8"),
            ("sign_type", "RSA2"),
            ("timestamp", AlipayTime.Format(time.GetUtcNow())),
            ("version", "1.0"),
            ("notify_url", notifyUrl),
            ("return_url", returnUrl),
            ("app_cert_sn", keys.AppCertSerial),
            ("alipay_root_cert_sn", keys.RootCertSerial),
            ("biz_content", JsonSerializer.Serialize(present)),
        ];
        var request = parameters
            .Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value!))
            .ToList();
        request.Add(KeyValuePair.Create("sign", keys.Sign(AlipaySignText.OfRequest(request))));
        return request;
    }

    /// <summary>URL-encodes each value; what was signed is the raw one.</summary>
    public static string Encode(IEnumerable<KeyValuePair<string, string>> request) =>
        string.Join('&', request.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));
}
