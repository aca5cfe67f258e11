using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Sweeps;

/// <summary>The statistics of a point: moments of every metric under every policy, and of the differences between replications that met the
/// same shocks, for every two policies.</summary>
/// <remarks>What a replication does to both policies of a pair alike cancels, so that the error of a difference is mostly far below what
/// the two means' own errors suggest (common random numbers: Law 2015, section 11.2). Replications are kept by some, metric by metric, and
/// then taken in together.</remarks>
internal sealed class PointStatistics(int policies, int metrics)
{
    /// <summary>How many replications are kept at the most.</summary>
    internal const int MostAtOnce = 128;

    private readonly double[] kept = new double[policies * metrics * MostAtOnce];
    private readonly double[] scratch = new double[MostAtOnce];
    private readonly Moments[] sums = new Moments[policies * metrics];
    private readonly Moments[] differences = new Moments[policies * (policies - 1) / 2 * metrics];

    /// <summary>Forgets all replications.</summary>
    internal void Clear()
    {
        Array.Clear(sums);
        Array.Clear(differences);
    }

    /// <summary>Keeps the metrics of a replication.</summary>
    /// <param name="policy">The policy that played it.</param>
    /// <param name="i">Which of those kept it is, from 0.</param>
    /// <param name="values">Its metrics.</param>
    internal void Keep(int policy, int i, ReadOnlySpan<double> values)
    {
        for (var m = 0; m < values.Length; m++) kept[(policy * metrics + m) * MostAtOnce + i] = values[m];
    }

    /// <summary>Takes in replications that every policy has played.</summary>
    /// <param name="count">How many are kept.</param>
    internal void TakeIn(int count)
    {
        for (var i = 0; i < sums.Length; i++) sums[i].Merge(OfThoseWithValue(i, count));
        var pair = 0;
        for (var p = 1; p < policies; p++)
        {
            for (var q = 0; q < p; q++)
            {
                for (var m = 0; m < metrics; m++)
                {
                    BlockMoments.Subtract(Row(p * metrics + m), Row(q * metrics + m), count, scratch);
                    differences[pair++].Merge(BlockMoments.Of(scratch, count));
                }
            }
        }
    }

    /// <summary>The moments of a policy's metrics, of the replications that have a value.</summary>
    internal ReadOnlySpan<Moments> Of(int policy) => sums.AsSpan(policy * metrics, metrics);

    /// <summary>The standard error of the mean of (policy − other); NaN where a replication of either has no value.</summary>
    /// <param name="policy">The policy, from 0.</param>
    /// <param name="other">An earlier one.</param>
    /// <param name="metric">The metric's index in <see cref="Models.Model.Metrics"/>.</param>
    internal double Error(int policy, int other, int metric) =>
        differences[(policy * (policy - 1) / 2 + other) * metrics + metric].StandardError;

    private ReadOnlySpan<double> Row(int i) => kept.AsSpan(i * MostAtOnce, MostAtOnce);

    private Moments OfThoseWithValue(int i, int count)
    {
        var all = BlockMoments.Of(Row(i), count);
        if (!double.IsNaN(all.Mean)) return all;
        var n = 0;
        foreach (var value in Row(i)[..count])
            if (!double.IsNaN(value)) scratch[n++] = value;
        return n == 0 ? default : BlockMoments.Of(scratch, n);
    }
}
