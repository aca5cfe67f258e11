using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Step 3, hardship and threat: what pressure does, and how the target then sees its position (3a to 3d, 5p).</summary>
    [MethodImpl(Inline)]
    private void HardshipAndThreat()
    {
        var bite = record.View.Bite;
        var eased = set.Effects.HardshipEased(s.Terms);
        s.Hardship = course.Or(Mediators.Hardship, t, set.Hardship.Next(s.Hardship, bite, s.Relief, eased));
        record.View = Perception.Of(set.Mechanisms, set.Threat, policy.Rhetoric, s, bite, s.TargetTrust.Mean);
        if (course.Held == 0) return;
        record.View.Threat = course.Or(Mediators.Threat, t, record.View.Threat);
        record.View.DeterrentWorth = set.Threat.DeterrentWorth(record.View.Threat, s.IsOpportunist);
    }
}
