using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearRegression;
using NegotiationSim.Engine.History.Abc;

namespace NegotiationSim.Engine.Tests.History.Abc;

public class LocalRegressionTests
{
    private const int Statistics = 10;

    [Fact]
    public void Each_draw_is_moved_by_the_fit_of_all_others()
    {
        var (random, n) = (new Random(11), 40);
        var (theta, s, seen) = World(random, n);
        double[] weights = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
        var total = weights.Sum();
        weights = [.. weights.Select(w => w / total)];
        var moved = new LocalRegression(theta, s, seen, weights).Moved;
        for (var i = 0; i < n; i++)
        {
            int[] others = [.. Enumerable.Range(0, n).Where(k => k != i)];
            var fit =
                MultipleRegression.QR<double>(
                    [.. others.Select(k => (double[])[Math.Sqrt(weights[k]), .. s[k].Select(x => x * Math.Sqrt(weights[k]))])],
                [.. others.Select(k => theta[k][0] * Math.Sqrt(weights[k]))]);
            var expected = theta[i][0] - Enumerable.Range(0, Statistics).Sum(k => fit[k + 1] * (s[i][k] - seen[k]));
            Assert.Equal(expected, moved[i][0], 1e-3);
        }
    }

    [Fact]
    public void Intervals_of_few_draws_hold_as_many_numbers_as_they_say()
    {
        // θ = s₁ + ... + s₁₀ + N(0, 1), from 60 draws: by the fit that a draw took part in, its residual has the variance 1 − 11/60.
        var (random, held, all) = (new Random(12), 0, 1500);
        for (var i = 0; i < all; i++)
        {
            var (theta, s, seen) = World(random, 60);
            var truth = seen.Sum() + Normal.Sample(random, 0, 1);
            double[] moved = [.. new LocalRegression(theta, s, seen, [.. theta.Select(_ => 1 / 60.0)]).Moved.Select(z => z[0]).Order()];
            if (truth >= moved[2] && truth <= moved[57]) held++; // 55 of 61 places: 90.2%
        }
        Assert.InRange((double)held / all, .902 - 3 * .0077, .902 + 3 * .0077);
    }

    private static (double[][] Theta, double[][] Statistics, double[] Seen) World(Random random, int n)
    {
        double[] Normals() => [.. Enumerable.Range(0, Statistics).Select(_ => Normal.Sample(random, 0, 1))];
        double[][] s = [.. Enumerable.Range(0, n).Select(_ => Normals())];
        return ([.. s.Select(row => (double[])[row.Sum() + Normal.Sample(random, 0, 1)])], s, Normals());
    }
}
