using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NegotiationSim.Engine.Statistics;

/// <content>Many values at a time: their bins are found side by side, and counted later.</content>
public sealed partial class GrowingHistogram
{
    private const double Whole = 1L << 52; // added to a whole number below it, the number stands in the lowest bits

    /// <summary>Finds the bins of values, if all lie where there are bins now.</summary>
    /// <param name="values">The values, and anything behind them that fills the room of <see cref="BlockMoments"/>.</param>
    /// <param name="n">How many there are.</param>
    /// <param name="bins">Receives their bins, for <see cref="AddBins"/>; it has room for as many.</param>
    /// <returns>Whether they do. If not, nothing is said of the bins.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool TryBins(ReadOnlySpan<double> values, int n, Span<ushort> bins)
    {
        if (counts.Length > ushort.MaxValue) return false;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BlockMoments.RoomFor(n), Math.Min(values.Length, bins.Length));
        var rest = Vector512.Create(low); // takes the place of what is not a value
        var (start, step) = (Vector512.Create(low), Vector512.Create(width));
        var (middle, scale) = (Vector512.Create((double)Middle), Vector512.Create(Math.ScaleB(1, -doublings)));
        var (most, one) = (Vector512.Create(isWhole ? counts.Length - 1 : doublings == 0 ? Bins : Bins - 1.0), Vector512.Create(1.0));
        for (var i = 0; i < n; i += BlockMoments.Step)
        {
            var value = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);
            if (n - i < BlockMoments.Step) value = Vector512.ConditionalSelect(BlockMoments.First(n - i), value, rest);
            Vector512<double> place, bin;
            if (isWhole) bin = place = Vector512.Floor(value);
            else
            {
                place = (value - start) / step;
                if (doublings == 0)
                    bin = Vector512.Floor(place)
                        + Vector512.ConditionalSelect(Vector512.Equals(place, Vector512<double>.Zero), Vector512<double>.Zero, one);
                else
                {
                    place = middle + Vector512.Floor((Vector512.Floor(place) - middle) * scale);
                    bin = place + one;
                }
            }
            var isWithin = Vector512.GreaterThanOrEqualAll(place, Vector512<double>.Zero) && Vector512.LessThanOrEqualAll(place, most);
            if (!isWithin) return false;
            var whole = (bin + Vector512.Create(Whole)).AsUInt64();
            if (Avx512F.IsSupported) Avx512F.ConvertToVector128UInt16(whole).StoreUnsafe(ref bins[i]);
            else for (var lane = 0; lane < BlockMoments.Step; lane++) bins[i + lane] = (ushort)whole[lane];
        }
        return true;
    }

    /// <summary>Counts values by their bins, which must not have changed since they were found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
}
