namespace NegotiationSim.Engine.Statistics;

/// <summary>Quantiles of a sample that is seen one value at a time, in memory that grows only with the logarithm of its size.</summary>
/// <remarks>Manku, Rajagopalan and Lindsay 1998: two full buffers of the same weight are merged into one of twice the weight by keeping
/// every other value. Exact up to <see cref="Capacity"/> values k; beyond, a rank is off by at most n(2 + log₂(n/k))/(2k), about a
/// thousandth of a million values, and by far less in practice, since keeping odd and even places in turns makes the errors cancel. No
/// chance is involved: the same values in the same order give the same bits.</remarks>
public sealed class QuantileSketch
{
    private readonly List<double[]?> full = []; // full[level]: Capacity sorted values, each standing for 2^level
    private readonly List<bool> keepsOdd = [];
    private readonly double[] filling;
    private int filled;
    private (double[] Values, long[] Through)? sorted; // all kept values and, at each, how many values it and those before it stand for

    /// <summary>An empty sketch.</summary>
    /// <param name="capacity">Values in a buffer, at least 2; default 4,096.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below 2.</exception>
    public QuantileSketch(int capacity = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 2);
        filling = new double[capacity];
    }

    /// <summary>The number of values up to which quantiles are exact.</summary>
    public int Capacity => filling.Length;

    /// <summary>How many values were added.</summary>
    public long N { get; private set; }

    /// <summary>Adds a value.</summary>
    /// <param name="value">Any number.</param>
    /// <exception cref="ArgumentException">The value is NaN: it has no rank among the others.</exception>
    public void Add(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentException("NaN has no rank: leave out what has no value.", nameof(value));
        if (filled == Capacity)
        {
            Array.Sort(filling);
            Carry([.. filling]);
            filled = 0;
        }
        filling[filled++] = value;
        N++;
        sorted = null;
    }

    /// <summary>A quantile: type 7 of Hyndman and Fan 1996 (R's default) while exact, else the value of the nearest lower rank.</summary>
    /// <param name="level">The level, 0 to 1.</param>
    /// <returns>NaN when there is no value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level lies outside 0 to 1.</exception>
    public double Quantile(double level)
    {
        ThrowIfNoLevel(level);
        return N == 0 ? double.NaN : AtRank(level * (N - 1));
    }

    internal static void ThrowIfNoLevel(double level)
    {
        if (level is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level of a quantile lies in [0, 1].");
    }

    /// <summary>The value at a rank from 0 to n − 1; between two ranks, interpolated while exact.</summary>
    internal double AtRank(double rank)
    {
        var (values, through) = sorted ??= Sorted();
        var whole = (long)rank;
        if (N > Capacity)
        {
            var place = Array.BinarySearch(through, whole + 1);
            return values[place < 0 ? ~place : place];
        }
        var (below, above) = (values[whole], values[Math.Min(whole + 1, N - 1)]);
        return below == above ? below : below + (rank - whole) * (above - below);
    }

    private (double[] Values, long[] Through) Sorted()
    {
        var values = new List<double>(filling.AsSpan(0, filled).ToArray());
        var weights = new List<long>(Enumerable.Repeat(1L, filled));
        for (var level = 0; level < full.Count; level++)
        {
            if (full[level] is not { } buffer) continue;
            values.AddRange(buffer);
            weights.AddRange(Enumerable.Repeat(1L << level, buffer.Length));
        }
        var (keys, through) = (values.ToArray(), weights.ToArray());
        Array.Sort(keys, through);
        for (var i = 1; i < through.Length; i++) through[i] += through[i - 1];
        return (keys, through);
    }

    private void Carry(double[] buffer)
    {
        for (var level = 0; ; level++)
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
            buffer = EveryOther(buffer, other, keepsOdd[level]);
            keepsOdd[level] = !keepsOdd[level];
        }
    }

    private static double[] EveryOther(double[] a, double[] b, bool odd)
    {
        var kept = new double[a.Length];
        for (int place = 0, i = 0, j = 0; place < 2 * kept.Length; place++)
        {
            var next = j == b.Length || (i < a.Length && a[i] <= b[j]) ? a[i++] : b[j++];
            if (int.IsOddInteger(place) == odd) kept[place / 2] = next;
        }
        return kept;
    }
}
