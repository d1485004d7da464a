namespace VivaApi.Backend.Integrations.Viva;

/// <summary>What came of a call: an answer, or one of two kinds of nothing.</summary>
internal abstract record VivaExchange
{
    private VivaExchange()
    {
    }

    internal sealed record Answered(VivaReply Reply) : VivaExchange;

    /// <summary>The body never began to leave, so nobody can have acted on it.</summary>
    internal sealed record NotSent(string Reason) : VivaExchange;

    /// <summary>It left, and no whole answer came back: time-out, reset, cut or oversized body.</summary>
    internal sealed record Broken(string Reason) : VivaExchange;
}
