using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Sweeps;

/// <summary>The results of a block of points: a row for every policy at every point, points in the order of the design.</summary>
/// <remarks>Used again for the next block: copy what is to be kept.</remarks>
public sealed class SweepBlock
{
    private readonly IReadOnlyList<Quantity> metrics;
    private readonly int policies;
    private readonly long[] played;
    private readonly ulong[] seeds;
    private readonly double[][] means;
    private readonly double[][] errors;
    private readonly long[][] counts;
    private readonly double[][] differenceErrors;

    internal SweepBlock(Model model, int policies, int points, bool keepsReplications)
    {
        (Model, metrics) = (model, model.Metrics);
        Replications = keepsReplications ? new SweepReplications(metrics.Count) : null;
        this.policies = policies;
        played = new long[points * policies];
        seeds = new ulong[points * policies];
        means = Columns<double>();
        errors = Columns<double>();
        counts = Columns<long>();
        differenceErrors = [.. Enumerable.Range(0, metrics.Count * (policies - 1)).Select(_ => new double[points * policies])];

        T[][] Columns<T>() => [.. metrics.Select(_ => new T[points * policies])];
    }

    /// <summary>The model of the scenarios.</summary>
    public Model Model { get; }

    /// <summary>The block's number, from 0.</summary>
    public long Number { get; private set; }

    /// <summary>The number of its first point.</summary>
    public long FirstPoint { get; private set; }

    /// <summary>How many points it has.</summary>
    public int Points { get; private set; }

    /// <summary>How many rows: points times policies.</summary>
    public int Rows => Points * policies;

    /// <summary>How many replications each row rests on.</summary>
    public ReadOnlyMemory<long> Played => played.AsMemory(0, Rows);

    /// <summary>The seed of each row's shocks: <c>sim run --seed</c> with it and the point's values plays the same replications.</summary>
    public ReadOnlyMemory<ulong> Seeds => seeds.AsMemory(0, Rows);

    /// <summary>The mean of a metric in each row; NaN where no replication had a value.</summary>
    /// <param name="metric">The metric's index in <see cref="Models.Model.Metrics"/>.</param>
    public ReadOnlyMemory<double> Means(int metric) => means[metric].AsMemory(0, Rows);

    /// <summary>The standard error of that mean; NaN for fewer than two values.</summary>
    /// <inheritdoc cref="Means"/>
    public ReadOnlyMemory<double> StandardErrors(int metric) => errors[metric].AsMemory(0, Rows);

    /// <summary>How many replications had a value.</summary>
    /// <inheritdoc cref="Means"/>
    public ReadOnlyMemory<long> Counts(int metric) => counts[metric].AsMemory(0, Rows);

    /// <summary>The standard error of the difference between a row's mean and that of an earlier policy at the same point, taken
    /// replication by replication over the shocks they share.</summary>
    /// <param name="metric">The metric's index in <see cref="Models.Model.Metrics"/>.</param>
    /// <param name="other">The number of the earlier policy, from 0; below the last.</param>
    /// <returns>NaN in the rows of that policy and of those before it, where a replication of either has no value, and for fewer than
    /// two.</returns>
    public ReadOnlyMemory<double> DifferenceErrors(int metric, int other) =>
        differenceErrors[other * metrics.Count + metric].AsMemory(0, Rows);

    /// <summary>The replications one by one, or null unless <see cref="SweepOptions.KeepsReplications"/>.</summary>
    public SweepReplications? Replications { get; }

    internal void Start(long number, long firstPoint, int points)
    {
        (Number, FirstPoint, Points) = (number, firstPoint, points);
        Replications?.Clear();
    }

    internal void Fill(int row, long played, ulong seed, ReadOnlySpan<Moments> sums, PairedErrors paired)
    {
        (this.played[row], seeds[row]) = (played, seed);
        for (var m = 0; m < sums.Length; m++)
        {
            var (mean, n) = (sums[m].Mean, sums[m].N);
            means[m][row] = n == 0 ? double.NaN : mean;
            errors[m][row] = n == 0 ? double.NaN : metrics[m].IsShare ? Math.Sqrt(mean * (1 - mean) / n) : sums[m].StandardError;
            counts[m][row] = n;
            for (var other = 0; other < policies - 1; other++)
                differenceErrors[other * metrics.Count + m][row] =
                    other < row % policies ? paired.Error(row % policies, other, m) : double.NaN;
        }
    }
}
