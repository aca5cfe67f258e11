using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using NegotiationSim.Engine.History.Abc;

namespace NegotiationSim.Engine.Tests.History.Abc;

/// <summary>Pooling against the posterior of the textbook: strengths of two or three disputes with correlation ρ, each seen with a normal
/// error, and one more that nothing tells of.</summary>
public class PooledSamplerTests
{
    private const double Sd = .5;

    private static readonly AbcOptions Many = new() { Population = 800, LeastAcceptance = .1, Rounds = 0, Seed = 3 };

    private static readonly double[][] Alike = [[1.4, -.9, 1.1], [1.1, -1.2, .8]];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 1.5, -.5)]
    [InlineData(.6, 1.5, -.5, .3)]
    [InlineData(.9, 1.5, .5)]
    public void Strengths_have_the_posterior_of_the_textbook_at_any_correlation(double rho, params double[] seen)
    {
        var draws = Pooled([.. seen.Select(y => (double[])[y])], [rho], rounds: 2);
        var (mean, covariance) = Given(seen, rho);
        for (var d = 0; d < seen.Length; d++) IsNear(mean[d], covariance[d, d], Moments(draws, d, 0));
        // of which nothing was seen stays as it was
        IsNear(0, 1, Moments(draws, 0, 1));
        IsNear(0, 1, Moments(draws, 1, 1));
        Assert.Equal(rho, Correlation.Pearson(draws.Scores[0].Select(z => z[1]), draws.Scores[1].Select(z => z[1])), .12);
    }

    [Fact]
    public void With_nothing_in_common_each_dispute_is_alone_and_with_all_they_are_one()
    {
        var (apart, one) = (Given([1.2, .4], 0), Given([1.2, .4], .995));
        for (var d = 0; d < 2; d++)
        {
            Assert.Equal((d == 0 ? 1.2 : .4) / (1 + Sd * Sd), apart.Mean[d], 1e-12);
            Assert.Equal(1.6 / (2 + Sd * Sd), one.Mean[d], .01); // one strength, seen twice
        }
        var draws = Pooled([[1.2], [.4]], [.995], rounds: 2);
        for (var d = 0; d < 2; d++) IsNear(1.6 / (2 + Sd * Sd), 1 / (1 + 2 / (Sd * Sd)), Moments(draws, d, 0));
    }

    [Fact]
    public void How_much_disputes_have_in_common_is_learnt_with_the_strengths()
    {
        // The posterior of ρ and the mixture over it, both on the grid.
        double[] chances = [.. CommonPart.Unknown.Select(rho => Enumerable.Range(0, 3).Aggregate(1.0, (p, j) => p * Evidence(j, rho)))];
        double Over(Func<double, double> value) => CommonPart.Unknown.Zip(chances, (r, p) => p * value(r)).Sum() / chances.Sum();
        var draws = Pooled(Alike, CommonPart.Unknown, rounds: 2);
        double Learnt(Func<double, double> value) => draws.Common.Zip(draws.Weights, (r, w) => w * value(r)).Sum();
        Assert.InRange(Over(r => r), .65, .75);
        Assert.Equal(Over(r => r), Learnt(r => r), .06);
        Assert.Equal(Over(r => r * r), Learnt(r => r * r), .08);
        for (var j = 0; j < 3; j++)
        {
            double[] both = [Alike[0][j], Alike[1][j]];
            var mean = Over(r => Given(both, r).Mean[0]);
            IsNear(mean, Over(r => Given(both, r) is var (m, c) ? c[0, 0] + m[0] * m[0] : 0) - mean * mean, Moments(draws, 0, j));
        }
    }

    [Fact]
    public void Threads_change_no_bit_and_a_break_between_rounds_neither()
    {
        var options = Many with { Population = 60, LeastAcceptance = .3, Threads = 2 };
        var whole = Sampled(Alike, CommonPart.Unknown, 2, options);
        var alone = Sampled(Alike, CommonPart.Unknown, 2, options with { Threads = 1 });
        var resumed = Sampler(Alike, CommonPart.Unknown, options).Next(1, Sampled(Alike, CommonPart.Unknown, 1, options).Disputes, Token);
        foreach (var other in new[] { alone, resumed })
        {
            Assert.Equal(whole.Common, other.Common);
            for (var d = 0; d < 2; d++)
                Assert.Equal(whole.Disputes[d].Draws.SelectMany(z => z.Parameters), other.Disputes[d].Draws.SelectMany(z => z.Parameters));
        }
        Assert.NotEqual(whole.Common, Sampled(Alike, CommonPart.Unknown, 1, options).Common);
    }

    [Fact]
    public void Draws_stay_within_every_hurdle_of_their_dispute_and_can_be_simulated_again()
    {
        var options = Many with { Population = 60, LeastAcceptance = .3 };
        var (alone, round) = (Alone(Alike, options), Sampled(Alike, CommonPart.Unknown, 2, options));
        for (var d = 0; d < 2; d++)
        {
            var model = new Seen(Alike[d]);
            foreach (var draw in round.Disputes[d].Draws)
            {
                var again = new double[3];
                model.Simulate(draw.Parameters, AbcSampler.SeedOf(options.Seed, draw.Generation), draw.Attempt, again);
                Assert.Equal(draw.Statistics, again);
                Assert.All(alone[d].Skip(1), g => Assert.True(AbcSampler.Distance(again, model.Observed, g.Scales) <= g.Threshold));
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(.3, 0, 0, 1)]
    [InlineData(.3, 1, .3, .91)] // ρ and 1 − ρ²
    [InlineData(.5, 2, 1 / 3.0, 2 / 3.0)] // by hand: ρ/(1 + ρ) and 1 − 2ρ²/(1 + ρ)
    public void What_others_say_of_a_strength_by_hand(double rho, int others, double weight, double variance)
    {
        var given = CommonPart.Given(rho, others);
        Assert.Equal((weight, variance), (Math.Round(given.Weight, 12), Math.Round(given.Variance, 12)), Nearly);
    }

    [Fact]
    public void The_correlation_is_drawn_by_its_density_given_the_strengths()
    {
        double[][] strengths = [[1, .8, 1.3], [-.4, -.2, .1]];
        double Density(double rho) => strengths.Aggregate(1.0, (p, z) =>
        {
            var (y, prior) = (Vector<double>.Build.Dense(z), Prior(3, rho));
            return p * Math.Exp(-y * prior.Inverse() * y / 2) / Math.Sqrt(prior.Determinant());
        });
        var sum = CommonPart.Unknown.Sum(Density);
        var part = new CommonPart(3, CommonPart.Unknown);
        double[] drawn = [.. Enumerable.Range(0, 5000).Select(i => CommonPart.Unknown[part.Draw(strengths, (i + .5) / 5000)])];
        Assert.Equal(CommonPart.Unknown.Sum(r => r * Density(r)) / sum, drawn.Average(), 1e-3);
        Assert.Equal(CommonPart.Unknown.Sum(r => r * r * Density(r)) / sum, drawn.Average(r => r * r), 1e-3);
        var one = new CommonPart(1, CommonPart.Unknown); // which cannot tell
        Assert.Equal(.5, Enumerable.Range(0, 100).Average(i => CommonPart.Unknown[one.Draw([[.7]], i / 100.0)]), 1e-2);
    }

    private static readonly IEqualityComparer<(double, double)> Nearly = EqualityComparer<(double A, double B)>.Create(
        (x, y) => Math.Abs(x.A - y.A) < 1e-9 && Math.Abs(x.B - y.B) < 1e-9);

    /// <summary>Within four Monte Carlo errors of some 300 independent draws, and what thresholds above 0 take.</summary>
    private static void IsNear(double mean, double variance, (double Mean, double Variance) found)
    {
        Assert.Equal(mean, found.Mean, .03 + 4 * Math.Sqrt(variance / 300));
        Assert.InRange(found.Variance / variance, .7, 1.35);
    }

    private static PooledDraws Pooled(double[][] seen, IReadOnlyList<double> rho, int rounds) =>
        PooledDraws.Of(seen, Shared(seen), rho, [Sampled(seen, rho, rounds, Many)], 5);

    private static PooledRound Sampled(double[][] seen, IReadOnlyList<double> rho, int rounds, AbcOptions options)
    {
        var alone = Alone(seen, options);
        var sampler = Sampler(seen, rho, options);
        var last = sampler.Next(0, [.. alone.Select(g => g[^1])], Token);
        for (var r = 1; r < rounds; r++) last = sampler.Next(r, last.Disputes, Token);
        return last;
    }

    private static PooledSampler Sampler(double[][] seen, IReadOnlyList<double> rho, AbcOptions options) =>
        new([.. seen.Select(y => new Seen(y))], Shared(seen), rho, Alone(seen, options), options);

    private static readonly Dictionary<(string Seen, AbcOptions Options), IReadOnlyList<AbcGeneration>> Sole = [];

    /// <summary>Each dispute sampled alone: once for all tests, which are one after the other.</summary>
    private static IReadOnlyList<AbcGeneration>[] Alone(double[][] seen, AbcOptions options) => [.. seen.Select(y =>
    {
        var key = (string.Join(' ', y), options);
        return Sole.TryGetValue(key, out var sole) ? sole : Sole[key] = AbcSampler.Run(new Seen(y), options, cancellation: Token);
    })];

    private static int[][] Shared(double[][] seen) =>
        [.. Enumerable.Range(0, seen[0].Length + 1).Select(j => seen.Select(_ => j).ToArray())];

    private static (double Mean, double Variance) Moments(PooledDraws draws, int d, int j)
    {
        var mean = draws.Scores[d].Zip(draws.Weights, (z, w) => w * z[j]).Sum();
        return (mean, draws.Scores[d].Zip(draws.Weights, (z, w) => w * (z[j] - mean) * (z[j] - mean)).Sum());
    }

    private static Matrix<double> Prior(int n, double rho) => Matrix<double>.Build.Dense(n, n, (i, j) => i == j ? 1 : rho);

    /// <summary>The posterior of a strength in all disputes given what was seen of it in each.</summary>
    private static (Vector<double> Mean, Matrix<double> Covariance) Given(double[] seen, double rho)
    {
        var covariance = (Prior(seen.Length, rho).Inverse() + Matrix<double>.Build.DenseIdentity(seen.Length) / (Sd * Sd)).Inverse();
        return (covariance * Vector<double>.Build.Dense(seen) / (Sd * Sd), covariance);
    }

    /// <summary>The density of what was seen of a strength.</summary>
    private static double Evidence(int j, double rho)
    {
        var spread = Prior(2, rho) + Matrix<double>.Build.DenseIdentity(2) * Sd * Sd;
        var y = Vector<double>.Build.Dense([.. Alike.Select(s => s[j])]);
        return Math.Exp(-y * spread.Inverse() * y / 2) / Math.Sqrt(spread.Determinant());
    }

    private sealed class Seen(double[] y) : IAbcModel, IAbcSimulator
    {
        public int Dimensions => y.Length + 1;
        public IReadOnlyList<double> Observed => y;
        public IAbcSimulator NewSimulator() => this;

        public bool Simulate(ReadOnlySpan<double> parameters, ulong seed, long attempt, Span<double> statistics)
        {
            var chance = new Engine.Numbers.SplitMix64(~seed).Split(attempt);
            for (var j = 0; j < y.Length; j++)
                statistics[j] = parameters[j] + Sd * Engine.Numbers.Draws.StandardNormal(chance.UniformAt(j));
            return true;
        }
    }
}
