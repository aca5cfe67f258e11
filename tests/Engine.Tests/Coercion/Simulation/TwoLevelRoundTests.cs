using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Tests.Docking;
using NegotiationSim.Engine.Tests.Scenarios;
using static NegotiationSim.Engine.Tests.Coercion.Simulation.Script;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>What a refusal at home does, and what it takes to avoid one.</summary>
public class TwoLevelRoundTests
{
    private static readonly Setting Unitary = ReferenceWorlds.Essay("phased");

    /// <summary>The sender's home minds nothing but the cost of relief, so that it refuses all but surely.</summary>
    private static Setting Stubborn()
    {
        var world = Unitary.Copy();
        world.SenderHome = new DomesticGame<SenderPreferences> { Threshold = .5, Recess = 4, FailureEvidence = .5, Count = 1 };
        world.SenderHome.Members[0] =
            new Constituency<SenderPreferences> { Weight = 1, Preferences = new SenderPreferences { DomesticCost = 1 } };
        return world;
    }

    private static readonly Script Agreed =
        new() { [Chance.Talks] = Yes, [Chance.TargetRatification] = Yes, [Chance.SenderRatification] = .1 };

    [Fact]
    public void A_refusal_at_home_ends_talks_for_a_while_and_counts_against_the_side_that_refused()
    {
        var (state, record) = Play(Stubborn(), Nothing, Agreed);
        Assert.Equal(Happened.Talks | Happened.TargetRatified | Happened.SenderFailedRatification, record.Happened);
        Assert.Equal((0, 4, 0), (state.Stage, state.Recess, record.SenderApproving));
        Assert.Equal(7.2 + 2 * .5, state.TargetTrust.B, 1e-12); // e_f, at the negativity bias 2
        Assert.Equal(6.4, state.SenderTrust.B, 1e-12); // nothing against the target
        for (var round = 1; round <= 4; round++)
        {
            (state, record) = Play(Stubborn(), state, Agreed, round);
            Assert.Equal(0, record.TalksChance);
        }
        Assert.True(Play(Stubborn(), state, Agreed, 5).Record.TalksChance > 0);
    }

    [Fact]
    public void Without_constituencies_the_same_shocks_sign_the_step() =>
        Assert.True(Play(Unitary, Nothing, Agreed).Record.Has(Happened.Signature));

    [Fact]
    public void A_house_is_not_asked_unless_both_sides_negotiators_agree()
    {
        var record = Play(Stubborn(), Nothing, new() { [Chance.Talks] = Yes, [Chance.SenderRatification] = .1 }).Record;
        Assert.Equal(Happened.Talks, record.Happened);
    }

    [Fact]
    public void A_house_like_its_negotiators_leaves_every_outcome_as_it_was()
    {
        var world = Unitary.Copy();
        world.SenderHome = new DomesticGame<SenderPreferences> { Threshold = .5, Recess = 4, FailureEvidence = .5, Count = 1 };
        world.SenderHome.Members[0] = new Constituency<SenderPreferences> { Weight = 1, Preferences = world.Sender };
        world.TargetHome = new DomesticGame<TargetPreferences> { Threshold = 1, Recess = 4, FailureEvidence = .5, Count = 1 };
        world.TargetHome.Members[0] = new Constituency<TargetPreferences> { Weight = 1, Preferences = world.Target };
        for (var i = 0; i < 200; i++)
        {
            var (unitary, twoLevel) = (Replication.Run(Unitary, new Shocks(1, i)), Replication.Run(world, new Shocks(1, i)));
            Assert.True(twoLevel.IsTwoLevel);
            Assert.Equal(unitary, twoLevel with { IsTwoLevel = false });
        }
    }

    [Fact]
    public void A_replication_with_constituencies_allocates_nothing()
    {
        var world = Stubborn();
        void Work()
        {
            for (var i = 0; i < 50; i++) Replication.Run(world, new Shocks(1, i));
        }
        Assert.Equal(0, Allocation.Of(Work));
    }

