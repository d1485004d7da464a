using System.Globalization;

namespace VivaApi.Backend.Money;

/// <summary>A number of credits. Whole and checked; a balance or a price, so it may be zero but is rarely negative.</summary>
public readonly record struct CreditAmount(long Value) : IComparable<CreditAmount>
{
    public static CreditAmount Zero => default;

    public static CreditAmount operator +(CreditAmount left, CreditAmount right) => new(checked(left.Value + right.Value));

    public static CreditAmount operator -(CreditAmount left, CreditAmount right) => new(checked(left.Value - right.Value));

    public static bool operator <(CreditAmount left, CreditAmount right) => left.Value < right.Value;

    public static bool operator >(CreditAmount left, CreditAmount right) => left.Value > right.Value;

    public static bool operator <=(CreditAmount left, CreditAmount right) => left.Value <= right.Value;

    public static bool operator >=(CreditAmount left, CreditAmount right) => left.Value >= right.Value;

    public int CompareTo(CreditAmount other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
