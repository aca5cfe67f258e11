namespace NegotiationSim.Engine.Crisis;

/// <summary>One replication of the crisis game: months in their order, both sides acting by the chances of an equilibrium.</summary>
public static class CrisisReplication
{
    /// <summary>Plays a replication that nobody watches.</summary>
    /// <inheritdoc cref="Run{TShocks, TObserver}"/>
    public static CrisisOutcome Run(CrisisEquilibrium play, CrisisShocks shocks)
    {
        var nobody = new Nobody();
        return Run(play, ref shocks, ref nobody);
    }

    /// <summary>Plays a replication. It allocates no memory, and the same shocks give the same outcome whoever watches.</summary>
    /// <remarks>A side's act rises with its shock, so that in one state the same shock gives a higher act wherever force is
    /// likelier.</remarks>
    /// <param name="play">The equilibrium that is played, in the game that it is of.</param>
    /// <param name="shocks">The replication's shocks.</param>
    /// <param name="observer">What looks on.</param>
    public static CrisisOutcome Run<TShocks, TObserver>(CrisisEquilibrium play, ref TShocks shocks, ref TObserver observer)
        where TShocks : struct, ICrisisShocks
        where TObserver : struct, ICrisisObserver
    {
        ArgumentNullException.ThrowIfNull(play);
        var set = play.Setting;
        var outcome = new CrisisOutcome();
        var (state, worth) = ((int)set.Initial - 1, 1.0);
        observer.Observe(-1, new CrisisMonth(state, -1, -1, 0, 0));
        for (var t = 0; t < set.Rounds; t++)
        {
            var sender = Act(play, 0, state, shocks.Uniform(CrisisChance.SenderAct, t));
            var target = Act(play, 1, state, shocks.Uniform(CrisisChance.TargetAct, t));
            var month = new CrisisMonth(Math.Max(sender, target), sender, target,
                worth * set.Utility(0, state, sender, target), worth * set.Utility(1, state, target, sender));
            observer.Observe(t, month);
            Count(ref outcome, t, state, month);
            state = month.State;
            worth *= set.Discount;
        }
        outcome.Final = state;
        return outcome;
    }

    private static int Act(CrisisEquilibrium play, int side, int state, double uniform)
    {
        var still = play.Chance(side, state, 0);
        return uniform < still ? 0 : uniform < still + play.Chance(side, state, 1) ? 1 : 2;
    }

    private static void Count(ref CrisisOutcome outcome, int t, int before, in CrisisMonth month)
    {
        var isNew = t == 0 || month.State != before;
        switch (month.State)
        {
            case 0: outcome.PeaceMonths++; break;
            case 1: Count(ref outcome.CrisisMonths, ref outcome.Crises, ref outcome.FirstCrisis, t, isNew); break;
            default: Count(ref outcome.WarMonths, ref outcome.Wars, ref outcome.FirstWar, t, isNew); break;
        }
        if (CrisisSetting.IsBackingDown(before, month.SenderAct, month.TargetAct)) outcome.SenderBackedDown++;
        if (CrisisSetting.IsBackingDown(before, month.TargetAct, month.SenderAct)) outcome.TargetBackedDown++;
        outcome.SenderPayoff += month.SenderPayoff;
        outcome.TargetPayoff += month.TargetPayoff;
    }

    private static void Count(ref int months, ref int spells, ref int first, int t, bool isNew)
    {
        months++;
        if (isNew) spells++;
        if (first == 0) first = t + 1;
    }

    private readonly struct Nobody : ICrisisObserver
    {
        public void Observe(int t, in CrisisMonth month) { }
    }
}
