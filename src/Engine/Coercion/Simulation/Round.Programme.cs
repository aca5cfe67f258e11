using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Coercion.World.Programme;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Mean missile tests of a round at the most: what a draw can be made from.</summary>
    private const double MostTests = 100;

    /// <summary>Step 7, programme: drive, tests and capability (7a to 7g, 5n).</summary>
    [MethodImpl(AsAStep)]
    private void Programme()
    {
        ref readonly var programme = ref set.Programme;
        var view = record.View;
        var delivered = record.Has(Happened.TargetDelivered);
        var honesty = R.Select(delivered | !record.Has(Happened.InForce), 1, programme.CheatHonesty);
        var drive = programme.Drive(set.Target, view, s.Relief, policy.Recognition, set.Society.FromWithin(s), set.Mechanisms);
        record.Drive = drive;

        var expected = programme.MissileMean(drive, s, honesty, record.Has(Happened.Talks));
        var nuclearChance = programme.NuclearChance(drive, s, honesty);
        if (isHaltAnIssue) nuclearChance *= set.Effects.NuclearTestsLeft(s.Terms, honesty);
        if ((set.Mechanisms.Leadership > 0).Any) AsTheLeaderLikes(ref expected, ref nuclearChance);
        var isMoved = (set.Mechanisms.Momentum > 0).Any;
        record.MissileMean = expected;
        if (isMoved) AtItsPace();
        record.MissileMean = R.Min(MostTests, record.MissileMean);
        record.NuclearChance = R.Min(1, nuclearChance);
        var missiles = LaneMaths.Poisson(record.MissileMean, shocks.Uniform(Chance.Missiles, t));

        var nuclear = Happens(record.NuclearChance, Chance.NuclearTest);
        record.Missiles = missiles;
        if (isMoved) CountTests(expected);
        record.Happened |= Happened.MissileTest.If(missiles > 0) | Happened.NuclearTest.If(nuclear);
        s.Capability = programme.NextCapability(s, drive, honesty, missiles, nuclear, view.Bite, delivered, set.Mechanisms);
        s.TestedMissiles = missiles > 0;
        s.TestedNuclear = nuclear;
    }

    /// <summary>The leader's appetite for tests, where leadership counts (7d, 7f).</summary>
    [MethodImpl(AsAStep)]
    private void AsTheLeaderLikes(ref R expected, ref R nuclearChance)
    {
        var appetite = R.Select(set.Mechanisms.Leadership > 0, s.Appetite, 1);
        expected *= appetite;
        nuclearChance *= appetite;
    }

    /// <summary>The mean at the pace of the tests of late, where they set it (7f).</summary>
    [MethodImpl(AsAStep)]
    private void AtItsPace()
    {
        ref readonly var momentum = ref set.Mechanisms.Momentum;
        record.MissileMean = R.Select(momentum > 0, record.MissileMean * Pace(s.Campaign, momentum), record.MissileMean);
    }

    /// <summary>The tests of late, where they set the pace (7g).</summary>
    [MethodImpl(AsAStep)]
    private void CountTests(in R expected)
    {
        var moves = set.Mechanisms.Momentum > 0;
        var after = s.Campaign.After(record.Missiles, expected, set.Programme.CampaignWeight, set.Programme.CampaignMemory);
        s.Campaign = new(R.Select(moves, after.Held, s.Campaign.Held), R.Select(moves, after.Expected, s.Campaign.Expected));
    }
}
