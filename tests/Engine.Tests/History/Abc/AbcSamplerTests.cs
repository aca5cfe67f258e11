using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.History.Abc;

namespace NegotiationSim.Engine.Tests.History.Abc;

public class AbcSamplerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly AbcOptions Few = new() { Population = 400, LeastAcceptance = .05, Seed = 7, Threads = 2 };

    private static readonly Lazy<IReadOnlyList<AbcGeneration>> OfFew = new(() => AbcSampler.Run(new NormalMean(1.2, .5), Few));

    [Fact]
    public void A_normal_mean_has_the_posterior_of_the_textbook()
    {
        // θ ~ N(0, 1), x | θ ~ N(θ, .5²), x = 1.2 seen: θ | x ~ N(1.2/(1 + .25), .25/(1 + .25)) = N(.96, .2). The second parameter is not
        // told of: N(0, 1).
        var model = new NormalMean(1.2, .5);
        var last = AbcSampler.Run(model, new AbcOptions { Population = 2000, LeastAcceptance = .03, Seed = 3 }, cancellation: Token)[^1];
        var (scores, weights) = Posterior.Adjusted([last], model.Observed);
        (double Mean, double Variance) Moments(int j)
        {
            var mean = scores.Zip(weights, (z, w) => w * z[j]).Sum();
            return (mean, scores.Zip(weights, (z, w) => w * (z[j] - mean) * (z[j] - mean)).Sum());
        }
        var error = 4 * Math.Sqrt(.2 / (weights.Sum(w => w * w) is var s ? 1 / s : 0)) * 1.5; // Metropolis steps leave some dependence
        Assert.InRange(Moments(0).Mean, .96 - error, .96 + error);
        Assert.InRange(Moments(0).Variance / .2, .85, 1.15);
        Assert.InRange(Moments(1).Mean, -.15, .15);
        Assert.InRange(Moments(1).Variance, .85, 1.15);
    }

    [Fact]
    public void A_count_has_the_posterior_of_the_textbook()
    {
        // λ ~ Exp(1), y | λ ~ Pois(λ), y = 3 seen: λ | y ~ Gamma(4, 2), mean 2, variance 1. Counts can be met exactly, so no adjustment is
        // needed.
        var model = new PoissonCount(3);
        var last =
            AbcSampler.Run(model, new AbcOptions { Population = 2000, LeastAcceptance = .02, Generations = 30, Seed = 4 },
                cancellation: Token)[^1];
        Assert.Equal(0, last.Threshold);
        double[] rates = [.. last.Draws.Select(d => PoissonCount.Rate(d.Parameters[0]))];
        Assert.InRange(rates.Average(), 1.88, 2.12);
        Assert.InRange(MathNet.Numerics.Statistics.Statistics.Variance(rates), .8, 1.2);
    }

    [Fact]
    public void Thresholds_fall_on_a_fixed_scale_and_draws_lie_within_every_one()
    {
        var model = new NormalMean(1.2, .5);
        var generations = OfFew.Value;
        foreach (var (g, later) in generations.Skip(1).SelectMany(g => generations.Skip(g.Number), (g, later) => (g, later)))
            Assert.All(later.Draws, d => Assert.True(AbcSampler.Distance(d.Statistics, model.Observed, g.Scales) <= g.Threshold));
    }

    [Fact]
    public void Rounds_of_sweeps_at_the_last_threshold_scatter_the_draws_that_it_left_alike()
    {
        var generations = OfFew.Value;
        var (near, swept) = (generations[^3], generations.TakeLast(2));
        Assert.Equal(0, near.Sweeps);
        Assert.All(swept, g => Assert.Equal((near.Threshold, near.Scales), (g.Threshold, g.Scales)));
        Assert.All(swept, g => Assert.InRange(g.Sweeps, 10, 400));
        Assert.InRange(swept.Last().DistinctDraws / 400, Math.Max(.97, near.DistinctDraws / 400), 1);
        Assert.Equal(generations.Count - 2, AbcSampler.Run(new NormalMean(1.2, .5), Few with { Rounds = 0 }, cancellation: Token).Count);
    }

    [Fact]
    public void Threads_change_no_bit_and_a_break_between_generations_neither()
    {
        var model = new NormalMean(1.2, .5);
        var whole = OfFew.Value;
        var kept = new List<AbcGeneration>();
        var alone = AbcSampler.Run(model, Few with { Threads = 1 }, finished: kept.Add, cancellation: Token);
        var resumed = AbcSampler.Run(model, Few, [.. kept.Take(3)], cancellation: Token);
        var late = AbcSampler.Run(model, Few, [.. kept.SkipLast(1)], cancellation: Token);
        Assert.Equal(whole.Count, kept.Count);
        foreach (var other in new[] { alone, resumed, late })
        {
            Assert.Equal(whole.Count, other.Count);
            Assert.Equal(whole[^1].Draws.SelectMany(d => d.Parameters), other[^1].Draws.SelectMany(d => d.Parameters));
            Assert.Equal(whole[^1].Threshold, other[^1].Threshold);
        }
    }

    [Fact]
    public void Regression_takes_out_a_straight_line_wholly()
    {
        // θ = 3 + 2(s − s_seen): every draw is moved to 3.
        var random = new Random(5);
        AbcDraw[] draws =
            [.. Enumerable.Range(0, 200).Select(i => random.NextDouble() is var s ? new AbcDraw(1, i, [3 + 2 * (s - .4)], [s]) : null!)];
        var (scores, weights) = Posterior.Adjusted([new AbcGeneration(1, 1, [1], [1], 200, 1, draws)], [.4]);
        Assert.All(scores, z => Assert.Equal(3, z[0], 1e-4));
        Assert.Equal(1, weights.Sum(), 1e-12);
    }

    [Fact]
    public void Distance_by_hand()
    {
        Assert.Equal(Math.Sqrt(1 + 4), AbcSampler.Distance([1, 5, 9], [0, 1, 0], [1, 2, 0]), 1e-12);
        Assert.Equal(0, AbcSampler.Distance([1, 2], [1, 2], [1, 1]));
    }

    [Fact]
    public void Few_draws_of_many_numbers_that_nothing_tells_of_lie_as_far_apart_as_before()
    {
        // 30 numbers N(0, 1), 50 draws: 25 that are kept span fewer directions than there are.
        double[] variances = [.. Enumerable.Range(1, 4).SelectMany(seed =>
        {
            var draws = AbcSampler.Run(new Noises(30), new AbcOptions { Population = 50, LeastAcceptance = .3, Seed = (ulong)seed },
                cancellation: Token)[^1].Draws;
            return Enumerable.Range(0, 30).Select(j =>
                MathNet.Numerics.Statistics.Statistics.Variance(draws.Select(d => d.Parameters[j])));
        })];
        Assert.InRange(variances.Average(), .9, 1.1); // of independent draws, its standard error is √(2/49/120) = .018
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_statistic_that_is_the_same_in_every_history_tells_nothing(bool isRounded)
    {
        // The mean of 400 times .7 is rounded, and would leave a spread of the last digit, by which what was seen lies 1e15 away.
        var with = AbcSampler.Run(new NormalMean(1.2, .5, .2, isRounded), Few, cancellation: Token);
        foreach (var (a, b) in OfFew.Value.Zip(with, (a, b) => (a, b)))
        {
            Assert.Equal([.. a.Scales, 0], b.Scales);
            Assert.Equal(a.Threshold, b.Threshold);
            Assert.Equal(a.Draws.SelectMany(d => d.Parameters), b.Draws.SelectMany(d => d.Parameters));
        }
        var (scores, _) = Posterior.Adjusted([OfFew.Value[^1]], [1.2]);
        var (withScores, _) = Posterior.Adjusted([with[^1]], [1.2, .2]);
        Assert.Equal(OfFew.Value.Count, with.Count);
        Assert.Equal(scores.SelectMany(z => z), withScores.SelectMany(z => z));
    }

    [Fact]
    public void Nothing_seen_is_refused() =>
        Assert.Throws<ArgumentException>(() => AbcSampler.Run(new NormalMean(double.NaN, 1), Few, cancellation: Token));

    private static double Noise(ulong seed, long attempt) =>
        Normal.InvCDF(0, 1, Uniform(seed, attempt, Engine.Numbers.Chance.War) * .999999 + 5e-7);

    /// <summary>That of <see cref="Engine.Numbers.Shocks"/>, without its other sources.</summary>
    private static double Uniform(ulong seed, long attempt, Engine.Numbers.Chance source) =>
        Engine.Numbers.Shocks.Root(seed, attempt).Split((int)source).UniformAt(0);

    /// <summary>A normal number, and perhaps one that is always .7, now and then rounded otherwise.</summary>
    private sealed class NormalMean(double seen, double sd, double? seenOfConstant = null, bool isRounded = false)
        : IAbcModel, IAbcSimulator
    {
        public int Dimensions => 2;
        public IReadOnlyList<double> Observed => seenOfConstant is { } other ? [seen, other] : [seen];
        public IAbcSimulator NewSimulator() => this;

        public bool Simulate(ReadOnlySpan<double> parameters, ulong seed, long attempt, Span<double> statistics)
        {
            statistics[0] = parameters[0] + sd * Noise(seed, attempt);
            if (statistics.Length > 1) statistics[1] = isRounded && attempt % 2 == 0 ? Math.BitDecrement(.7) : .7;
            return true;
        }
    }

    /// <summary>Chance alone, whatever the numbers.</summary>
    private sealed class Noises(int numbers) : IAbcModel, IAbcSimulator
    {
        public int Dimensions => numbers;
        public IReadOnlyList<double> Observed => [.3];
        public IAbcSimulator NewSimulator() => this;

        public bool Simulate(ReadOnlySpan<double> parameters, ulong seed, long attempt, Span<double> statistics)
        {
            statistics[0] = Noise(seed, attempt);
            return true;
        }
    }

    private sealed class PoissonCount(int seen) : IAbcModel, IAbcSimulator
    {
        public int Dimensions => 1;
        public IReadOnlyList<double> Observed => [seen];
        public IAbcSimulator NewSimulator() => this;

        public static double Rate(double z) => -Math.Log(1 - Normal.CDF(0, 1, z));

        public bool Simulate(ReadOnlySpan<double> parameters, ulong seed, long attempt, Span<double> statistics)
        {
            statistics[0] = Engine.Numbers.Draws.Poisson(Rate(parameters[0]), Uniform(seed, attempt, Engine.Numbers.Chance.Missiles));
            return true;
        }
    }
}