    [Fact]
    public void The_least_trust_is_where_the_senders_gain_is_nothing()
    {
        // E_S = τ_V·X − Y − Z(1 − τ_V) (5f), so that the chance is one half at τ_V = (Y + Z)/(X + Z), and τ_V = τ + (1 − τ)·.5 · .7
        var analysis = new RatificationAnalysis(Unitary, Nothing);
        var reward = Math.Sqrt(.25);
        var x = .45 * .15 * .15 * .7 + .25 * .5 * (.6 * reward + .2);
        var y = .5 * .10 * .2 + .01;
        var z = .6 * .5 * .12 * .2 + .5 * .12 * .6 / 4;
        var found = analysis.LeastSenderTrust();
        Assert.Equal(((y + z) / (x + z) - .35) / .65, found.Least, 1e-9);
        Assert.True(found.IsMonotone);
        Assert.Equal(.5, analysis.Sender(found.Least).Chance, 1e-9);
        Assert.False(analysis.LeastSenderTrust(1).IsReached);
    }

    [Fact]
    public void A_targets_chance_may_fall_with_trust_and_the_analysis_says_so()
    {
        // A great guarantee for next to no concession: worth s·θ, which trust first raises and then takes away.
        var world = Unitary.Copy();
        world.Eras[0].Policy = world.Eras[0].Policy with { Guarantee = 1, Depth = .05, Relief = 0, Phases = 1, Outreach = 0 };
        var analysis = RatificationAnalysis.AtStart(world);
        Assert.False(analysis.LeastTargetTrust().IsMonotone);
        Assert.True(analysis.LeastTargetTrust().IsReached);
        Assert.True(RatificationAnalysis.AtStart(Unitary).LeastSenderTrust().IsMonotone);
    }

    [Fact]
    public void A_grid_is_the_product_of_both_sides_chances()
    {
        var analysis = RatificationAnalysis.AtStart(Stubborn(), TargetType.Opportunist);
        var grid = analysis.Grid([.1, .9], [.2, .5, .8]);
        Assert.Equal((2, 3), (grid.GetLength(0), grid.GetLength(1)));
        Assert.Equal(analysis.Sender(.9).Chance * analysis.Target(.5).Chance, grid[1, 1]);
    }

    [Fact]
    public void Looking_back_at_a_round_finds_the_chances_that_it_had()
    {
        var (state, record) = Play(Stubborn(), Nothing, Agreed);
        var analysis = RatificationAnalysis.OfRound(Stubborn(), 0, Nothing, state, record);
        Assert.Equal(record.SenderRatificationChance, analysis.Sender().Chance, 1e-12);
        Assert.Equal(record.TargetRatificationChance, analysis.Target().Chance, 1e-12);
    }

    [Fact]
    public void A_scenarios_constituencies_come_out_as_they_went_in()
    {
        const string Json = """
            { "extends": "phased.json", "target": { "domestic": { "threshold": 0.6, "constituencies": {
                "leader": { "name": "The leader", "weight": 0.7, "veto": 1, "preferences": { "security": 1 } },
                "cabinet": { "weight": { "distribution": "uniform", "low": 0.25, "high": 0.75 }, "preferences": { "economy": 1 } } } } } }
            """;
        var scenario = Sample.ReadText(Json).Scenario!;
        var world = scenario.Central();
        Assert.Equal(["The leader", "cabinet"], scenario.TargetConstituencyNames);
        Assert.Equal((2, .6, 1.0, .5),
            (world.TargetHome.Count, world.TargetHome.Threshold, world.TargetHome.Members[0].Veto, world.TargetHome.Members[1].Weight));
        Assert.Equal((1.0, 0.0), (world.TargetHome.Members[0].Preferences.Security, world.TargetHome.Members[0].Preferences.Face));
        Assert.False(world.SenderHome.HasConstituencies);
        Assert.Equal(scenario, Engine.Scenarios.Scenario.Parse(scenario.ToJson()));
        Assert.Equal(.9,
            Sample.ReadText(Json, "target.domestic.constituencies.leader.weight=.9").Scenario!.Central().TargetHome.Members[0].Weight);
        Assert.Equal(["The leader"],
            Sample.ReadText(Json, "target.domestic.constituencies.cabinet=null").Scenario!.TargetConstituencyNames);
        Assert.DoesNotContain("\"domestic\"", Sample.Load("phased.json").ToJson(), StringComparison.Ordinal);
    }

    private static (WorldState State, RoundRecord Record) Play(Setting world, WorldState state, Script script, int t = 0) =>
        OneRound.Play(world, state, script, new PointInTime(t, 0, 1));
}
