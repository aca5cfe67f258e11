using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies;

/// <summary>One thread's and then all threads' sums over replications of the variables at each round.</summary>
internal sealed class TrajectorySums(Model model, int rounds, bool quantiles)
{
    /// <summary>Histogram bins over a variable's range, which follows the data: quantiles are exact to about a thousandth of it.</summary>
    private const int Bins = 1000;

    private readonly ManyMoments moments = new((rounds + 1) * model.OfRounds.Count);
    private readonly GrowingHistogram[] histograms = quantiles ? NewHistograms(model, rounds) : [];
    private readonly long[] statuses = new long[(rounds + 1) * model.Ends.Count];

    /// <summary>Adds a block: a row a replication, each with every variable of every round. Histograms are filled column by column, so that
    /// the one in hand stays in the processor's cache.</summary>
    internal void Add(double[] values, int[] status, int replications)
    {
        for (var r = 0; r < replications; r++) moments.Add(values.AsSpan(r * moments.Count, moments.Count));
        for (var i = 0; i < histograms.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            for (var r = 0; r < replications; r++) histograms[i].Add(values[r * moments.Count + i]);
        }
        for (var r = 0; r < replications; r++)
        {
            for (var t = 0; t <= rounds; t++) statuses[t * model.Ends.Count + status[r * (rounds + 1) + t]]++;
        }
    }

    /// <summary>Hands the moments of a block on and starts the next block's at nothing.</summary>
    internal void MoveMomentsTo(Moments[] total) => moments.MoveTo(total);

    /// <summary>Adds another thread's counts. Whole numbers: the order does not matter.</summary>
    internal void AddCounts(TrajectorySums other)
    {
        for (var i = 0; i < histograms.Length; i++) histograms[i].Merge(other.histograms[i]);
        for (var i = 0; i < statuses.Length; i++) statuses[i] += other.statuses[i];
    }

    /// <summary>The series of all variables.</summary>
    internal IReadOnlyList<Series> ToSeries(Moments[] total, IReadOnlyList<double[]> paths) =>
        [.. model.OfRounds.Select((variable, v) =>
        {
            double[] Over(Func<int, double> at) => [.. Enumerable.Range(0, rounds + 1).Select(t => at(t * model.OfRounds.Count + v))];
            var estimates = Enumerable.Range(0, rounds + 1).Select(t => Mean(variable, total[t * model.OfRounds.Count + v])).ToArray();
            return new Series(
                variable,
                [.. estimates.Select(e => e.Mean)],
                [.. estimates.Select(e => e.Interval.Low)],
                [.. estimates.Select(e => e.Interval.High)],
                quantiles ? [.. Series.QuantileLevels.Select(level => (IReadOnlyList<double>)Over(i => histograms[i].Quantile(level)))]
                    : [],
                [.. paths.Select(path => (IReadOnlyList<double>)Over(i => path[i]))]);
        })];

    private static Estimate Mean(Quantity variable, in Moments sample) =>
        variable.IsRoundShare && sample.N > 0
            ? Intervals.Share((long)Math.Round(sample.Mean * sample.N), sample.N) with { Mean = sample.Mean } : Intervals.Mean(sample);

    /// <summary>The shares of the statuses over the rounds.</summary>
    internal IReadOnlyList<StatusShare> ToStatuses()
    {
        double Total(int t) => Enumerable.Range(0, model.Ends.Count).Sum(e => statuses[t * model.Ends.Count + e]);
        return [.. model.Ends.Select((end, e) => new StatusShare(end.Name, end.Label,
            [.. Enumerable.Range(0, rounds + 1).Select(t => statuses[t * model.Ends.Count + e] / Total(t))]))];
    }

    private static GrowingHistogram[] NewHistograms(Model model, int rounds)
    {
        var histograms = new GrowingHistogram[(rounds + 1) * model.OfRounds.Count];
        for (var i = 0; i < histograms.Length; i++)
        {
            var variable = model.OfRounds[i % model.OfRounds.Count];
            histograms[i] = variable.IsWhole
                ? GrowingHistogram.OfWholeNumbers((int)variable.RoundRange.High)
                : new GrowingHistogram(variable.RoundRange.Low, variable.RoundRange.High, Bins);
        }
        return histograms;
    }
}
