using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Tests.Statistics;

/// <summary>Published data sets, and short ways of summing up numbers.</summary>
internal static class Samples
{
    /// <summary>Extra hours of sleep of ten patients under the first drug (Student 1908).</summary>
    internal static readonly double[] SleepFirst = [.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2];

    /// <summary>Those of the same patients under the second drug.</summary>
    internal static readonly double[] SleepSecond = [1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    /// <summary>Weeks of remission under 6-MP, ended by a relapse and by the end of the trial (Freireich and others 1963).</summary>
    internal static readonly (long[] Events, long[] Censored) Treated =
        (Counts(6, 6, 6, 7, 10, 13, 16, 22, 23), Counts(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35));

    internal static Moments MomentsOf(IEnumerable<double> values)
    {
        var moments = default(Moments);
        foreach (var value in values) moments.Add(value);
        return moments;
    }

    internal static PairedMoments PairsOf(IEnumerable<(double First, double Second)> pairs)
    {
        var sums = default(PairedMoments);
        foreach (var (first, second) in pairs) sums.Add(first, second);
        return sums;
    }

    internal static double Normal(Random random) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble());

    /// <summary>Asserts equality to a share of the value, 1e-12 unless told.</summary>
    internal static void Near(double expected, double actual, double tolerance = 1e-12) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, was {actual:R}");

    private static long[] Counts(params int[] weeks)
    {
        var counts = new long[36];
        foreach (var week in weeks) counts[week]++;
        return counts;
    }
}
