using System.Numerics;

namespace NegotiationSim.Engine.Games.Equilibria;

/// <summary>A ratio of whole numbers, in lowest terms: sums, products and comparisons without any error.</summary>
internal readonly struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger over;
    private readonly BigInteger under; // above 0; 0 in a default value, which stands for 0

    private Fraction(BigInteger over, BigInteger under)
    {
        var common = BigInteger.GreatestCommonDivisor(over, under);
        if (under.Sign < 0) common = -common;
        (this.over, this.under) = (over / common, under / common);
    }

    private BigInteger Under => under.IsZero ? BigInteger.One : under;

    /// <summary>Whether it is below (−1), at (0) or above 0 (1).</summary>
    internal int Sign => over.Sign;

    /// <summary>The very number that a double is, a whole number times a power of two.</summary>
    internal static Fraction Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        var power = Math.Max(exponent, 1) - 1075;
        var whole = new BigInteger(value < 0 ? -mantissa : mantissa);
        return power >= 0 ? new(whole << power, BigInteger.One) : new(whole, BigInteger.One << -power);
    }

    /// <summary>The double nearest to it, to within a unit of the last place.</summary>
    internal double ToDouble()
    {
        if (over.IsZero) return 0;
        var shift = 64 - (int)(over.GetBitLength() - Under.GetBitLength());
        var scaled = shift >= 0 ? (over << shift) / Under : over / (Under << -shift);
        return Math.ScaleB((double)scaled, -shift);
    }

    public int CompareTo(Fraction other) => (over * other.Under).CompareTo(other.over * Under);

    public static Fraction operator +(Fraction a, Fraction b) => new(a.over * b.Under + b.over * a.Under, a.Under * b.Under);

    public static Fraction operator -(Fraction a, Fraction b) => new(a.over * b.Under - b.over * a.Under, a.Under * b.Under);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.over * b.over, a.Under * b.Under);

    /// <summary>The quotient; the divisor must not be 0.</summary>
    public static Fraction operator /(Fraction a, Fraction b) => new(a.over * b.Under, a.Under * b.over);
}
