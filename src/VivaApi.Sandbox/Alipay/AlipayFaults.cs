using System.Globalization;

namespace VivaApi.Sandbox.Alipay;

/// <summary>What may go wrong on the way; each is set for a number of times.</summary>
internal enum AlipayFault
{
    /// <summary>The notification is sent but never arrives.</summary>
    LoseNotification,

    /// <summary>The notification says ¥0.01, genuinely signed.</summary>
    WrongAmount,

    /// <summary>The notification is signed with a stranger's key.</summary>
    ForgeSignature,

    /// <summary>The gateway answers 503 and does nothing.</summary>
    GatewayUnavailable,

    /// <summary>The gateway answers with an HTML page and does nothing.</summary>
    GatewayHtml,

    /// <summary>The gateway does what was asked, and never answers.</summary>
    GatewayTimeout,

    /// <summary>The gateway does what was asked; the answer's signature is wrong.</summary>
    GatewayBadSignature,

    /// <summary>The gateway does nothing and answers an error without a signature.</summary>
    GatewayUnsignedError,

    /// <summary>The gateway does nothing and answers code 20000, signed.</summary>
    GatewaySystemError,

    /// <summary>The gateway does not close a trade: its state does not allow it, though nobody has paid.</summary>
    CloseRefused,

    /// <summary>A refund is refused because the merchant's account is empty.</summary>
    SellerBalanceNotEnough,

    /// <summary>The day's bill is not made yet: <c>BILL_NOT_EXIST</c>.</summary>
    BillNotMade,

    /// <summary>A day without business is answered with <c>EMPTY_DATA_WITH_BILL_FILE</c> in the place of <c>BILL_NOT_EXIST</c>.</summary>
    BillEmptyCode,

    /// <summary>The bill's address has run out before it can be followed.</summary>
    BillLinkExpired,

    /// <summary>The bill's address is on a stranger's host.</summary>
    BillElsewhere,

    /// <summary>The bill is a small file that unpacks to a huge one.</summary>
    BillBomb,

    /// <summary>Half of the bill's file is missing.</summary>
    BillCut,

    /// <summary>The bill is not in GBK.</summary>
    BillWrongCharset,

    /// <summary>A refund is refused for good.</summary>
    RefundNotAllowed,

    /// <summary>A refund is refused in a word that no document has.</summary>
    RefundRefusedOddly,

    /// <summary>A refund moves the money, but its answer says <c>fund_change=N</c>: only a query tells.</summary>
    RefundUnconfirmed,
}

/// <summary>The faults that are set. By code, by a setting, or by <c>POST /faults</c> with the same text.</summary>
internal sealed class AlipayFaults
{
    public const int Always = int.MaxValue;

    private readonly Lock guard = new();
    private readonly Dictionary<AlipayFault, int> left = [];
    private readonly Dictionary<string, int> lost = new(StringComparer.Ordinal);
    private TaskCompletionSource silence = NewSilence();

    /// <summary>Ends when <see cref="AlipayFault.GatewayTimeout"/> strikes next, from now on: a caller is waiting in vain.</summary>
    public Task NextSilence
    {
        get
        {
            lock (guard)
            {
                return silence.Task;
            }
        }
    }

    /// <summary>How often each notification is posted at once. Default 1.</summary>
    public int DuplicateNotifications { get; set; } = 1;

    /// <summary>Added before every notification, in real time.</summary>
    public TimeSpan DelayNotifications { get; set; }

    /// <summary>
    /// So many notifications are gathered and then sent newest first; fewer go after five seconds. 0 or 1: none are.
    /// </summary>
    public int ReverseNotifications { get; set; }

    public void Set(AlipayFault fault, int times = Always)
    {
        lock (guard)
        {
            left[fault] = times;
        }
    }

    /// <summary>Loses so many first attempts of every notification about this order.</summary>
    public void Lose(string outTradeNo, int attempts)
    {
        lock (guard)
        {
            lost[outTradeNo] = attempts;
        }
    }

    public bool Loses(string outTradeNo, int attempt)
    {
        lock (guard)
        {
            return attempt <= lost.GetValueOrDefault(outTradeNo);
        }
    }

    public void Clear()
    {
        lock (guard)
        {
            left.Clear();
            lost.Clear();
        }

        DuplicateNotifications = 1;
        DelayNotifications = TimeSpan.Zero;
        ReverseNotifications = 0;
    }

    /// <summary>Whether the fault strikes now; each strike is one less.</summary>
    public bool Strikes(AlipayFault fault)
    {
        lock (guard)
        {
            var times = left.GetValueOrDefault(fault);
            if (times is > 0 and < Always)
            {
                left[fault] = times - 1;
            }

            if (times > 0 && fault == AlipayFault.GatewayTimeout)
            {
                silence.TrySetResult();
                silence = NewSilence();
            }

            return times > 0;
        }
    }

    private static TaskCompletionSource NewSilence() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Reads <c>name=times|all</c>, comma-separated; <c>duplicate-notifications=n</c>, <c>reverse-notifications=n</c>,
    /// <c>delay-notifications=seconds</c>, <c>none</c>.
    /// </summary>
    /// <returns>False, and nothing set from there on, at the first word that is not understood.</returns>
    public bool TrySet(string text)
    {
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2) is [var first, var second] ? (first, second) : (part, "all");
            var times = value == "all" ? Always : int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : -1;
            if (name == "none")
            {
                Clear();
            }
            else if (times < 0)
            {
                return false;
            }
            else if (name == "duplicate-notifications")
            {
                DuplicateNotifications = Math.Clamp(times, 1, 100);
            }
            else if (name == "reverse-notifications")
            {
                ReverseNotifications = Math.Min(times, 100);
            }
            else if (name == "delay-notifications")
            {
                DelayNotifications = TimeSpan.FromSeconds(Math.Min(times, 3600));
            }
            else if (Enum.TryParse<AlipayFault>(name.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var fault))
            {
                Set(fault, times);
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
