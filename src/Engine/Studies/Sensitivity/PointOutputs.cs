using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>A metric at every point of a design: its means over replications, and how much of their variation is noise.</summary>
/// <remarks>All points share their shocks. So a value is mean + point + replication + rest, a two-way layout without repetition (Fisher
/// 1925). What a replication does to all points alike cancels; the rest does not, and a mean over r replications keeps the r-th part of its
/// variance.</remarks>
internal sealed class PointOutputs(long points, int replications)
{
    private readonly double[] sums = new double[replications]; // over the points, of the distance from the first value
    private double within;
    private double origin = double.NaN;
    private bool isWhole = true;

    /// <summary>The mean at each point; NaN where no replication has a value.</summary>
    internal double[] Means { get; } = new double[points];

    /// <summary>The mean of the means.</summary>
    internal double Mean => Of(Means).Mean;

    /// <summary>The variance of the means.</summary>
    internal double Variance => Of(Means).Variance;

    /// <summary>The part of the variance of the means that is noise: 0 to 1, NaN for one replication or means that do not vary.</summary>
    /// <remarks>Where some replication has no value, noise that all points share cannot be told apart: the part is then an upper
    /// bound.</remarks>
    internal double NoiseShare
    {
        get
        {
            var variance = Variance;
            if (replications < 2 || !(variance > 0)) return double.NaN;
            var n = Means.Length;
            var average = sums.Average();
            var shared = isWhole ? sums.Sum(s => (s - average) * (s - average)) / n : 0;
            var freedom = isWhole ? (n - 1.0) * (replications - 1) : n * (replications - 1.0);
            return Math.Clamp((within - shared) / freedom / replications / variance, 0, 1);
        }
    }

    /// <summary>Takes in the replications of a point; points come in their order.</summary>
    internal void Add(long point, ReadOnlySpan<double> values)
    {
        var moments = new Moments();
        for (var r = 0; r < values.Length; r++)
        {
            if (double.IsNaN(values[r]))
            {
                isWhole = false;
                continue;
            }
            moments.Add(values[r]);
            if (double.IsNaN(origin)) origin = values[r];
            sums[r] += values[r] - origin;
        }
        Means[point] = moments.N > 0 ? moments.Mean : double.NaN;
        if (moments.N > 1) within += moments.Variance * (moments.N - 1);
    }

    private static Moments Of(double[] values)
    {
        var moments = new Moments();
        foreach (var value in values)
        {
            if (!double.IsNaN(value)) moments.Add(value);
        }
        return moments;
    }
}
