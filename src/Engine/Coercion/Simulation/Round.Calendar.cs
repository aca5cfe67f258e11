using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Step 1, calendar: who governs, and whether crises elsewhere take the sender's attention (1a to 1f).</summary>
    [MethodImpl(Inline)]
    private void Calendar()
    {
        record.Happened = Happened.Distraction.If(Happens(1 - set.Attention * (1 - set.Mechanisms.Distraction), Chance.Distraction));
        if (isTermEnd) ChangeAdministration();
        if ((set.Mechanisms.Leadership > 0).Any) ChangeLeader();
    }

    /// <summary>A new administration may come in, and may drop what the last one signed (1a to 1c).</summary>
    [MethodImpl(AsAStep)]
    private void ChangeAdministration()
    {
        var comes = Happens(set.Calendar.Turnover, Chance.Turnover);
        if (!comes.Any) return;
        var isReluctant = !Happens(set.Calendar.Committed, Chance.AdministrationType);
        s.IsReluctant = Truth<R>.Select(comes, isReluctant, s.IsReluctant);
        var drops = comes & s.IsReluctant & s.InForce & Happens(set.Mechanisms.Reversal, Chance.Reversal);
        record.Happened |= Happened.NewAdministration.If(comes) | Happened.Reversal.If(drops);
    }

    /// <summary>A new leader of the target may come in, with an appetite for tests of their own (1e, 1f).</summary>
    [MethodImpl(AsAStep)]
    private void ChangeLeader()
    {
        var comes = set.Mechanisms.Leadership > 0 & Happens(set.Leaders.Turnover, Chance.LeaderTurnover);
        if (!comes.Any) return;
        var appetite = Leaders.Appetite(set.Mechanisms.Leadership, shocks.Uniform(Chance.LeaderAppetite, t));
        s.Appetite = R.Select(comes, appetite, s.Appetite);
        record.Happened |= Happened.NewLeader.If(comes);
    }
}
