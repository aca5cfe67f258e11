using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Step 4, talks: held or not, if the sender attends, steps are left and talks do not rest (4a, 5y).</summary>
    [MethodImpl(Inline)]
    private void Talks()
    {
        var isOutOfTheQuestion = record.Has(Happened.Distraction) | s.Stage >= policy.Phases | s.Recess > 0;
        record.TalksChance = R.Select(isOutOfTheQuestion, 0, set.Talks.Chance(policy, s.Tension, s.IsReluctant));
        record.Happened |= Happened.Talks.If(Happens(record.TalksChance, Chance.Talks));
        s.Recess = R.Max(0, s.Recess - 1);
    }
}
