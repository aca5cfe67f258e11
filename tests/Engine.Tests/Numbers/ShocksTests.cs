using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Numbers;

/// <summary>Each test has a fixed seed and a bound that independent uniforms would pass with all but one chance in a million.</summary>
public class ShocksTests
{
    private const int Count = 200_000;
    private const double Chance1In1000000 = 1e-6;
    private static readonly double FiveErrors = Normal.InvCDF(0, 1, 1 - Chance1In1000000 / 2); // 4.89 standard errors

    private static readonly Chance[] Sources = Enum.GetValues<Chance>();

    /// <summary>Uniforms of many rounds of one source, and of one round of many replications.</summary>
    public static TheoryData<string> Directions() => ["rounds", "replications", "seeds", "sources"];

    [Theory]
    [MemberData(nameof(Directions))]
    public void Uniforms_have_the_mean_and_variance_of_uniforms(string direction)
    {
        var sample = Sample(direction);
        Assert.All(sample, u => Assert.InRange(u, 0, 1 - Math.Pow(2, -53)));
        var mean = sample.Average();
        var variance = sample.Sum(u => (u - mean) * (u - mean)) / (Count - 1);
        // Var(U) = 1/12, Var((U − ½)²) = 1/80 − 1/144 = 1/180
        Assert.InRange(Math.Abs(mean - .5), 0, FiveErrors * Math.Sqrt(1 / 12.0 / Count));
        Assert.InRange(Math.Abs(variance - 1 / 12.0), 0, FiveErrors * Math.Sqrt(1 / 180.0 / Count));
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void Uniforms_fill_their_bins_evenly(string direction)
    {
        const int bins = 256;
        var counts = new int[bins];
        foreach (var u in Sample(direction)) counts[(int)(u * bins)]++;
        var chiSquare = counts.Sum(c => Math.Pow(c - (double)Count / bins, 2) / ((double)Count / bins));
        Assert.InRange(chiSquare, ChiSquared.InvCDF(bins - 1, Chance1In1000000 / 2), ChiSquared.InvCDF(bins - 1, 1 - Chance1In1000000 / 2));
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void Neighbours_are_not_correlated(string direction)
    {
        var sample = Sample(direction);
        Assert.InRange(Math.Abs(Correlation(sample[..^1], sample[1..])), 0, FiveErrors / Math.Sqrt(Count));
    }

    [Fact]
    public void No_two_sources_are_correlated_over_replications()
    {
        const int replications = 20_000;
        var shocks = Enumerable.Range(0, replications).Select(i => new Shocks(5, i)).ToArray();
        var samples = Sources.Select(source => shocks.Select(s => s.Uniform(source, 7)).ToArray()).ToArray();
        for (var a = 0; a < samples.Length; a++)
        {
            for (var b = 0; b < a; b++)
                Assert.InRange(Math.Abs(Correlation(samples[a], samples[b])), 0, 5.5 / Math.Sqrt(replications)); // 171 pairs
        }
    }

    [Fact]
    public void The_same_address_always_gives_the_same_shock_and_another_address_another()
    {
        var addresses = (
            from seed in new ulong[] { 0, 1, 2, ulong.MaxValue }
            from replication in Enumerable.Range(0, 40)
            from source in Sources
            from round in Enumerable.Range(-1, 11)
            select (seed, replication, source, round)).ToArray();
        double At((ulong Seed, int Replication, Chance Source, int Round) a) =>
            new Shocks(a.Seed, a.Replication).Uniform(a.Source, a.Round);
        Assert.Equal(addresses.Select(At), addresses.Reverse().Select(At).Reverse());
        Assert.Equal(addresses.Length, addresses.Select(At).Distinct().Count());
    }

    [Fact]
    public void The_draw_of_an_uncertain_parameter_depends_on_its_path_alone()
    {
        var shocks = new Shocks(3, 4);
        Assert.Equal(shocks.Uniform("mechanisms.spiral"), new Shocks(3, 4).Uniform("mechanisms.spiral"));
        var paths = Engine.Coercion.Simulation.Setting.Parameters.Select(p => p.Declaration.Path).ToArray();
        var uniforms = paths.Select(shocks.Uniform).ToArray();
        Assert.Equal(paths.Length, uniforms.Distinct().Count());
        Assert.All(uniforms, u => Assert.InRange(u, 0, 1));
        Assert.DoesNotContain(uniforms, u => Sources.Any(s => shocks.Uniform(s, 0) == u));
    }

    private static readonly Dictionary<string, double[]> Samples = [];

    /// <summary>Drawn once for all tests, which are one after the other.</summary>
    private static double[] Sample(string direction) =>
        Samples.TryGetValue(direction, out var sample) ? sample : Samples[direction] = Drawn(direction);

    private static double[] Drawn(string direction) => [.. Enumerable.Range(0, Count).Select(i => direction switch
    {
        "rounds" => new Shocks(1, 0).Uniform(Chance.Talks, i),
        "replications" => new Shocks(1, i).Uniform(Chance.Talks, 3),
        "seeds" => new Shocks((ulong)i, 0).Uniform(Chance.Talks, 3),
        _ => new Shocks(1, i / Sources.Length).Uniform(Sources[i % Sources.Length], 3),
    })];

    private static double Correlation(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        double xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.Sqrt(xx * yy);
    }
}
