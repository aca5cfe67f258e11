namespace NegotiationSim.Engine.Statistics;

/// <summary>Counts of values in bins over a known range, for quantiles in fixed memory. Whole numbers only: merging in any order gives the same bits.</summary>
public sealed class BoundedHistogram
{
    private readonly double low;
    private readonly double width;
    private readonly bool isWhole;
    private readonly uint[] counts; // counts[0] is exactly the low end, counts[^1] the high end and beyond: ends are where values pile up

    /// <summary>An empty histogram of real numbers.</summary>
    /// <param name="low">The low end of the range; values below it count as at it.</param>
    /// <param name="high">The high end, above <paramref name="low"/>; values above it count as at it.</param>
    /// <param name="bins">How many bins of equal width lie between them, at least 1.</param>
    public BoundedHistogram(double low, double high, int bins) : this(low, (high - low) / bins, new uint[bins + 2], isWhole: false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
    }

    private BoundedHistogram(double low, double width, uint[] counts, bool isWhole) => (this.low, this.width, this.counts, this.isWhole) = (low, width, counts, isWhole);

    /// <summary>How many values were added.</summary>
    public long N { get; private set; }

    /// <summary>An empty histogram of whole numbers from 0.</summary>
    /// <param name="high">The highest number told apart; those above count as it.</param>
    public static BoundedHistogram OfWholeNumbers(int high) => new(0, 1, new uint[high + 1], isWhole: true);

    /// <summary>Adds a value.</summary>
    /// <param name="value">Any number but NaN.</param>
    public void Add(double value)
    {
        var position = (value - low) / width;
        var bin = isWhole ? (int)Math.Clamp(position, 0, counts.Length - 1)
            : position <= 0 ? 0
            : position >= counts.Length - 2 ? counts.Length - 1
            : (int)position + 1;
        counts[bin]++;
        N++;
    }

    /// <summary>Adds another histogram of the same range and bins.</summary>
    /// <param name="other">The other one.</param>
    /// <exception cref="ArgumentException">Its range or its bins are others.</exception>
    public void Merge(BoundedHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.counts.Length != counts.Length || other.low != low || other.width != width) throw new ArgumentException("The histograms differ in range or bins.", nameof(other));
        for (var i = 0; i < counts.Length; i++) counts[i] += other.counts[i];
        N += other.N;
    }

    /// <summary>A quantile, interpolated within its bin.</summary>
    /// <param name="level">The level, 0 to 1.</param>
    /// <returns>NaN when there is no value; for whole numbers, a whole number.</returns>
    public double Quantile(double level)
    {
        if (N == 0) return double.NaN;
        var rank = level * N;
        var seen = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0) continue;
            if (seen + counts[i] >= rank) return ValueIn(i, (rank - seen) / counts[i]);
            seen += counts[i];
        }
        return ValueIn(Array.FindLastIndex(counts, c => c > 0), 1);
    }

    private double ValueIn(int bin, double share) =>
        isWhole ? bin
        : bin == 0 ? low
        : bin == counts.Length - 1 ? low + width * (counts.Length - 2)
        : low + width * (bin - 1 + share);
}
