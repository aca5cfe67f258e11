using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>eˣ and xⁿ, by one polynomial each for all widths, within one unit in the last place of the library's.</summary>
/// <remarks>The library's own differ in their last digits between machines and have no form for lanes. Every step here is one operation of
/// IEEE 754, fused where written so.</remarks>
internal static class Exponential
{
    /// <summary>The bits of 1.</summary>
    internal const long One = 0x3FF0000000000000;

    private const double Low = -708, High = 709; // where e to the x is a normal number
    private const double Least = 2.2250738585072014e-308; // the least normal number
    private const double Shift = 6755399441055744; // 1.5 · 2⁵²: added to a number, it leaves the nearest whole one in the lowest bits
    private const double Log2E = 1.4426950408889634, Ln2High = 0.6931471805599453, Ln2Low = 2.3190468138462996e-17;

    /// <summary>eˣ = 2ⁿ(1 + r + r²q(r)) with n = round(x/ln 2) and r = x − n·ln 2.</summary>
    /// <param name="x">Any number but NaN; below −708 and above 709 taken for those.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static R Exp<R>(R x) where R : unmanaged, IReal<R> => Exp(x, 0);

    /// <summary>e to the x + low, where low is less than a last digit of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static R Exp<R>(R x, R low) where R : unmanaged, IReal<R>
    {
        x = R.Min(High, R.Max(Low, x));
        var shifted = R.FusedMultiplyAdd(x, Log2E, Shift);
        var n = shifted - Shift;
        var r = R.FusedMultiplyAdd(n, -Ln2High, x);
        r = R.FusedMultiplyAdd(n, -Ln2Low, r) + low;
        var r2 = r * r;
        var r4 = r2 * r2;
        // Taylor's coefficients 1/2!, 1/3!, …, the last ones moved for the least greatest error on |r| ≤ ln(2)/2.
        var a = R.FusedMultiplyAdd(R.FusedMultiplyAdd(0.008333333333330062, r, 0.04166666666662413), r2,
            R.FusedMultiplyAdd(0.16666666666666669, r, 0.5000000000000001));
        var b = R.FusedMultiplyAdd(R.FusedMultiplyAdd(2.7557268459997064e-06, r, 2.4801521295954376e-05), r2,
            R.FusedMultiplyAdd(0.00019841269863053618, r, 0.0013888888917213717));
        var c = R.FusedMultiplyAdd(2.510038549551032e-08, r, 2.7620088445409746e-07);
        var q = R.FusedMultiplyAdd(R.FusedMultiplyAdd(c, r4, b), r4, a);
        return (1 + R.FusedMultiplyAdd(q, r2, r)) * R.PowerOfTwo(shifted);
    }

    /// <summary>xᵉ = exp(e·ln x), the logarithm to some 70 bits, as a sum of two numbers.</summary>
    /// <remarks>ln x = n·ln 2 + 2f + ⅔f³ + ⅖f⁵ + … with x = m·2ⁿ and f = (m − 1)/(m + 1).</remarks>
    /// <param name="x">A number at or above 0; below the least normal number taken for 0.</param>
    /// <param name="exponent">e, above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static R Power<R>(R x, R exponent) where R : unmanaged, IReal<R>
    {
        var m = R.Mantissa(R.Max(Least, x), out var n);
        var over = m + 1;
        var overLow = m - (over - 1);
        var f = (m - 1) / over;
        var fLow = (R.FusedMultiplyAdd(-f, over, m - 1) - f * overLow) / over;
        var s = f * f;
        var sLow = R.FusedMultiplyAdd(f, f, -s) + (f + f) * fLow;
        // The tail ⅖f⁴ + (2/7)f⁶ + …, then ⅔f² + tail, then times f: each as a sum of two.
        R tail = 2.0 / 23;
        for (var k = 21; k >= 5; k -= 2) tail = R.FusedMultiplyAdd(tail, s, 2.0 / k);
        tail = tail * (s * s);
        R third = 2.0 / 3;
        var cubic = s * third;
        var cubicLow = R.FusedMultiplyAdd(s, third, -cubic) + (s * 3.700743415417188e-17 + sLow * third) + tail;
        var two = 2 + cubic;
        var twoLow = cubic - (two - 2) + cubicLow;
        var log = f * two;
        var logLow = R.FusedMultiplyAdd(f, two, -log) + (f * twoLow + fLow * two);
        // + n·ln 2, whose upper half has 32 bits, so that n times it is exact.
        var whole = n * 0.6931471803691238;
        var high = whole + log;
        var low = log - (high - whole) + (logLow + n * 1.9082149292705877e-10);
        var product = high * exponent;
        var productLow = R.FusedMultiplyAdd(high, exponent, -product) + low * exponent;
        return R.Select(x < Least, 0, Exp(product, productLow));
    }
}
