namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>Demands that answer the other side's concessions (Faratin, Sierra and Jennings 1998, behaviour-dependent tactics), on
/// utilities: d is the own demand and h₀, h₁, … the other side's last offers, all between the own worst (0) and best (1).</summary>
public abstract class TitForTat : ConcessionRule
{
    /// <inheritdoc/>
    public sealed override double Demand(in Table table, in Tactic mine, in Tactic theirs, Clock clock, in Negotiator me)
    {
        var window = (int)mine.Window;
        if (me.Heard <= window) return me.Demand < me.Best ? me.Demand : me.Utility(1 - mine.Opening);
        var range = me.Best - me.Worst;
        if (range <= 0) return me.Demand;
        return me.Worst + range * Answer((me.Demand - me.Worst) / range, window, me);
    }

    /// <summary>The next demand.</summary>
    /// <param name="demand">d.</param>
    /// <param name="window">w, from 1.</param>
    /// <param name="me">More than w offers heard.</param>
    protected abstract double Answer(double demand, int window, in Negotiator me);

    /// <summary>later/earlier; 1 where nothing was on offer.</summary>
    protected static double Ratio(double later, double earlier) => earlier > 0 && later > 0 ? later / earlier : 1;
}

/// <summary>d ← d·h_w/h_(w−1): the same proportion, w moves ago.</summary>
public sealed class RelativeTitForTat : TitForTat
{
    /// <inheritdoc/>
    public override string Name => "relativeTitForTat";

    /// <inheritdoc/>
    protected override double Answer(double demand, int window, in Negotiator me) =>
        demand * Ratio(me.HeardShare(window), me.HeardShare(window - 1));
}

/// <summary>d ← d − (h_(w−1) − h_w): the same amount, w moves ago.</summary>
public sealed class AbsoluteTitForTat : TitForTat
{
    /// <inheritdoc/>
    public override string Name => "absoluteTitForTat";

    /// <inheritdoc/>
    protected override double Answer(double demand, int window, in Negotiator me) =>
        demand - (me.HeardShare(window - 1) - me.HeardShare(window));
}

/// <summary>d ← d·h_w/h₀: the proportion of the last w moves together.</summary>
public sealed class AveragedTitForTat : TitForTat
{
    /// <inheritdoc/>
    public override string Name => "averagedTitForTat";

    /// <inheritdoc/>
    protected override double Answer(double demand, int window, in Negotiator me) =>
        demand * Ratio(me.HeardShare(window), me.HeardShare(0));
}
