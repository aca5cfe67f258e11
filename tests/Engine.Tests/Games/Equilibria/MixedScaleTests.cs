using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Equilibria;
using NegotiationSim.Engine.Games.Ordinal;

namespace NegotiationSim.Engine.Tests.Games.Equilibria;

/// <summary>Chicken with a war at the end of it: payoffs of thousandths beside one of ten million.</summary>
public class MixedScaleTests
{
    private static readonly MatrixGame War = MatrixGame.TwoByTwo((.003, .003), (0, .004), (.004, 0), (-1e7, -1e7));

    /// <summary>Both swerve with chance p where p(.003) + 0 = p(.004) − (1 − p)10⁷, so that p = 1 − .001/(10⁷ + .001) and all but 1 −
    /// 10⁻¹⁰.</summary>
    [Fact]
    public void Two_pure_equilibria_and_a_mixed_one_that_all_but_surely_swerves()
    {
        var found = NashEquilibria.Of(War);
        Assert.All(found, c => Assert.True(c.IsPoint));
        var profiles = found.Select(c => c.Extreme[0]).ToArray();
        Assert.Equal(3, profiles.Length);
        Assert.Equal(["1 0 0 1", "0 1 1 0"],
            profiles.Where(p => p.IsPure).Select(p => string.Join(' ', p.Row.Concat(p.Column))).OrderDescending());
        var mixed = Assert.Single(profiles, p => !p.IsPure);
        Assert.Equal(1e-10, mixed.Row[1], 1e-16);
        Assert.Equal(1e-10, mixed.Column[1], 1e-16);
    }

    [Fact]
    public void It_is_chicken_and_nothing_is_dominated()
    {
        Assert.Equal("Chicken", OrdinalNames.Of(Assert.Single(OrdinalGame.Of(War)))?.Name);
        Assert.Empty(Dominance.StrictlyDominated(War));
        Assert.Empty(Dominance.WeaklyDominated(War));
    }

    [Fact]
    public void A_small_difference_dominates_beside_a_large_loss()
    {
        var game = MatrixGame.TwoByTwo((.001, 0), (-1e9, 0), (.002, 0), (-1e9 + 1, 0));
        Assert.Equal([0], Dominance.StrictlyDominated(game));
    }

    /// <summary>Moving or stretching a player's payoffs changes no equilibrium: what is exact and what is rounded must agree where both can
    /// reckon.</summary>
    [Fact]
    public void Exact_corners_are_those_that_are_found_by_rounding_where_that_is_safe()
    {
        var random = new Random(7);
        for (var game = 0; game < 40; game++)
        {
            var payoffs = new double[3, 3];
            for (var i = 0; i < 3; i++)
                for (var j = 0; j < 3; j++) payoffs[i, j] = random.Next(-9, 10);
            static string[] Told(IReadOnlyList<BestResponsePolytope.Corner> corners) =>
                [.. corners.Select(c => $"{c.Tight}: {string.Join(' ', c.Strategy().Select(p => Math.Round(p, 9)))}")
                    .Order(StringComparer.Ordinal)];
            Assert.Equal(Told(BestResponsePolytope.Corners(payoffs)), Told(ExactCorners.Of(payoffs)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-.1)]
    [InlineData(1e300)]
    [InlineData(-4.9406564584124654e-324)]
    [InlineData(.3)]
    public void A_double_is_the_fraction_that_it_is(double value) => Assert.Equal(value, Fraction.Of(value).ToDouble());
}
