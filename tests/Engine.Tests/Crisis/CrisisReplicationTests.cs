using NegotiationSim.Engine.Crisis;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Crisis;

public class CrisisReplicationTests
{
    /// <summary>Shocks that make a side act so, by the published chances: .96 lies between the sender's stillness and force in every state,
    /// .97 between the target's at war and .999 between its in peace.</summary>
    private const double Still = 0, Force = 1 - 1e-9, SenderThreat = .96, TargetThreatAtWar = .97, TargetThreatInPeace = .999;

    [Fact]
    public void A_run_is_counted_month_by_month()
    {
        (double Sender, double Target)[] acts = // the first month begins in crisis
        [
            (SenderThreat, Still), (Still, Force), (Still, Force), (Force, TargetThreatAtWar), (Still, Still), (Still, TargetThreatInPeace),
        ];
        var play = CrisisEquilibrium.Of(CrisisSetting.Estimated(6) with { Initial = 2 });
        var (script, log) = (new Script(acts), new Log([]));
        var run = CrisisReplication.Run(play, ref script, ref log);
        Assert.Equal([1, 1, 2, 2, 2, 0, 1], log.Months.Select(m => m.State));
        Assert.Equal((6, 1, 2, 3), (run.Rounds, run.PeaceMonths, run.CrisisMonths, run.WarMonths));
        Assert.Equal((2, 1, 1, 2), (run.Crises, run.Wars, run.FirstCrisis, run.FirstWar));
        Assert.Equal((1, 3), (run.CrisisLength, run.WarLength));
        // Month 1: the target falls below the crisis that the sender keeps up; 2: the sender does.
        // Month 3: the sender falls below the war; 4: the target does.
        Assert.Equal((2, 2, 1), (run.SenderBackedDown, run.TargetBackedDown, run.Final));
    }

    /// <summary>Utilities by hand from the estimates: β + κ + γ + α of the sender in the first three months of the run above.</summary>
    [Fact]
    public void Payoffs_are_discounted_to_month_one()
    {
        (double Sender, double Target)[] acts = [(SenderThreat, Still), (Still, Force), (Still, Force)];
        var play = CrisisEquilibrium.Of(CrisisSetting.Estimated(3) with { Initial = 2 });
        var (script, log) = (new Script(acts), new Log([]));
        var run = CrisisReplication.Run(play, ref script, ref log);
        const double α = -16.92113016407157, β2 = 19.267444180596357, β3 = 19.302991762102153, κ2 = -20.552529483186028;
        Assert.Equal(β2 + κ2 + .9 * (β2 + α) + .81 * (β3 + α), run.SenderPayoff, 1e-12);
        Assert.Equal(run.SenderPayoff, log.Months.Sum(m => m.SenderPayoff), 1e-12);
        Assert.Equal(run.TargetPayoff, log.Months.Sum(m => m.TargetPayoff), 1e-12);
    }

    [Fact]
    public void Without_a_crisis_or_a_war_there_is_no_first_and_no_length()
    {
        var play = CrisisEquilibrium.Of(CrisisSetting.Estimated(3));
        var (script, log) = (new Script([(Still, Still), (Still, Still), (Still, Still)]), new Log([]));
        var run = CrisisReplication.Run(play, ref script, ref log);
        Assert.Equal((3, 0, 0, 0, 0.0), (run.PeaceMonths, run.FirstCrisis, run.FirstWar, run.Crises + run.Wars, run.SenderPayoff));
        Assert.True(double.IsNaN(run.CrisisLength) && double.IsNaN(run.WarLength));
    }

