namespace NegotiationSim.Engine.Statistics;

/// <summary>Quantiles of a sample that is seen one value at a time, in memory that grows only with the logarithm of its size.</summary>
/// <remarks>Manku, Rajagopalan and Lindsay 1998: full buffers of the same weight are merged by sorting and keeping every other value. Exact up to
/// <see cref="Capacity"/> values; beyond, ranks are off by a few parts in ten thousand. No chance is involved: the same values in the same order
/// give the same bits.</remarks>
public sealed class QuantileSketch
{
    private readonly List<double[]?> full = []; // full[level] holds Capacity sorted values, each standing for 2^level
    private readonly List<bool> keepsOdd = [];
    private readonly double[] filling;
    private int filled;

    /// <summary>An empty sketch.</summary>
    /// <param name="capacity">Values in a buffer, even and at least 2; default 4,096.</param>
    public QuantileSketch(int capacity = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 2);
        if (capacity % 2 != 0) throw new ArgumentException("A buffer is halved again and again: its capacity must be even.", nameof(capacity));
        Capacity = capacity;
        filling = new double[capacity];
    }

    /// <summary>The number of values up to which quantiles are exact.</summary>
    public int Capacity { get; }

    /// <summary>How many values were added.</summary>
    public long N { get; private set; }

    /// <summary>Adds a value.</summary>
    /// <param name="value">Any number but NaN.</param>
    public void Add(double value)
    {
        if (filled == Capacity)
        {
            var buffer = (double[])filling.Clone();
            Array.Sort(buffer);
            Carry(buffer, 0);
            filled = 0;
        }
        filling[filled++] = value;
        N++;
    }

    /// <summary>A quantile: type 7 of Hyndman and Fan 1996 (R's default) while exact, else the value of the nearest rank.</summary>
    /// <param name="level">The level, 0 to 1.</param>
    /// <returns>NaN when there is no value.</returns>
    public double Quantile(double level) => N == 0 ? double.NaN : AtRank(level * (N - 1));

    /// <summary>The value at a rank from 0 to n − 1; between two ranks, interpolated while exact.</summary>
    internal double AtRank(double rank)
    {
        rank = Math.Clamp(rank, 0, N - 1);
        if (N <= Capacity)
        {
            var sorted = filling[..filled];
            Array.Sort(sorted);
            var below = (int)Math.Floor(rank);
            var above = Math.Min(below + 1, filled - 1);
            return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
        }
        var weighted = filling.Take(filled).Select(v => (Value: v, Weight: 1L))
            .Concat(full.SelectMany((buffer, l) => (buffer ?? []).Select(v => (Value: v, Weight: 1L << l))))
            .OrderBy(v => v.Value);
        var seen = 0L;
        var last = double.NaN;
        foreach (var (value, weight) in weighted)
        {
            seen += weight;
            last = value;
            if (seen > rank) break;
        }
        return last;
    }

    private void Carry(double[] buffer, int level)
    {
        while (true)
        {
            if (level == full.Count)
            {
                full.Add(null);
                keepsOdd.Add(false);
            }
            if (full[level] is not { } other)
            {
                full[level] = buffer;
                return;
            }
            full[level] = null;
            double[] both = [.. buffer, .. other];
            Array.Sort(both);
            var start = keepsOdd[level] ? 1 : 0; // in turns, so that the errors cancel
            keepsOdd[level] = !keepsOdd[level];
            for (var i = 0; i < Capacity; i++) buffer[i] = both[2 * i + start];
            level++;
        }
    }
}

/// <summary>Intervals of medians.</summary>
public static class MedianInterval
{
    /// <summary>The distribution-free 95% interval of the median: the values at ranks ⌈n/2 − z√n/2⌉ from either end (Conover 1999, 3.2).</summary>
    /// <param name="sample">The sample.</param>
    /// <returns>NaN for fewer than six values: no interval of ranks reaches 95%.</returns>
    public static Interval Of(QuantileSketch sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.N < 6) return new Interval(double.NaN, double.NaN);
        var rank = Math.Floor(sample.N / 2.0 - Intervals.Z * Math.Sqrt(sample.N) / 2);
        return new Interval(sample.AtRank(rank), sample.AtRank(sample.N - 1 - rank));
    }
}
