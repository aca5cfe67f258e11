using CsCheck;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.Bargaining.TwoLevel;

/// <summary>Identities and orders that hold in any world, whatever the numbers.</summary>
public class TwoLevelRatificationTests
{
    private static readonly Gen<(Setting World, WorldState State)> Tables = Gen.Select(Properties.World, Properties.State, (world, state) =>
    {
        var policy = world.Eras[0].Policy;
        return (world, state with { Stage = Math.Min(state.Stage, (int)policy.Phases - 1), Depth = Math.Min(state.Depth, policy.Depth) });
    });

    private static readonly Gen<Constituency<SenderPreferences>> SenderGroup =
        Properties.Group(Constituency<SenderPreferences>.Declared(SenderPreferences.Parameters));
    private static readonly Gen<Constituency<TargetPreferences>> TargetGroup =
        Properties.Group(Constituency<TargetPreferences>.Declared(TargetPreferences.Parameters));

    [Fact]
    public void One_constituency_with_its_sides_own_weights_changes_no_bit() => Tables.ForAll(c =>
    {
        var (world, state) = c;
        var unitary = new RatificationAnalysis(world, state);
        world.SenderHome = OneLikeItsSide(world.Sender);
        world.TargetHome = OneLikeItsSide(world.Target);
        var twoLevel = new RatificationAnalysis(world, state);
        foreach (var trust in (double[])[.05, .4, .95])
        {
            Assert.Equal(unitary.Sender(trust).Chance, twoLevel.Sender(trust).Chance);
            Assert.Equal(unitary.Target(trust).Chance, twoLevel.Target(trust).Chance);
            Assert.Equal(twoLevel.Sender(trust).Negotiators, twoLevel.Sender(trust).Home);
        }
    });

    [Fact]
    public void Home_never_makes_a_step_likelier_than_the_negotiators_do() => Houses().ForAll(c =>
    {
        var (world, state) = c;
        var twoLevel = new RatificationAnalysis(world, state);
        (world.SenderHome, world.TargetHome) = (default, default);
        var unitary = new RatificationAnalysis(world, state);
        Assert.True(twoLevel.Chance(.3, .3) <= unitary.Chance(.3, .3));
    });

    [Fact]
    public void A_higher_threshold_never_raises_the_chance_and_nests_the_win_sets() => Gen.Select(Houses(), Properties.Pair).ForAll(c =>
    {
        var (world, state) = c.Item1;
        world.SenderHome.Threshold = world.TargetHome.Threshold = Math.Max(.01, c.Item2.Low);
        var loose = new RatificationAnalysis(world, state);
        world.SenderHome.Threshold = world.TargetHome.Threshold = Math.Max(.01, c.Item2.High);
        var strict = new RatificationAnalysis(world, state);
        Properties.AtMost(strict.Sender(.4).Chance, loose.Sender(.4).Chance);
        Properties.AtMost(strict.Target(.4).Chance, loose.Target(.4).Chance);
        var (small, large) = (strict.WinSets(6), loose.WinSets(6));
        for (var d = 0; d < 6; d++)
            for (var r = 0; r < 6; r++)
            {
                Assert.True(!small.HasSender(d, r) || large.HasSender(d, r));
                Assert.True(!small.HasTarget(d, r) || large.HasTarget(d, r));
            }
        Assert.True(small.SenderSize <= large.SenderSize && small.Overlap <= Math.Min(small.SenderSize, small.TargetSize));
    }, cases: 300);

    [Fact]
    public void A_side_payment_never_lowers_approval_and_never_pleases_the_payer() =>
        Gen.Select(Houses(), Properties.Share, Gen.Int[0, 2]).ForAll(c =>
    {
        var (world, state) = c.Item1;
        var before = new RatificationAnalysis(world, state).Sender(.6);
        ref var paid = ref world.SenderHome.Members[c.Item3].SidePayment;
        paid += (1 - paid) * c.Item2;
        var after = new RatificationAnalysis(world, state).Sender(.6);
        for (var i = 0; i < 3; i++) Properties.AtMost(before.Approval(i), after.Approval(i));
        Properties.AtMost(before.Home, after.Home);
        Properties.AtMost(after.Negotiators, before.Negotiators);
    });

