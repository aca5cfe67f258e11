using System.Numerics;

namespace NegotiationSim.Engine.Statistics;

/// <summary>Counts of values in bins over a range that follows the data, for quantiles in little memory. Whole numbers only: what it holds
/// depends on the values, not on their order or on how they are split between threads.</summary>
/// <remarks>Of reals, the bins stay as many: a value beyond the range doubles the bins' width about a fixed bin in the middle, until it
/// lies within, and each bin takes in what two had. Quantiles are then right to one such bin's width. Of whole numbers, there are more
/// bins. A bin counts to 2³² − 1 values.</remarks>
public sealed partial class GrowingHistogram
{
    /// <summary>The furthest that a position counts, in bins of the first width: room for the doublings, short of what a double cannot
    /// hold.</summary>
    private const double Furthest = 1e300;

    private const int MostWhole = (1 << 24) - 1;

    private readonly double low;
    private readonly double width;
    private readonly bool isWhole;
    // of reals at their first width, counts[0] is exactly the low end and counts[^1] the high end: ends are where values pile up
    private uint[] counts;
    private int doublings;

    /// <summary>An empty histogram of real numbers.</summary>
    /// <param name="low">The low end of the range to start with.</param>
    /// <param name="high">The high end, above <paramref name="low"/>.</param>
    /// <param name="bins">How many bins of equal width lie between them, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or there are no two bins.</exception>
    public GrowingHistogram(double low, double high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        (this.low, width, counts) = (low, (high - low) / bins, new uint[bins + 2]);
    }

    private GrowingHistogram(int high) => (width, counts, isWhole) = (1, new uint[high + 1], true);

    /// <summary>How many values were added.</summary>
    public long N { get; private set; }

    private int Bins => counts.Length - 2;

    private int Middle => Bins / 2;

    /// <summary>An empty histogram of whole numbers from 0.</summary>
    /// <param name="high">The highest number that there is room for at the start, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The highest number is below 0.</exception>
    public static GrowingHistogram OfWholeNumbers(int high)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(high);
        return new GrowingHistogram(high);
    }

    /// <summary>Adds a value.</summary>
    /// <param name="value">Any number; in a histogram of whole numbers, its fraction is cut off, and it counts as 0 below 0 and as 2²⁴ − 1
    /// above that.</param>
    /// <exception cref="ArgumentException">The value is NaN: it has no place among the others.</exception>
    public void Add(double value)
    {
        if (double.IsNaN(value))
            throw new ArgumentException("NaN has no place in a histogram: leave out what has no value.", nameof(value));
        var bin = isWhole ? WholeBin(value) : RealBin(value); // may make room: look at the counts afterwards
        counts[bin]++;
        N++;
    }

    /// <summary>Adds another histogram that started with the same range and bins.</summary>
    /// <param name="other">The other one.</param>
    /// <exception cref="ArgumentException">Its range, its bins or its kind of numbers are others.</exception>
    public void Merge(GrowingHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.isWhole != isWhole || other.low != low || other.width != width || (!isWhole && other.Bins != Bins))
            throw new ArgumentException("The histograms differ in range, bins or kind of numbers.", nameof(other));
        if (isWhole) MakeRoom(other.counts.Length);
        while (doublings < other.doublings) Double();
        N += other.N;
        var i = 0;
        if (doublings == other.doublings) // the same bins: many at a time
            for (; i <= other.counts.Length - Vector<uint>.Count; i += Vector<uint>.Count)
                (new Vector<uint>(counts, i) + new Vector<uint>(other.counts, i)).CopyTo(counts, i);
        for (; i < other.counts.Length; i++)
        {
            var bin = i;
            for (var d = other.doublings; d < doublings; d++) bin = Doubled(bin, d);
            counts[bin] += other.counts[i];
        }
    }

    /// <summary>A quantile: the least value that at least <paramref name="level"/> of all are at or below (Hyndman and Fan 1996, type 1),
    /// interpolated within its bin if numbers are real.</summary>
    /// <param name="level">The level, 0 to 1.</param>
    /// <returns>NaN when there is no value; for whole numbers, a whole number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level lies outside 0 to 1.</exception>
    public double Quantile(double level) => Quantiles([level])[0];

    /// <summary>Several quantiles, in one pass over the bins.</summary>
    /// <param name="levels">Their levels, in rising order, each 0 to 1.</param>
    /// <inheritdoc cref="Quantile"/>
    internal double[] Quantiles(IReadOnlyList<double> levels)
    {
        var quantiles = new double[levels.Count];
        var (bin, below) = (0, 0L);
        for (var i = 0; i < quantiles.Length; i++)
        {
            QuantileSketch.ThrowIfNoLevel(levels[i]);
            var rank = Math.Round(levels[i] * N, 6); // .07 × 100 is a hair above 7, and must not ask for the eighth value
            while (N > 0 && (counts[bin] == 0 || below + counts[bin] < rank)) below += counts[bin++];
            quantiles[i] = N == 0 ? double.NaN : ValueIn(bin, (rank - below) / counts[bin]);
        }
        return quantiles;
    }

    private double ValueIn(int bin, double share) =>
        isWhole ? bin
        : doublings == 0 && bin == 0 ? low
        : doublings == 0 && bin == Bins + 1 ? low + width * Bins
        : low + width * (Middle + Math.ScaleB(bin - 1 - Middle, doublings) + Math.ScaleB(share, doublings));

    private int WholeBin(double value)
    {
        var bin = (int)Math.Clamp(value, 0, MostWhole);
        MakeRoom(bin + 1);
        return bin;
    }

    private void MakeRoom(int length)
    {
        if (length > counts.Length) Array.Resize(ref counts, Math.Max(length, 2 * counts.Length));
    }

    private int RealBin(double value)
    {
        var position = Math.Clamp((value - low) / width, -Furthest, Furthest);
        while (true)
        {
            if (doublings == 0 && position >= 0 && position <= Bins) return position == 0 ? 0 : (int)position + 1;
            // Floors of halves of floors are floors of quarters: a value's bin is the same whether it came before a doubling or after it.
            var bin = Middle + Math.Floor(Math.ScaleB(Math.Floor(position) - Middle, -doublings));
            if (bin >= 0 && bin < Bins) return (int)bin + 1;
            Double();
        }
    }

    /// <summary>Doubles the bins' width, in place.</summary>
    private void Double()
    {
        // From the middle outward, so that no count is moved onto one that has not moved yet.
        for (var i = Middle + 1; i < counts.Length; i++) Move(i);
        for (var i = Middle; i >= 0; i--) Move(i);
        doublings++;
    }

    private void Move(int bin)
    {
        var count = counts[bin];
        counts[bin] = 0;
        counts[Doubled(bin, doublings)] += count;
    }

    /// <summary>Where a bin's values lie once the bins are twice as wide.</summary>
    private int Doubled(int bin, int doublings)
    {
        var fromMiddle = (doublings == 0 && bin == 0 ? 0 : bin - 1) - Middle;
        return Middle + (fromMiddle >> 1) + 1;
    }
}
