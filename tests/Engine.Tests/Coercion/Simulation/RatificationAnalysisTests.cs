using CsCheck;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>What the analysis says of a round is what the round did.</summary>
public class RatificationAnalysisTests
{
    /// <summary>Worlds in range, at will with bargaining and with a constituency on either side.</summary>
    private static readonly Gen<Setting> Worlds =
        Gen.Select(Properties.World, Properties.Group(SenderPreferences.Parameters), Properties.Group(TargetPreferences.Parameters),
            Gen.Bool, Gen.Bool, (set, sender, target, twoLevel, bargains) =>
    {
        set.Bargaining = Declare.Defaults(PackageBargaining.Parameters);
        set.Bargaining.Protocol = bargains ? 1 : 0;
        if (!twoLevel) return set;
        set.SenderHome = new DomesticGame<SenderPreferences> { Threshold = .5, Recess = 1, Count = 1 };
        set.SenderHome.Members[0] = new Constituency<SenderPreferences> { Weight = 1, Preferences = sender };
        set.TargetHome = new DomesticGame<TargetPreferences> { Threshold = .5, Recess = 1, Count = 1 };
        set.TargetHome.Members[0] = new Constituency<TargetPreferences> { Weight = 1, Preferences = target };
        return set;
    });

    [Fact]
    public void A_round_that_was_played_and_the_analysis_of_it_see_and_decide_alike()
    {
        var (compared, settled) = (0, 0);
        Gen.Select(Worlds, Properties.State, Properties.Share, Gen.Int[0, 1]).ForAll(c =>
        {
            var (set, before, guarantee, era) = c;
            before.Stage %= (int)set.Eras[era].Policy.Phases;
            before.Terms.Guarantee = guarantee;
            var now = new PointInTime(set.Eras[era].FirstRound, era, 1);
            var (after, record) = OneRound.Play(set, before, new Script { [Chance.Talks] = Script.Yes }, now);
            if (!record.Has(Happened.Talks) || (set.Bargaining.IsOn && !record.Has(Happened.TableAgreement))) return;
            var analysis = RatificationAnalysis.OfRound(set, set.Eras[era].FirstRound, before, after, record);
            Assert.Equal(record.View, analysis.View());
            Assert.Equal(record.TargetRatificationChance, analysis.Target().Chance);
            Assert.Equal(record.SenderRatificationChance, analysis.Sender().Chance);
            if (!set.Bargaining.IsOn) Assert.Equal(record.TargetRatificationChance, analysis.Target(before.TargetTrust.Mean).Chance);
            compared++;
            if (set.Bargaining.IsOn) settled++;
        }, cases: 4000);
        Assert.True(compared > 500 && settled > 20, $"{compared} rounds, {settled} of them with a package");
    }

    [Fact]
    public void A_guarantee_in_force_takes_its_share_of_the_threat_at_any_trust() =>
        Gen.Select(Worlds, Properties.State, Properties.Share, Properties.Share).ForAll(c =>
    {
        var (set, state, guarantee, trust) = c;
        state.Stage = 0;
        var without = new RatificationAnalysis(set, state with { TargetTrust = Trust.Prior(trust, 10) }).View();
        var with =
            new RatificationAnalysis(set,
                state with { TargetTrust = Trust.Prior(trust, 10), Terms = new AgreedTerms { Guarantee = guarantee } }).View();
        Assert.Equal(without.Threat * (1 - set.Threat.Guarantee * guarantee * without.Assurance), with.Threat, 1e-12); // (3b)
    });
}
