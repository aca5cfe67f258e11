using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NegotiationSim.Engine.Statistics;

/// <summary>The moments of values that lie one behind the other, without a division for each of them.</summary>
/// <remarks>Distances from the first value are summed, in eight sums that are added up in one order on every machine. The first is one of
/// n values, so that it lies at most √n standard deviations from their mean: what the subtraction costs is below n units in the last
/// place. Of a constant, the mean is that constant and the variance 0.</remarks>
internal static class BlockMoments
{
    /// <summary>How many values are looked at side by side.</summary>
    internal const int Step = 8;

    /// <summary>How much room so many values take: a multiple of <see cref="Step"/>.</summary>
    internal static int RoomFor(int count) => (count + Step - 1) / Step * Step;

    /// <summary>The moments; NaN if a value is NaN.</summary>
    /// <param name="values">The values, and anything behind them that fills their room.</param>
    /// <param name="n">How many there are, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static Moments Of(ReadOnlySpan<double> values, int n)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RoomFor(n), values.Length);
        ref var first = ref MemoryMarshal.GetReference(values);
        var (shift, sum, squares) = (Vector512.Create(first), Vector512<double>.Zero, Vector512<double>.Zero);
        var i = 0;
        for (; i <= n - Step; i += Step)
        {
            var distance = Vector512.LoadUnsafe(ref first, (nuint)i) - shift;
            sum += distance;
            squares += distance * distance;
        }
        if (i < n)
        {
            var distance = Vector512.LoadUnsafe(ref first, (nuint)i) - shift;
            distance = Vector512.ConditionalSelect(First(n - i), distance, Vector512<double>.Zero);
            sum += distance;
            squares += distance * distance;
        }
        var (total, mean) = (Sum(sum), Sum(sum) / n);
        return new Moments(n, first + mean, Math.Max(Sum(squares) - total * mean, 0));
    }

    /// <summary>How many of so many values are a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="values">The values, and anything behind them that fills their room.</param>
    /// <param name="n">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int CountOf(double number, ReadOnlySpan<double> values, int n)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(RoomFor(n), values.Length);
        var (wanted, count) = (Vector512.Create(number), 0);
        for (var i = 0; i < n; i += Step)
        {
            var found = Vector512.Equals(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i), wanted);
            count += BitOperations.PopCount(found.ExtractMostSignificantBits() & ((1u << Math.Min(n - i, Step)) - 1));
        }
        return count;
    }

    /// <summary>Where the first places of a register are.</summary>
    internal static Vector512<double> First(int places) =>
        Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)places));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(Vector512<double> v)
    {
        var four = v.GetLower() + v.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
