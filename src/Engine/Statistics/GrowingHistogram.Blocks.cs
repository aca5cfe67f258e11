using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Statistics;

/// <content>Many values at a time: their bins are found side by side, and counted later.</content>
public sealed partial class GrowingHistogram
{
    /// <summary>The bins as they are now. They change with a value that is added one by one and lies beyond them.</summary>
    internal Binning Now => new(low, width, Middle, doublings,
        counts.Length > ushort.MaxValue ? -1 : isWhole ? counts.Length - 1 : doublings == 0 ? Bins : Bins - 1, isWhole);

    /// <summary>Counts values by their bins, which must not have changed since they were found.</summary>
    [MethodImpl(Compiling.AtOnce)]
    internal void AddBins(ReadOnlySpan<ushort> bins)
    {
        var counts = this.counts;
        var i = 0;
        for (; i <= bins.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
        {
            var some = MemoryMarshal.Cast<ushort, ulong>(bins.Slice(i, Vector128<ushort>.Count));
            var (a, b) = (some[0], some[1]);
            if (a == b && a == ulong.RotateLeft(a, 16)) // all the same, as they often are: one count in place of eight
            {
                counts[(ushort)a] += (uint)Vector128<ushort>.Count;
                continue;
            }
            counts[(ushort)a]++;
            counts[(ushort)(a >> 16)]++;
            counts[(ushort)(a >> 32)]++;
            counts[(ushort)(a >> 48)]++;
            counts[(ushort)b]++;
            counts[(ushort)(b >> 16)]++;
            counts[(ushort)(b >> 32)]++;
            counts[(ushort)(b >> 48)]++;
        }
        for (; i < bins.Length; i++) counts[bins[i]]++;
        N += bins.Length;
    }

    /// <summary>Where the bins of a histogram lie: all that is needed to find those of values, small enough to be at hand for many
    /// histograms.</summary>
    /// <param name="low">The low end of the range to start with.</param>
    /// <param name="width">The bins' width at the start.</param>
    /// <param name="middle">The bin that stays in place when widths double.</param>
    /// <param name="doublings">How often they have.</param>
    /// <param name="most">The furthest place there is, counted as this way of counting does; below 0 where bins are too many.</param>
    /// <param name="isWhole">Whether the values are whole numbers.</param>
    [SkipLocalsInit]
    internal readonly struct Binning(double low, double width, int middle, int doublings, int most, bool isWhole)
    {
        private const double Whole = 1L << 52; // added to a whole number below it, the number stands in the lowest bits

        private readonly double low = low, width = width, scale = Math.ScaleB(1, -doublings);
        private readonly int middle = middle, doublings = doublings, most = most;
        private readonly bool isWhole = isWhole;

        /// <summary>Finds the bins of values, if all lie where there are bins.</summary>
        /// <param name="values">The values, and anything behind them that fills the room of <see cref="BlockMoments"/>.</param>
        /// <param name="n">How many there are.</param>
        /// <param name="bins">Receives their bins, for <see cref="AddBins"/>; it has room for as many.</param>
        /// <returns>Whether they do. If not, nothing is said of the bins.</returns>
        [MethodImpl(Compiling.AtOnce)]
        internal bool TryBins(ReadOnlySpan<double> values, int n, Span<ushort> bins)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(BlockMoments.RoomFor(n), Math.Min(values.Length, bins.Length));
            var start = Vector256.Create(low);
            for (var i = 0; i < n; i += BlockMoments.Step)
            {
                var first = BlockMoments.Eight(values, i, n, start, out var second);
                var (bin1, bin2) = (Bins(first, out var inside1), Bins(second, out var inside2));
                if ((inside1 & inside2).ExtractMostSignificantBits() != 15) return false;
                var bin = Vector256.Narrow(InLowestBits(bin1), InLowestBits(bin2));
                Vector128.Narrow(bin.GetLower(), bin.GetUpper()).StoreUnsafe(ref MemoryMarshal.GetReference(bins), (nuint)i);
            }
            return true;
        }

        /// <summary>The bins of four values, by the operations that a value by itself goes through, and which of them there are.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector256<double> Bins(Vector256<double> values, out Vector256<double> areInside)
        {
            Vector256<double> place, bin;
            var (zero, one, fixedBin) = (Vector256<double>.Zero, Vector256<double>.One, Vector256.Create((double)middle));
            if (isWhole) bin = place = Vector256.Floor(values);
            else if (doublings == 0)
            {
                place = (values - Vector256.Create(low)) / width;
                bin = Vector256.Floor(place) + Vector256.AndNot(one, Vector256.Equals(place, zero));
            }
            else
            {
                place = Vector256.Floor((values - Vector256.Create(low)) / width) - fixedBin;
                place = fixedBin + Vector256.Floor(place * scale);
                bin = place + one;
            }
            areInside = Vector256.GreaterThanOrEqual(place, zero) & Vector256.LessThanOrEqual(place, Vector256.Create((double)most));
            return bin;
        }

        private static Vector256<ulong> InLowestBits(Vector256<double> whole) => (whole + Vector256.Create(Whole)).AsUInt64();
    }
}
