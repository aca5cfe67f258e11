using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Step 3, hardship and threat: what pressure does, and how the target then sees its position (3a to 3d, 5p).</summary>
    [MethodImpl(Inline)]
    private void HardshipAndThreat()
    {
        var bite = record.View.Bite;
        s.Hardship = set.Hardship.Next(s.Hardship, bite, s.Relief, set.Bargaining.Effects.HardshipEased(s.Terms));
        record.View = Perception.Of(set, policy, s, bite, s.TargetTrust.Mean);
    }
}
