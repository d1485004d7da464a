using System.Globalization;

namespace VivaApi.Backend.Money;

/// <summary>An amount of money in fen (1/100 yuan). Whole, checked, never a float and never a decimal.</summary>
public readonly record struct Fen(long Value) : IComparable<Fen>
{
    public static Fen Zero => default;

    public static Fen operator +(Fen left, Fen right) => new(checked(left.Value + right.Value));

    public static Fen operator -(Fen left, Fen right) => new(checked(left.Value - right.Value));

    public static bool operator <(Fen left, Fen right) => left.Value < right.Value;

    public static bool operator >(Fen left, Fen right) => left.Value > right.Value;

    public static bool operator <=(Fen left, Fen right) => left.Value <= right.Value;

    public static bool operator >=(Fen left, Fen right) => left.Value >= right.Value;

    /// <summary>
    /// Reads a yuan amount as Alipay writes it: digits, optionally a point and one or two decimals (<c>88.88</c>, <c>0.1</c>, <c>5</c>).
    /// </summary>
    /// <returns>False for a sign, an exponent, white space, more than two decimals or more than 12 whole digits.</returns>
    public static bool TryParseYuan(string? text, out Fen amount)
    {
        amount = default;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text.AsSpan() : text.AsSpan(0, point);
        var cents = point < 0 ? default : text.AsSpan(point + 1);
        if (whole.Length is 0 or > 12 || whole.ContainsAnyExceptInRange('0', '9')
            || (point >= 0 && cents.Length is 0 or > 2) || cents.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var value = long.Parse(whole, CultureInfo.InvariantCulture) * 100;
        if (cents.Length > 0)
        {
            value += long.Parse(cents, CultureInfo.InvariantCulture) * (cents.Length == 1 ? 10 : 1);
        }

        amount = new Fen(value);
        return true;
    }

    /// <summary>The amount in yuan with exactly two decimals (<c>99.00</c>), the form Alipay's <c>total_amount</c> has.</summary>
    public string ToYuan()
    {
        var magnitude = Value < 0 ? unchecked(0UL - (ulong)Value) : (ulong)Value;
        var sign = Value < 0 ? "-" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{magnitude / 100}.{magnitude % 100:00}");
    }

    public int CompareTo(Fen other) => Value.CompareTo(other.Value);

    public override string ToString() => $"¥{ToYuan()}";
}
