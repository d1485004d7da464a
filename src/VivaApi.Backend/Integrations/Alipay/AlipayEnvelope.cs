using System.Text.Json;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>
/// Opens <c>{"alipay_trade_query_response":{…},"sign":"…"}</c>. The signature is over the exact bytes of the inner object, so these are
/// taken out as they stand, never written anew; and what is then read is what was verified.
/// </summary>
internal static class AlipayEnvelope
{
    private const string ErrorNode = "error_response";

    public static AlipayAnswer Read(ReadOnlyMemory<byte> body, string method, AlipayKeys keys)
    {
        var text = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        var node = $"{method.Replace('.', '_')}_response";
        Parts parts;
        try
        {
            parts = Split(text, node);
        }
        catch (JsonException)
        {
            return new AlipayAnswer.Unknown("the answer is not JSON");
        }

        if (parts.Fault is { } fault)
        {
            return new AlipayAnswer.Unknown(fault);
        }

        using var document = JsonDocument.Parse(parts.Node);
        var inner = new AlipayAnswer.Success(document.RootElement.Clone());
        return IsSigned(parts.Node.Span, parts.Sign, keys)
            ? Decide(inner)
            : new AlipayAnswer.Unknown($"the answer is not signed by Alipay ({Code(inner, "code")} {Code(inner, "sub_code")})");
    }

    // Whoever wrote an unsigned answer may have written anything: only what has the form of a code is told on.
    private static string Code(AlipayAnswer.Success inner, string name) =>
        inner.Text(name) is { Length: <= 64 } text && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_')
            ? text
            : "no code";

    private static AlipayAnswer Decide(AlipayAnswer.Success inner)
    {
        var code = inner.Text("code");
        var subCode = inner.Text("sub_code") ?? string.Empty;
        return code switch
        {
            "10000" => inner,

            // An internal error of Alipay's comes under several codes and leaves open what was done.
            _ when subCode is "UNKNOWN_ERROR" || subCode.EndsWith("SYSTEM_ERROR", StringComparison.Ordinal) =>
                new AlipayAnswer.Unknown(subCode),
            "20001" or "40001" or "40002" or "40004" or "40006" =>
                new AlipayAnswer.Refused(code, subCode, inner.Text("sub_msg") ?? inner.Text("msg") ?? string.Empty),
            _ => new AlipayAnswer.Unknown($"{code} {subCode}".Trim()),
        };
    }

    // A slash may have been escaped on the way; Alipay's own kits try both spellings.
    private static bool IsSigned(ReadOnlySpan<byte> node, string? sign, AlipayKeys keys)
    {
        if (keys.Verifies(node, sign))
        {
            return true;
        }

        if (node.IndexOf("\\/"u8) < 0)
        {
            return false;
        }

        var plain = new byte[node.Length];
        var length = 0;
        for (var at = 0; at < node.Length; at++)
        {
            if (node[at] != '\\' || at + 1 == node.Length || node[at + 1] != '/')
            {
                plain[length++] = node[at];
            }
        }

        return keys.Verifies(plain.AsSpan(0, length), sign);
    }

    private static Parts Split(ReadOnlyMemory<byte> text, string expected)
    {
        var reader = new Utf8JsonReader(text.Span);
        var parts = new Parts();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return parts with { Fault = "the answer is not an object" };
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (name == "sign")
            {
                if (parts.Sign is not null || reader.TokenType != JsonTokenType.String)
                {
                    return parts with { Fault = "the answer has more than one signature" };
                }

                parts = parts with { Sign = reader.GetString() };
            }
            else if (name is ErrorNode || name.EndsWith("_response", StringComparison.Ordinal))
            {
                // A second node could be a forged one beside the signed one.
                if (!parts.Node.IsEmpty || (name != expected && name != ErrorNode) || reader.TokenType != JsonTokenType.StartObject)
                {
                    return parts with { Fault = "the answer has another node than the one asked for" };
                }

                reader.Skip();
                parts = parts with { Node = text[start..(int)reader.BytesConsumed] };
            }
            else
            {
                reader.Skip();
            }
        }

        // Anything behind the object makes this throw.
        reader.Read();
        return parts.Node.IsEmpty ? parts with { Fault = "the answer has no node" } : parts;
    }

    private sealed record Parts(ReadOnlyMemory<byte> Node = default, string? Sign = null, string? Fault = null);
}
