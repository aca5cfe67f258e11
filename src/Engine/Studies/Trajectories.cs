using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies;

/// <summary>One thread's and then all threads' sums over replications of the variables at each round.</summary>
internal sealed class TrajectorySums
{
    /// <summary>Histogram bins over a variable's range, which follows the data: quantiles are exact to about a thousandth of it.</summary>
    private const int Bins = 1000;

    /// <summary>How many bins of a cell are kept before they are counted: a histogram then comes into the processor's cache once for all of
    /// them.</summary>
    private const int Kept = 512;

    private readonly IReadOnlyList<Quantity> variables, ends;
    private readonly int rounds;
    private readonly ManyMoments moments;
    private readonly GrowingHistogram[] histograms; // none without quantiles
    private readonly GrowingHistogram.Binning[] binnings;
    private readonly ushort[] bins;
    private readonly int[] kept;
    private readonly long[] statuses;

    /// <summary>Sums without values.</summary>
    /// <param name="variables">The variables, in the order of the blocks.</param>
    /// <param name="ends">The ways to end, to be told as shares of the replications; may be none.</param>
    /// <param name="rounds">How many rounds there are.</param>
    /// <param name="quantiles">Whether quantiles are asked for.</param>
    internal TrajectorySums(IReadOnlyList<Quantity> variables, IReadOnlyList<Quantity> ends, int rounds, bool quantiles)
    {
        (this.variables, this.ends, this.rounds) = (variables, ends, rounds);
        moments = new ManyMoments((rounds + 1) * variables.Count);
        histograms = quantiles ? NewHistograms(variables, rounds) : [];
        binnings = [.. histograms.Select(h => h.Now)];
        (bins, kept) = (new ushort[histograms.Length * Kept], new int[histograms.Length]);
        statuses = new long[(rounds + 1) * ends.Count];
    }

    /// <summary>Sums of all that a model follows.</summary>
    internal TrajectorySums(Model model, int rounds, bool quantiles) : this(model.OfRounds, model.Ends, rounds, quantiles)
    {
    }

    /// <summary>The moments of the last block.</summary>
    internal ManyMoments Moments => moments;

    /// <summary>Adds a block.</summary>
    internal void Add(RoundsOfBlock block, int replications)
    {
        moments.Take(block.Values, block.Stride, replications);
        for (var cell = 0; cell < histograms.Length; cell++)
        {
            var values = block.Values.Slice(cell * block.Stride, block.Stride);
            if (!double.IsNaN(values[0])) Keep(cell, values, replications);
        }
        for (var t = 0; t <= rounds; t++)
        {
            var found = block.Ends.Slice(t * block.Stride, block.Stride);
            for (var e = 0; e < ends.Count; e++) statuses[t * ends.Count + e] += BlockMoments.CountOf(e, found, replications);
        }
    }

    private void Keep(int cell, ReadOnlySpan<double> values, int replications)
    {
        if (kept[cell] + values.Length > Kept) Count(cell);
        if (values.Length <= Kept && binnings[cell].TryBins(values, replications, bins.AsSpan(cell * Kept + kept[cell])))
        {
            kept[cell] += replications;
            return;
        }
        Count(cell); // the bins may change now
        foreach (var value in values[..replications]) histograms[cell].Add(value);
        binnings[cell] = histograms[cell].Now;
    }

    private void Count(int cell)
    {
        histograms[cell].AddBins(bins.AsSpan(cell * Kept, kept[cell]));
        kept[cell] = 0;
    }

    /// <summary>Counts what is kept.</summary>
    internal void CountAll()
    {
        for (var cell = 0; cell < histograms.Length; cell++) Count(cell);
    }

    /// <summary>Adds another thread's counts, when both have counted all. Whole numbers: the order does not matter.</summary>
    internal void AddCounts(TrajectorySums other)
    {
        for (var i = 0; i < histograms.Length; i++) histograms[i].Merge(other.histograms[i]);
        for (var i = 0; i < statuses.Length; i++) statuses[i] += other.statuses[i];
    }

    /// <summary>The series of all variables.</summary>
    internal IReadOnlyList<Series> ToSeries(ManyMoments total, IReadOnlyList<double[]> paths) =>
        [.. variables.Select((variable, v) =>
        {
            double[] Over(Func<int, double> at) => [.. Enumerable.Range(0, rounds + 1).Select(t => at(t * variables.Count + v))];
            double[][] found = histograms.Length == 0 ? []
                : [.. Enumerable.Range(0, rounds + 1).Select(t => Quantiles(t * variables.Count + v, total[t * variables.Count + v]))];
            var estimates = Enumerable.Range(0, rounds + 1).Select(t => Mean(variable, total[t * variables.Count + v])).ToArray();
            return new Series(
                variable,
                [.. estimates.Select(e => e.Mean)],
                [.. estimates.Select(e => e.Interval.Low)],
                [.. estimates.Select(e => e.Interval.High)],
                found.Length == 0 ? [] : [.. Series.QuantileLevels.Select((_, level) => found.Select(q => q[level]).ToArray())],
                [.. paths.Select(path => (IReadOnlyList<double>)Over(i => path[i]))]);
        })];

    /// <summary>Those of a bin; where all replications have one number, that number.</summary>
    private double[] Quantiles(int cell, Moments sample) =>
        sample is { N: > 0, Squares: 0 } ? [.. Series.QuantileLevels.Select(_ => sample.Mean)]
            : histograms[cell].Quantiles(Series.QuantileLevels);

    private static Estimate Mean(Quantity variable, Moments sample) =>
        variable.IsRoundShare && sample.N > 0
            ? Intervals.Share((long)Math.Round(sample.Mean * sample.N), sample.N) with { Mean = sample.Mean } : Intervals.Mean(sample);

    /// <summary>The shares of the statuses over the rounds.</summary>
    internal IReadOnlyList<StatusShare> ToStatuses()
    {
        double Total(int t) => Enumerable.Range(0, ends.Count).Sum(e => statuses[t * ends.Count + e]);
        return [.. ends.Select((end, e) => new StatusShare(end.Name, end.Label,
            [.. Enumerable.Range(0, rounds + 1).Select(t => statuses[t * ends.Count + e] / Total(t))]))];
    }

    private static GrowingHistogram[] NewHistograms(IReadOnlyList<Quantity> variables, int rounds)
    {
        var histograms = new GrowingHistogram[(rounds + 1) * variables.Count];
        for (var i = 0; i < histograms.Length; i++)
        {
            var variable = variables[i % variables.Count];
            histograms[i] = variable.IsWhole
                ? GrowingHistogram.OfWholeNumbers((int)variable.RoundRange.High)
                : new GrowingHistogram(variable.RoundRange.Low, variable.RoundRange.High, Bins);
        }
        return histograms;
    }
}
