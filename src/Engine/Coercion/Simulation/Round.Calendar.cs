using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<TShocks>
{
    /// <summary>Step 1, calendar: who governs, and whether crises elsewhere take the sender's attention (1a to 1f).</summary>
    private void Calendar()
    {
        if (isTermEnd && Happens(set.Calendar.Turnover, Chance.Turnover)) ChangeAdministration();
        if (set.Mechanisms.Leadership > 0 && Happens(set.Leaders.Turnover, Chance.LeaderTurnover)) ChangeLeader();
        record.Happened |= Happened.Distraction.If(Happens(1 - era.Attention * (1 - set.Mechanisms.Distraction), Chance.Distraction));
    }

    /// <summary>A new administration comes in, and may drop what the last one signed (1b, 1c).</summary>
    private void ChangeAdministration()
    {
        record.Happened |= Happened.NewAdministration;
        s.Administration = Replication.DrawAdministration(set, ref shocks, t);
        record.Happened |= Happened.Reversal.If(s.IsReluctant && s.InForce && Happens(set.Mechanisms.Reversal, Chance.Reversal));
    }

    /// <summary>A new leader of the target comes in, with an appetite for tests of their own (1e, 1f).</summary>
    private void ChangeLeader()
    {
        record.Happened |= Happened.NewLeader;
        s.Appetite = Leaders.Appetite(set.Mechanisms.Leadership, shocks.Uniform(Chance.LeaderAppetite, t));
    }
}
