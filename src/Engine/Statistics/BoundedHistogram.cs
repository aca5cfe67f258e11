namespace NegotiationSim.Engine.Statistics;

/// <summary>Counts of values in bins over a known range, for quantiles in fixed memory. Whole numbers only: merging in any order gives the same bits.</summary>
/// <remarks>A bin counts to 2³² − 1 values. Of real numbers, quantiles are right to one bin's width.</remarks>
public sealed class BoundedHistogram
{
    private readonly double low;
    private readonly double width;
    private readonly bool isWhole;
    private readonly uint[] counts; // of reals, counts[0] is exactly the low end, counts[^1] the high end and beyond: ends are where values pile up

    /// <summary>An empty histogram of real numbers.</summary>
    /// <param name="low">The low end of the range; values below it count as at it.</param>
    /// <param name="high">The high end, above <paramref name="low"/>; values above it count as at it.</param>
    /// <param name="bins">How many bins of equal width lie between them, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or there is no bin.</exception>
    public BoundedHistogram(double low, double high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        (this.low, width, counts) = (low, (high - low) / bins, new uint[bins + 2]);
    }

    private BoundedHistogram(int high) => (width, counts, isWhole) = (1, new uint[high + 1], true);

    /// <summary>How many values were added.</summary>
    public long N { get; private set; }

    /// <summary>An empty histogram of whole numbers from 0.</summary>
    /// <param name="high">The highest number told apart, at least 0; those above count as it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The highest number is below 0.</exception>
    public static BoundedHistogram OfWholeNumbers(int high)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(high);
        return new BoundedHistogram(high);
    }

    /// <summary>Adds a value.</summary>
    /// <param name="value">Any number; in a histogram of whole numbers, its fraction is cut off.</param>
    /// <exception cref="ArgumentException">The value is NaN: it has no place among the others.</exception>
    public void Add(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentException("NaN has no place in a histogram: leave out what has no value.", nameof(value));
        var position = (value - low) / width;
        var last = counts.Length - 1;
        var bin = isWhole ? (int)Math.Clamp(position, 0, last)
            : position <= 0 ? 0
            : position >= last - 1 ? last
            : (int)position + 1;
        counts[bin]++;
        N++;
    }

    /// <summary>Adds another histogram of the same range and bins.</summary>
    /// <param name="other">The other one.</param>
    /// <exception cref="ArgumentException">Its range, its bins or its kind of numbers are others.</exception>
    public void Merge(BoundedHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.counts.Length != counts.Length || other.low != low || other.width != width || other.isWhole != isWhole)
            throw new ArgumentException("The histograms differ in range, bins or kind of numbers.", nameof(other));
        for (var i = 0; i < counts.Length; i++) counts[i] += other.counts[i];
        N += other.N;
    }

    /// <summary>A quantile: the least value that at least <paramref name="level"/> of all are at or below (Hyndman and Fan 1996, type 1), interpolated
    /// within its bin if numbers are real.</summary>
    /// <param name="level">The level, 0 to 1.</param>
    /// <returns>NaN when there is no value; for whole numbers, a whole number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level lies outside 0 to 1.</exception>
    public double Quantile(double level)
    {
        QuantileSketch.ThrowIfNoLevel(level);
        if (N == 0) return double.NaN;
        var rank = Math.Round(level * N, 6); // .07 × 100 is a hair above 7, and must not ask for the eighth value
        var (bin, below) = (0, 0L);
        while (counts[bin] == 0 || below + counts[bin] < rank) below += counts[bin++];
        return ValueIn(bin, (rank - below) / counts[bin]);
    }

    private double ValueIn(int bin, double share) =>
        isWhole ? bin
        : bin == 0 ? low
        : bin == counts.Length - 1 ? low + width * (counts.Length - 2)
        : low + width * (bin - 1 + share);
}
