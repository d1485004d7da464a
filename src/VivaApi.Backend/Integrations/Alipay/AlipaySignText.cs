using System.Text;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// The texts that are signed: <c>key=value</c> in ordinal order of the keys, joined by <c>&amp;</c>, values raw, before any URL encoding.
/// </summary>
internal static class AlipaySignText
{
    /// <summary>A request's text: without <c>sign</c> and empty values, but with <c>sign_type</c>.</summary>
    public static string OfRequest(IEnumerable<KeyValuePair<string, string>> parameters) =>
        Join(parameters.Where(parameter => parameter.Key != "sign" && parameter.Value.Length > 0));

    /// <summary>
    /// A notification's texts: without <c>sign</c> and <c>sign_type</c>. Alipay's own kits disagree on empty values (Java and Node keep
    /// <c>k=</c>, .NET and PHP drop it), so both forms are candidates; the second only where it differs.
    /// </summary>
    public static IEnumerable<string> OfNotification(IReadOnlyCollection<KeyValuePair<string, string>> fields)
    {
        var signed = fields.Where(field => field.Key is not ("sign" or "sign_type")).ToList();
        yield return Join(signed);
        if (signed.Exists(field => field.Value.Length == 0))
        {
            yield return Join(signed.Where(field => field.Value.Length > 0));
        }
    }

    private static string Join(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? string.Empty : "&").Append(key).Append('=').Append(value);
        }

        return text.ToString();
    }
}
