using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Numbers.Lanes;

/// <summary>What holds of one lane by the rules of doubles must hold in every lane of every width.</summary>
public class LaneTests
{
    private static readonly double[] Numbers =
        [0, -0.0, 1, -1, .5, 3, 1e-300, -7.25, 1e300, double.PositiveInfinity, double.NegativeInfinity, 2];

    [Fact]
    public void Arithmetic_and_comparison_are_those_of_doubles()
    {
        Check<Real1>();
        Check<Real4>();
        Check<Real8>();
    }

    [Fact]
    public void Every_lane_has_the_shocks_of_its_own_replication()
    {
        CheckShocks<Real1>();
        CheckShocks<Real4>();
        CheckShocks<Real8>();
    }

    [Fact]
    public void A_machine_plays_as_many_lanes_as_it_has() => Assert.Contains(Width.Widest, (int[])[1, 4, 8]);

    private static void Check<R>() where R : unmanaged, IReal<R>
    {
        foreach (var a in Numbers)
        {
            foreach (var b in Numbers)
            {
                for (var lane = 0; lane < R.Lanes; lane++)
                {
                    var (x, y) = (((R)17).With(lane, a), ((R)4).With(lane, b));
                    Assert.Equal(a + b, (x + y)[lane]);
                    Assert.Equal(a - b, (x - y)[lane]);
                    Assert.Equal(a * b, (x * y)[lane]);
                    Assert.Equal(a / b, (x / y)[lane]);
                    Assert.Equal(-a, (-x)[lane]);
                    Assert.Equal(Math.FusedMultiplyAdd(a, b, .1), R.FusedMultiplyAdd(x, y, .1)[lane]);
                    Assert.Equal(a < b ? a : b, R.Min(x, y)[lane]);
                    Assert.Equal(a > b ? a : b, R.Max(x, y)[lane]);
                    Assert.Equal(a < b, (x < y)[lane]);
                    Assert.Equal(a > b, (x > y)[lane]);
                    Assert.Equal(a <= b, (x <= y)[lane]);
                    Assert.Equal(a >= b, (x >= y)[lane]);
                    Assert.Equal(a == b, R.Same(x, y)[lane]);
                    Assert.Equal(a < b ? a : 9, R.Select(x < y, x, 9)[lane]);
                    Assert.Equal(!(a < b) & a > 0 | b > 2, (!(x < y) & x > 0 | y > 2)[lane]);
                    Assert.Equal(R.Lanes > 1 || a > b, (x > y).Any);
                    Assert.Equal(a < b ? 6u : 2u, (Flags<R>.Where(x < y, 4) | Flags<R>.Where(true, 2))[lane]);
                    Assert.Equal(a < b, Flags<R>.Where(x < y, 5).Has(5)[lane]);
                    Assert.False(Flags<R>.Where(x < y, 5).Has(7)[lane]);
                }
            }
        }
    }

    private static void CheckShocks<R>() where R : unmanaged, IReal<R>
    {
        var lanes = new LaneShocks<R>();
        for (var first = 0L; first < 2000; first += 499)
        {
            lanes.Begin(7, first);
            for (var lane = 0; lane < R.Lanes; lane++)
            {
                var own = new Shocks(7, first + lane);
                foreach (var source in Enum.GetValues<Chance>())
                    foreach (var round in (int[])[-1, 0, 1, 119, 4000])
                        Assert.Equal(own.Uniform(source, round), lanes.Uniform(source, round)[lane]);
            }
        }
    }
}
