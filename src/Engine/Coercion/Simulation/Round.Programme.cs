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
        var momentum = set.Mechanisms.Momentum;
        var delivered = record.Has(Happened.TargetDelivered);
        var honesty = R.Select(delivered | !record.Has(Happened.InForce), 1, programme.CheatHonesty);
        var drive = programme.Drive(set.Target, view, s.Relief, policy.Recognition, set.Society.FromWithin(s), set.Mechanisms);
        record.Drive = drive;

        var expected = programme.MissileMean(drive, s, honesty, record.Has(Happened.Talks));
        var nuclearChance = programme.NuclearChance(drive, s, honesty);
        if (set.Bargaining.IsHaltAnIssue) nuclearChance *= set.Bargaining.Effects.NuclearTestsLeft(s.Terms, honesty);
        if (set.Mechanisms.Leadership > 0)
        {
            expected *= s.Appetite;
            nuclearChance *= s.Appetite;
        }
        record.MissileMean = R.Min(MostTests, momentum > 0 ? expected * Pace(s.Campaign, momentum) : expected);
        record.NuclearChance = R.Min(1, nuclearChance);
        var missiles = LaneMaths.Poisson(record.MissileMean, shocks.Uniform(Chance.Missiles, t));
        if (momentum > 0) s.Campaign = s.Campaign.After(missiles, expected, programme.CampaignWeight, programme.CampaignMemory);

        var nuclear = Happens(record.NuclearChance, Chance.NuclearTest);
        record.Missiles = missiles;
        record.Happened |= Happened.MissileTest.If(missiles > 0) | Happened.NuclearTest.If(nuclear);
        s.Capability = programme.NextCapability(s, drive, honesty, missiles, nuclear, view.Bite, delivered, set.Mechanisms);
        s.TestedMissiles = missiles > 0;
        s.TestedNuclear = nuclear;
    }
}
