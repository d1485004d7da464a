using System.Globalization;
using System.Security.Cryptography;

namespace VivaApi.Sandbox.Alipay;

/// <summary>Every trade and every notification that is still owed. One lock: a stand-in has to be right, not fast.</summary>
internal sealed class TradeBook
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, StandInTrade> trades = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StandInNotification> notifications = new(StringComparer.Ordinal);
    private readonly StateFile file;
    private readonly TimeProvider time;

    public TradeBook(StateFile file, TimeProvider time)
    {
        (this.file, this.time) = (file, time);
        var state = file.Read();
        trades = state.Trades.ToDictionary(trade => trade.OutTradeNo, StringComparer.Ordinal);
        notifications = state.Notifications.ToDictionary(notification => notification.NotifyId, StringComparer.Ordinal);
    }

    public IReadOnlyList<StandInTrade> All => Under(() => trades.Values.Select(AsOfNow).ToList());

    public IReadOnlyList<StandInNotification> Owed => Under(() => notifications.Values.ToList());

    public StandInTrade? Find(string? outTradeNo) =>
        Under(() => outTradeNo is not null && trades.TryGetValue(outTradeNo, out var trade) ? AsOfNow(trade) : null);

    public StandInTrade? FindWhere(Func<StandInTrade, bool> matches) => All.FirstOrDefault(matches);

    /// <summary>Adds the trade unless its number is known; the known one is answered then.</summary>
    public StandInTrade Place(StandInTrade wanted) => Under(() =>
    {
        if (trades.TryGetValue(wanted.OutTradeNo, out var known))
        {
            return AsOfNow(known);
        }

        return Keep(wanted);
    });

    /// <summary>Replaces the trade by what <paramref name="change"/> makes of its present state; null changes nothing.</summary>
    public StandInTrade? Change(string outTradeNo, Func<StandInTrade, StandInTrade?> change) => Under(() =>
        trades.TryGetValue(outTradeNo, out var trade) && change(AsOfNow(trade)) is { } changed ? Keep(changed) : null);

    public void Owe(StandInNotification notification) => Under(() =>
    {
        notifications[notification.NotifyId] = notification;
        return Save(notification);
    });

    public void Settle(string notifyId) => Under(() => Save(notifications.Remove(notifyId)));

    /// <summary>Twenty-eight digits that begin with the day, as Alipay's numbers do.</summary>
    public static string NewTradeNo(DateTimeOffset now) => BeijingClock.Compact(now, "yyyyMMdd") + "22001" + Digits(15);

    public static string NewNotifyId(DateTimeOffset now) => BeijingClock.Compact(now, "yyyyMMdd") + "00222" + Digits(21);

    public static string NewToken() => RandomNumberGenerator.GetHexString(24, lowercase: true);

    private static string Digits(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetInt32(10).ToString(CultureInfo.InvariantCulture)));

    // The deadline closes an unpaid trade by itself, whether anybody looks or not.
    private StandInTrade AsOfNow(StandInTrade trade) =>
        trade.Status == StandInTrade.WaitBuyerPay && time.GetUtcNow() >= trade.ExpiresAt
            ? trade with { Status = StandInTrade.TradeClosed, ClosedAt = trade.ExpiresAt }
            : trade;

    private StandInTrade Keep(StandInTrade trade)
    {
        trades[trade.OutTradeNo] = trade;
        return Save(trade);
    }

    private T Save<T>(T result)
    {
        file.Write(new StandInState([.. trades.Values], [.. notifications.Values]));
        return result;
    }

    private T Under<T>(Func<T> action)
    {
        lock (guard)
        {
            return action();
        }
    }
}
