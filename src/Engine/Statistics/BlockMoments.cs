using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Statistics;

/// <summary>The moments of values that lie one behind the other, without a division for each of them.</summary>
/// <remarks>Distances from the first value are summed, in eight sums that are added up in one order on every machine. The first is one of
/// n values, so that it lies at most √n standard deviations from their mean: what the subtraction costs is below n units in the last
/// place. Of a constant, the mean is that constant and the variance 0.</remarks>
[SkipLocalsInit]
internal static class BlockMoments
{
    /// <summary>How many values are looked at side by side.</summary>
    internal const int Step = 8;

    /// <summary>How much room so many values take: a multiple of <see cref="Step"/>.</summary>
    internal static int RoomFor(int count) => (count + Step - 1) / Step * Step;

    /// <summary>The moments; NaN if a value is NaN.</summary>
    /// <param name="values">The values, and anything behind them that fills their room.</param>
    /// <param name="n">How many there are, at least 1.</param>
    [MethodImpl(Compiling.AtOnce)]
    internal static Moments Of(ReadOnlySpan<double> values, int n)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RoomFor(n), values.Length);
        var first = Vector256.Create(values[0]);
        Vector256<double> sum1 = default, sum2 = default, squares1 = default, squares2 = default;
        for (var i = 0; i < n; i += Step)
        {
            var distance1 = Eight(values, i, n, first, out var distance2) - first;
            distance2 -= first;
            sum1 += distance1;
            sum2 += distance2;
            squares1 += distance1 * distance1;
            squares2 += distance2 * distance2;
        }
        var total = Sum(sum1 + sum2);
        var mean = total / n;
        return new Moments(n, values[0] + mean, Math.Max(Sum(squares1 + squares2) - total * mean, 0));
    }

    /// <summary>How many of so many values are a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="values">The values, and anything behind them that fills their room.</param>
    /// <param name="n">How many there are.</param>
    [MethodImpl(Compiling.AtOnce)]
    internal static int CountOf(double number, ReadOnlySpan<double> values, int n)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RoomFor(n), values.Length);
        var (wanted, count) = (Vector256.Create(number), 0);
        for (var i = 0; i < n; i += Step)
        {
            var first = Eight(values, i, n, Vector256.Create(double.NaN), out var second);
            count += BitOperations.PopCount(Vector256.Equals(first, wanted).ExtractMostSignificantBits())
                + BitOperations.PopCount(Vector256.Equals(second, wanted).ExtractMostSignificantBits());
        }
        return count;
    }

    /// <summary>Eight values, two registers that every machine of today has: the first four.</summary>
    /// <param name="values">The values, with room for all eight.</param>
    /// <param name="at">The first of the eight.</param>
    /// <param name="n">How many values there are.</param>
    /// <param name="beyond">What stands for those beyond them.</param>
    /// <param name="second">The other four.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Eight(
        ReadOnlySpan<double> values, int at, int n, Vector256<double> beyond, out Vector256<double> second)
    {
        ref var place = ref MemoryMarshal.GetReference(values);
        var first = Vector256.LoadUnsafe(ref place, (nuint)at);
        second = Vector256.LoadUnsafe(ref place, (nuint)at + 4);
        if (n - at >= Step) return first;
        var left = Vector256.Create((double)(n - at));
        second = Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Create(4.0, 5, 6, 7), left), second, beyond);
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Create(0.0, 1, 2, 3), left), first, beyond);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(Vector256<double> four)
    {
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
