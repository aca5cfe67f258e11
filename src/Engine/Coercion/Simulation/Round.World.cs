using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Step 9, world: tension, openness, reform, payoffs; war or collapse may end the run (9a to 9h, 5r, 5s).</summary>
    [MethodImpl(AsAStep)]
    private void World()
    {
        ref readonly var effects = ref set.Effects;
        var threat = record.View.Threat;
        s.Tension = set.Tension.Next(s, record.Missiles, s.TestedNuclear, record.Has(Happened.AgreementCollapse),
            record.Has(Happened.Talks), weights.Kept, policy, set.Mechanisms.Spiral, effects.Calmed(s.Terms));
        s.Openness = course.Or(Mediators.Openness, t,
            set.Society.NextOpenness(s.Openness, policy.Outreach + effects.Opened(s.Terms), s.Relief, threat));
        s.Reform = course.Or(Mediators.Reform, t,
            set.Society.NextReform(s.Reform, s.Openness, s.Hardship, set.Mechanisms.Transformation));
        var war = Happens(set.Rupture.WarChance(s.Tension), Chance.War);
        var collapse = !war & Happens(set.Rupture.CollapseChance(s.Hardship, s.Reform, set.Society.Repression), Chance.RegimeCollapse);
        record.Happened |= Happened.War.If(war) | Happened.RegimeCollapse.If(collapse);
        ref readonly var payoffs = ref set.Payoffs;
        record.SenderPayoff = discount * (payoffs.Sender(set.Sender, s, policy)
            - LaneMaths.When<R>(war, payoffs.WarSender) - LaneMaths.When<R>(collapse, payoffs.CollapseSender));
        record.TargetPayoff = discount * (Payoffs.Target(set.Target, s, threat, policy.Recognition)
            - LaneMaths.When<R>(war, payoffs.WarTarget) - LaneMaths.When<R>(collapse, payoffs.CollapseTarget));
    }
}
