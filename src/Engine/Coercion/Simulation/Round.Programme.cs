using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using static NegotiationSim.Engine.Coercion.World.Programme;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<TShocks>
{
    /// <summary>Mean missile tests of a round at the most: what a draw can be made from.</summary>
    private const double MostTests = 100;

    /// <summary>Step 7, programme: drive, tests and capability (7a to 7g, 5n).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // a call of its own would slow every round
    private void Programme()
    {
        ref readonly var programme = ref set.Programme;
        ref readonly var view = ref record.View;
        var momentum = set.Mechanisms.Momentum;
        var delivered = record.Has(Happened.TargetDelivered);
        var honesty = delivered || !record.Has(Happened.InForce) ? 1 : programme.CheatHonesty;
        record.Drive = programme.Drive(set.Target, view.DeterrentWorth, view.Assurance, s.Relief, view.Bite, set.Mechanisms.Denial);

        var testsLeft = set.Bargaining.Effects.TestsLeft(s.Terms, honesty);
        if (set.Mechanisms.Leadership > 0) testsLeft *= s.Appetite;
        var expected = programme.MissileMean(record.Drive, s, honesty, record.Has(Happened.Talks)) * testsLeft;
        record.MissileMean = momentum > 0 ? expected * Pace(s.Campaign, momentum) : expected;
        if (record.MissileMean > MostTests) record.MissileMean = MostTests;
        record.NuclearChance = Math.Min(1, programme.NuclearChance(record.Drive, s, honesty) * testsLeft);
        record.Missiles = Draws.Poisson(record.MissileMean, shocks.Uniform(Chance.Missiles, t));
        if (momentum > 0) s.Campaign = s.Campaign.After(record.Missiles, expected, programme.CampaignWeight, programme.CampaignMemory);

        var nuclear = Happens(record.NuclearChance, Chance.NuclearTest);
        record.Happened |= Happened.MissileTest.If(record.Missiles > 0) | Happened.NuclearTest.If(nuclear);
        s.Capability = programme.NextCapability(s, record.Drive, honesty, record.Missiles, nuclear, view.Bite, delivered, set.Mechanisms);
        s.TestedMissiles = record.Missiles > 0;
        s.TestedNuclear = nuclear;
    }
}
