using System.Text.Json;

namespace VivaApi.Backend.Integrations.Alipay;

/// <summary>What a call to the gateway came to, before its business meaning.</summary>
internal abstract record AlipayAnswer
{
    private AlipayAnswer()
    {
    }

    /// <summary>Signed, code 10000.</summary>
    internal sealed record Success(JsonElement Node) : AlipayAnswer
    {
        public string? Text(string name) =>
            Node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
                ? text
                : null;
    }

    /// <summary>Signed, and a definite no.</summary>
    internal sealed record Refused(string Code, string SubCode, string Message) : AlipayAnswer;

    /// <summary>Nobody knows what Alipay did: no answer, an unreadable, an unsigned or an undecided one.</summary>
    internal sealed record Unknown(string Reason) : AlipayAnswer;
}
