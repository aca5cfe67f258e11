using NegotiationSim.Engine.Crisis;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Crisis;

/// <summary>What audience costs do, on the branch of the published estimates from their costs down to none. Other equilibria may
/// differ.</summary>
public class AudienceCostTests
{
    private static readonly CrisisSetting Costly = CrisisSetting.Estimated();

    private static readonly CrisisSetting Free = Costly with
    {
        Sender = Costly.Sender with { AudienceCost = 0 },
        Target = Costly.Target with { AudienceCost = 0 },
    };

    /// <summary>The same month, the same shock and the other side firm: who backs down in spite of the costs does so without
    /// them.</summary>
    [Theory]
    [InlineData(CrisisChance.SenderAct, 2)]
    [InlineData(CrisisChance.SenderAct, 3)]
    [InlineData(CrisisChance.TargetAct, 2)]
    [InlineData(CrisisChance.TargetAct, 3)]
    public void Without_audience_costs_nobody_who_faces_a_firm_side_backs_down_less(CrisisChance side, int state)
    {
        var (costly, free) = (Play(Costly with { Initial = state, Rounds = 1 }), Play(Free with { Initial = state, Rounds = 1 }));
        var (withCosts, without) = (0, 0);
        for (var r = 0; r < 4000; r++)
        {
            var (one, other) = (BacksDown(costly, side, r), BacksDown(free, side, r));
            Assert.True(other >= one, $"replication {r}");
            withCosts += one;
            without += other;
        }
        Assert.True(without > withCosts, $"{without} times without costs, {withCosts} with");
    }

    /// <summary>Counted over months, though, the sender backs down more rarely without audience costs: a target that has none stands firm
    /// more rarely.</summary>
    /// <remarks>Shares of months by another program: sender .002123 and .001723, target .003627 and .003880.</remarks>
    [Fact]
    public void Months_of_backing_down_may_become_fewer_as_the_other_side_is_firm_more_rarely()
    {
        Assert.Equal(2.123391e-3, MonthsOfBackingDown(Play(Costly), 0), 1e-8);
        Assert.Equal(1.722644e-3, MonthsOfBackingDown(Play(Free), 0), 1e-8);
        Assert.Equal(3.626504e-3, MonthsOfBackingDown(Play(Costly), 1), 1e-8);
        Assert.Equal(3.880172e-3, MonthsOfBackingDown(Play(Free), 1), 1e-8);
    }

    private static CrisisEquilibrium Play(in CrisisSetting set)
    {
        var play = CrisisEquilibrium.Of(set);
        Assert.Equal("estimated", play.How);
        return play;
    }

    private static int BacksDown(CrisisEquilibrium play, CrisisChance side, int replication)
    {
        var (shocks, nobody) = (new Firm(new CrisisShocks(new Shocks(3, replication)), side), new Nobody());
        var run = CrisisReplication.Run(play, ref shocks, ref nobody);
        return side == CrisisChance.SenderAct ? run.SenderBackedDown : run.TargetBackedDown;
    }

    private static double MonthsOfBackingDown(CrisisEquilibrium play, int side) => Enumerable.Range(1, 2).Sum(state => play.LongRun()[state]
        * Enumerable.Range(0, state).Sum(act => play.Chance(side, state, act))
        * Enumerable.Range(state, 3 - state).Sum(act => play.Chance(1 - side, state, act)));

    /// <summary>Chance under which one side acts by its shocks and the other uses force.</summary>
    private readonly struct Firm(CrisisShocks shocks, CrisisChance side) : ICrisisShocks
    {
        public double Uniform(CrisisChance source, int month) => source == side ? shocks.Uniform(source, month) : Math.BitDecrement(1);
    }

    private readonly struct Nobody : ICrisisObserver
    {
        public void Observe(int t, in CrisisMonth month) { }
    }
}
