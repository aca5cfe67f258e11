using CsCheck;
using MathNet.Numerics;
using NegotiationSim.Engine.History;

namespace NegotiationSim.Engine.Tests.History;

public class ScoresTests
{
    private static readonly Gen<double[]> Forecast =
        Gen.Double[0, 1].Array[1, 12].Select(w => w.Select(x => (x + 1e-9) / (w.Sum() + 1e-9 * w.Length)).ToArray());

    [Fact]
    public void The_crps_of_a_forecast_that_is_sure_is_the_absolute_error() => Gen.Int[0, 20].Select(Gen.Int[0, 30]).ForAll(draw =>
    {
        var (sure, seen) = draw;
        var chances = new double[sure + 1];
        chances[sure] = 1;
        Assert.Equal(Math.Abs(sure - seen), Scores.Crps(chances, seen), 1e-12);
    });

    [Fact]
    public void The_crps_is_the_mean_error_less_half_the_mean_difference() => Forecast.Select(Gen.Int[0, 15]).ForAll(draw =>
    {
        var (p, y) = draw;
        var error = p.Select((q, k) => q * Math.Abs(k - y)).Sum();
        var spread = p.SelectMany((q, k) => p.Select((r, l) => q * r * Math.Abs(k - l))).Sum();
        Assert.Equal(error - spread / 2, Scores.Crps(p, y), 1e-9);
    });

    [Fact]
    public void The_crps_of_Poisson_has_its_published_closed_form() => Gen.Double[.01, 20].Select(Gen.Int[0, 40]).ForAll(draw =>
    {
        var (mean, y) = draw; // Wei and Held 2014; Jordan, Krueger and Lerch 2019
        var law = new MathNet.Numerics.Distributions.Poisson(mean);
        var closed = (y - mean) * (2 * law.CumulativeDistribution(y) - 1) + 2 * mean * law.Probability(y)
            - mean * Math.Exp(-2 * mean) * (SpecialFunctions.BesselI0(2 * mean) + SpecialFunctions.BesselI1(2 * mean));
        Assert.Equal(closed, Scores.Crps(Scores.Poisson(mean), y), 1e-6);
    }, cases: 200);

    [Fact]
    public void Chances_are_those_of_the_library() => Gen.Double[.01, 20].Select(Gen.Double[.1, 50], Gen.Int[0, 40]).ForAll(draw =>
    {
        var (mean, shape, k) = draw;
        Assert.Equal(new MathNet.Numerics.Distributions.NegativeBinomial(shape, shape / (shape + mean)).Probability(k),
            Math.Exp(Scores.LogChance(mean, shape, k)), 1e-9);
        Assert.Equal(new MathNet.Numerics.Distributions.Poisson(mean).Probability(k),
            Math.Exp(Scores.LogChance(mean, double.PositiveInfinity, k)), 1e-9);
    });

    [Fact]
    public void Chances_reach_as_far_as_there_are_any() => Gen.Double[.01, 300].Select(Gen.Double[.2, 50], Gen.Bool).ForAll(draw =>
    {
        var (mean, shape, isPoisson) = draw;
        var chances = Scores.NegativeBinomial(mean, isPoisson ? double.PositiveInfinity : shape);
        Assert.Equal(1, chances.Sum(), 1e-9);
        Assert.Equal(mean, chances.Select((p, k) => p * k).Sum(), 1e-7 * (1 + mean));
    }, cases: 100);

    [Fact]
    public void Each_score_is_best_in_the_mean_for_the_forecast_that_is_the_truth() => Forecast.Select(Forecast).ForAll(draw =>
    {
        var (truth, other) = draw;
        double Chance(double[] p, int y) => y < p.Length ? p[y] : 0;
        double Mean(Func<int, double> score) => truth.Select((p, y) => p * score(y)).Sum();
        Assert.True(Mean(y => Scores.Crps(truth, y)) <= Mean(y => Scores.Crps(other, y)) + 1e-9);
        Assert.True(Mean(y => Scores.Log(Chance(truth, y))) <= Mean(y => Scores.Log(Chance(other, y))) + 1e-9);
        Assert.True(Mean(y => Scores.Brier(truth[0], y == 0)) <= Mean(y => Scores.Brier(other[0], y == 0)) + 1e-9);
    });

    [Fact]
    public void The_Brier_score_is_reliability_less_resolution_plus_uncertainty() =>
        Gen.Int[0, 5].Select(Gen.Bool).Array[1, 60].ForAll(draws =>
        {
            double[] chances = [.. draws.Select(d => d.Item1 / 5.0)];
            bool[] happened = [.. draws.Select(d => d.Item2)];
            var (reliability, resolution, uncertainty) = Calibration.Murphy(chances, happened);
            Assert.Equal(chances.Zip(happened, Scores.Brier).Average(), reliability - resolution + uncertainty, 1e-9);
        });

    [Fact]
    public void The_PIT_is_flat_where_what_came_is_what_was_forecast()
    {
        double[] chances = [.2, .5, .1, .2]; // and ten quarters in just these shares
        int[] seen = [0, 0, 1, 1, 1, 1, 1, 2, 3, 3];
        Assert.All(Calibration.Pit([.. seen.Select(_ => chances)], seen, 7), height => Assert.Equal(1, height, 1e-9));
    }

    [Fact]
    public void The_PIT_slopes_up_where_forecasts_are_too_low()
    {
        var heights = Calibration.Pit([.. Enumerable.Repeat(Scores.Poisson(1), 20)], [.. Enumerable.Repeat(3, 20)]);
        Assert.Equal(0, heights[0], 1e-9);
        Assert.True(heights[^1] > 1);
        Assert.Equal(1, heights.Average(), 1e-9);
    }

    [Fact]
    public void The_shape_fitted_to_the_red_mites_on_apple_leaves_is_the_published_one()
    {
        int[] leaves = [70, 38, 17, 10, 9, 3, 2, 1]; // Bliss and Fisher 1953: 0 to 7 mites a leaf, k = 1.02459
        Assert.Equal(1.02459, NegativeBinomialFit.Shape([.. leaves.SelectMany((n, mites) => Enumerable.Repeat(mites, n))]), 2e-4);
    }

    [Fact]
    public void Counts_that_vary_less_than_Poisson_s_are_fitted_as_Poisson() =>
        Assert.Equal(double.PositiveInfinity, NegativeBinomialFit.Shape([1, 1, 2, 1, 1, 2]));
}