    [Fact]
    public void A_side_payment_by_hand()
    {
        // The leadership gains .02 and gives a quarter away; a constituency that loses .01 is left with −.005.
        var rule = new Ratification { Scale = 6, Precision = 12 };
        var home = new DomesticGame<SenderPreferences> { Count = 1, Threshold = .5 };
        home.Members[0].Weight = 1;
        home.Members[0].SidePayment = .25;
        var ballot = TwoLevelRatification.Sender(rule, home, WinningCoalitions.Of(home), 1, .02, new Policy { Phases = 1 }, default,
            new WorldState { SenderTrust = new Trust(1, 1) });
        Assert.Equal(1 / (1 + Math.Exp(-72 * .015)), ballot.Negotiators, 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-72 * .005)), ballot.Home, 1e-12); // its own gain is 0, as it wants nothing
    }

    [Fact]
    public void A_dearer_audience_makes_giving_way_rarer_and_keeping_ones_word_likelier() => Gen.Select(Tables, Properties.Pair).ForAll(c =>
    {
        var (world, state) = c.Item1;
        state.TestedMissiles = true;
        world.SenderHome.AudienceCost = world.TargetHome.AudienceCost = c.Item2.Low;
        var cheap = new RatificationAnalysis(world, state);
        world.SenderHome.AudienceCost = world.TargetHome.AudienceCost = c.Item2.High;
        var dear = new RatificationAnalysis(world, state);
        Properties.AtMost(dear.Sender(.4).Chance, cheap.Sender(.4).Chance);
        Properties.AtMost(dear.Target(.4).Chance, cheap.Target(.4).Chance);
        var deliver = world.Implementation;
        Properties.AtMost(
            deliver.InOneLane().SenderChance(world.Sender, state, 12, c.Item2.Low),
            deliver.InOneLane().SenderChance(world.Sender, state, 12, c.Item2.High));
        Properties.AtMost(
            deliver.InOneLane().TargetChance(.1, .2, false, 12, c.Item2.Low),
            deliver.InOneLane().TargetChance(.1, .2, false, 12, c.Item2.High));
    });

    [Fact]
    public void An_audience_costs_more_the_further_one_backs_down()
    {
        // A · p · Δρ for the sender: .1 · .9 · 1 in one step, .1 · .9 · .25 in the first of four
        var rule = new Ratification { Scale = 1, Precision = 1 };
        var home = new DomesticGame<SenderPreferences> { AudienceCost = .1 };
        var state = new WorldState { Pressure = .9 };
        Assert.Equal(1 / (1 + Math.Exp(.09)), Ballot(1).Chance, 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(.0225)), Ballot(.25).Chance, 1e-12);

        Ballot Ballot(double relief) =>
            TwoLevelRatification.Sender(rule, home, default, 1, 0, default, new Step { ReliefIncrease = relief }, state);
    }

    [Fact]
    public void Ever_sharper_choice_counts_who_gains() => Houses().ForAll(c =>
    {
        var (world, state) = c;
        (world.Ratification.Precision, world.Ratification.Scale) = (1e6, 1e6);
        var ballot = new RatificationAnalysis(world, state).Sender(.5);
        var approving = 0.0;
        for (var i = 0; i < 3; i++)
        {
            if (ballot.Approval(i) is > 0 and < 1) return; // a constituency that the step leaves exactly where it is
            approving += world.SenderHome.Members[i].Weight * ballot.Approval(i);
        }
        var needed = world.SenderHome.Threshold * Enumerable.Range(0, 3).Sum(i => world.SenderHome.Members[i].Weight);
        var vetoed = Enumerable.Range(0, 3).Any(i => world.SenderHome.Members[i].Veto > 0 && ballot.Approval(i) == 0);
        if (Math.Abs(approving - needed) > 1e-6) Assert.Equal(approving > needed && !vetoed ? 1 : 0, ballot.Home);
    });

    private static DomesticGame<T> OneLikeItsSide<T>(T preferences) where T : struct
    {
        var home = new DomesticGame<T> { Count = 1, Threshold = .5 };
        home.Members[0] = new Constituency<T> { Weight = .7, Preferences = preferences };
        return home;
    }

    private static Gen<(Setting World, WorldState State)> Houses() =>
        Gen.Select(Tables, SenderGroup.Array[3], TargetGroup.Array[3], Gen.Double[.01, 1], (c, senders, targets, threshold) =>
    {
        var (world, state) = c;
        (world.SenderHome.Count, world.TargetHome.Count) = (3, 3);
        (world.SenderHome.Threshold, world.TargetHome.Threshold) = (threshold, threshold);
        for (var i = 0; i < 3; i++)
        {
            (world.SenderHome.Members[i], world.TargetHome.Members[i]) = (senders[i], targets[i]);
            world.SenderHome.Members[i].Weight += .01;
            world.TargetHome.Members[i].Weight += .01;
        }
        return (world, state);
    });
}