    /// <summary>Independent replications, so that their spread holds what months of one run have in common; the start in peace is
    /// forgotten in a few months.</summary>
    [Fact]
    public void Many_runs_are_in_each_state_as_often_as_the_long_run_says()
    {
        const int Replications = 2000, Months = 500;
        var play = CrisisEquilibrium.Of(CrisisSetting.Estimated(Months));
        var runs = Enumerable.Range(0, Replications).Select(r => CrisisReplication.Run(play, Shocks(11, r))).ToArray();
        double[] longRun = [.942069, .039034, .018897];
        Within(longRun[0], runs.Select(run => run.PeaceMonths / (double)Months));
        Within(longRun[1], runs.Select(run => run.CrisisMonths / (double)Months));
        Within(longRun[2], runs.Select(run => run.WarMonths / (double)Months));
    }

    /// <summary>What a state is worth is what comes of it: E Σ δᵗ(u_i − log P_i(a_i | s)) = log Σ exp v_i, as a logit shock is worth −log
    /// P of what it chooses.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_worth_of_a_state_is_what_runs_from_it_bring(int initial)
    {
        var play = CrisisEquilibrium.Of(CrisisSetting.Estimated(150) with { Initial = initial });
        var (sender, target) = (new List<double>(), new List<double>());
        for (var r = 0; r < 2000; r++)
        {
            var (shocks, log) = (Shocks(5, r), new Log([]));
            var run = CrisisReplication.Run(play, ref shocks, ref log);
            var (state, discount, luck, otherLuck) = (initial - 1, 1.0, 0.0, 0.0);
            foreach (var month in log.Months.Skip(1))
            {
                luck -= discount * Math.Log(play.Chance(0, state, month.SenderAct));
                otherLuck -= discount * Math.Log(play.Chance(1, state, month.TargetAct));
                (state, discount) = (month.State, .9 * discount);
            }
            sender.Add(run.SenderPayoff + luck);
            target.Add(run.TargetPayoff + otherLuck);
        }
        Within(play.Worth(0, initial - 1), sender);
        Within(play.Worth(1, initial - 1), target);
    }

    [Fact]
    public void The_same_shocks_give_the_same_run_and_nothing_is_allocated()
    {
        var play = CrisisEquilibrium.Of(CrisisSetting.Estimated());
        var shocks = Shocks(1, 3);
        var run = CrisisReplication.Run(play, shocks);
        var again = default(CrisisOutcome);
        Assert.Equal(0, Allocation.Of(() => again = CrisisReplication.Run(play, shocks)));
        Assert.Equal(run, again);
    }

    [Fact]
    public void The_two_sides_have_shocks_of_their_own()
    {
        var shocks = Shocks(1, 0);
        var (own, other) = (shocks.Uniform(CrisisChance.SenderAct, 0), shocks.Uniform(CrisisChance.TargetAct, 0));
        Assert.NotEqual(own, other);
        Assert.NotEqual(own, shocks.Uniform(CrisisChance.SenderAct, 1));
        Assert.Equal(own, Shocks(1, 0).Uniform(CrisisChance.SenderAct, 0));
        Assert.NotEqual(own, Shocks(1, 1).Uniform(CrisisChance.SenderAct, 0));
    }

    private static CrisisShocks Shocks(ulong seed, long replication) => new(new Shocks(seed, replication));

    private static void Within(double expected, IEnumerable<double> sample)
    {
        double[] seen = [.. sample];
        var mean = seen.Average();
        var error = Math.Sqrt(seen.Sum(x => (x - mean) * (x - mean)) / (seen.Length - 1.0) / seen.Length);
        Assert.InRange(mean, expected - 4 * error, expected + 4 * error);
    }

    private readonly struct Script((double Sender, double Target)[] months) : ICrisisShocks
    {
        public double Uniform(CrisisChance source, int month) =>
            source == CrisisChance.SenderAct ? months[month].Sender : months[month].Target;
    }

    private readonly struct Log(List<CrisisMonth> months) : ICrisisObserver
    {
        internal List<CrisisMonth> Months => months;

        public void Observe(int t, in CrisisMonth month)
        {
            Assert.Equal(months.Count - 1, t);
            months.Add(month);
        }
    }
}
