using NegotiationSim.Engine.Simulation;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.World;

namespace NegotiationSim.Engine.Experiments;

/// <summary>Writes down every variable of a replication, round by round, in its row of a block that is used again and again.</summary>
internal readonly struct TrajectoryObserver(Memory<double> values, Memory<int> status, double initialCapability, EndThresholds thresholds) : IObserver
{
    private static readonly Variables.Declared[] Declarations = [.. Variables.All];

    internal static int Count => Declarations.Length;

    public void Observe(int t, in WorldState state, in RoundRecord record)
    {
        var row = values.Span.Slice((t + 1) * Count, Count);
        for (var v = 0; v < row.Length; v++)
            row[v] = t < 0 && Declarations[v].IsFlow ? double.NaN : Declarations[v].Read(state, record);
        status.Span[t + 1] = (int)thresholds.Classify(record.Happened, state.Capability, initialCapability);
    }

    /// <summary>A run that ended early keeps its last state; what flows is 0 from then on.</summary>
    internal void FillAfter(int roundsPlayed, int rounds)
    {
        var last = values.Span.Slice(roundsPlayed * Count, Count);
        for (var t = roundsPlayed + 1; t <= rounds; t++)
        {
            var row = values.Span.Slice(t * Count, Count);
            for (var v = 0; v < row.Length; v++) row[v] = Declarations[v].IsFlow ? 0 : last[v];
            status.Span[t] = status.Span[roundsPlayed];
        }
    }
}

/// <summary>One thread's and then all threads' sums over replications of the variables at each round.</summary>
internal sealed class TrajectorySums(int rounds, bool quantiles)
{
    /// <summary>Histogram bins over a variable's range, which follows the data: quantiles are exact to about a thousandth of it.</summary>
    private const int Bins = 1000;

    private static readonly int Variables = TrajectoryObserver.Count;

    private readonly Moments[] moments = new Moments[(rounds + 1) * Variables];
    private readonly GrowingHistogram[] histograms = quantiles ? NewHistograms(rounds) : [];
    private readonly long[] statuses = new long[(rounds + 1) * Ends.All.Count];

    /// <summary>Adds a block: a row a replication, each with every variable of every round. It is read column by column, so that what a
    /// column is added to stays in the processor's cache.</summary>
    internal void Add(double[] values, int[] status, int replications)
    {
        for (var i = 0; i < moments.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            for (var r = 0; r < replications; r++)
            {
                var value = values[r * moments.Length + i];
                moments[i].Add(value);
                if (quantiles) histograms[i].Add(value);
            }
        }
        for (var r = 0; r < replications; r++)
        {
            for (var t = 0; t <= rounds; t++) statuses[t * Ends.All.Count + status[r * (rounds + 1) + t]]++;
        }
    }

    /// <summary>Hands the moments of a block on and starts the next block's at nothing.</summary>
    internal void MoveMomentsTo(Moments[] total)
    {
        for (var i = 0; i < moments.Length; i++) total[i].Merge(moments[i]);
        Array.Clear(moments);
    }

    /// <summary>Adds another thread's counts. Whole numbers: the order does not matter.</summary>
    internal void AddCounts(TrajectorySums other)
    {
        for (var i = 0; i < histograms.Length; i++) histograms[i].Merge(other.histograms[i]);
        for (var i = 0; i < statuses.Length; i++) statuses[i] += other.statuses[i];
    }

    /// <summary>The series of all variables.</summary>
    internal IReadOnlyList<Series> ToSeries(Moments[] total, IReadOnlyList<double[]> paths) =>
        [.. Experiments.Variables.All.Select((declared, v) =>
        {
            double[] Over(Func<int, double> at) => [.. Enumerable.Range(0, rounds + 1).Select(t => at(t * Variables + v))];
            var estimates = Enumerable.Range(0, rounds + 1).Select(t => Mean(declared.Variable, total[t * Variables + v])).ToArray();
            return new Series(
                declared.Variable,
                [.. estimates.Select(e => e.Mean)],
                [.. estimates.Select(e => e.Interval.Low)],
                [.. estimates.Select(e => e.Interval.High)],
                quantiles ? [.. Series.QuantileLevels.Select(level => (IReadOnlyList<double>)Over(i => histograms[i].Quantile(level)))] : [],
                [.. paths.Select(path => (IReadOnlyList<double>)Over(i => path[i]))]);
        })];

    private static Estimate Mean(Variable variable, in Moments sample) =>
        variable.IsShare && sample.N > 0 ? Intervals.Share((long)Math.Round(sample.Mean * sample.N), sample.N) with { Mean = sample.Mean } : Intervals.Mean(sample);

    /// <summary>The shares of the statuses over the rounds.</summary>
    internal IReadOnlyList<StatusShare> ToStatuses()
    {
        double Total(int t) => Enumerable.Range(0, Ends.All.Count).Sum(e => statuses[t * Ends.All.Count + e]);
        return [.. Ends.All.Select((end, e) => new StatusShare(end.Name, end.Label,
            [.. Enumerable.Range(0, rounds + 1).Select(t => statuses[t * Ends.All.Count + e] / Total(t))]))];
    }

    private static GrowingHistogram[] NewHistograms(int rounds)
    {
        var histograms = new GrowingHistogram[(rounds + 1) * Variables];
        for (var i = 0; i < histograms.Length; i++)
        {
            var variable = Experiments.Variables.All[i % Variables].Variable;
            histograms[i] = variable.High > 1 ? GrowingHistogram.OfWholeNumbers((int)variable.High) : new GrowingHistogram(variable.Low, variable.High, Bins);
        }
        return histograms;
    }
}
