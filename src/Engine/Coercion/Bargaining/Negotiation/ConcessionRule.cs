namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>How much a side demands as the exchanges go by.</summary>
/// <remarks>A new one is a small class and a line in <see cref="All"/>; its name is what a scenario calls it.</remarks>
public abstract class ConcessionRule
{
    /// <summary>All rules, in the order in which a scenario's choice counts them.</summary>
    public static IReadOnlyList<ConcessionRule> All => Every;

    internal static readonly ConcessionRule[] Every =
    [
        new PolynomialConcession(), new ExponentialConcession(), new ResourceConcession(),
        new RelativeTitForTat(), new AbsoluteTitForTat(), new AveragedTitForTat(),
        new AspirationConcession(), new FirmConcession(), new SubgamePerfectConcession(),
    ];

    /// <summary>Its name in a scenario.</summary>
    public abstract string Name { get; }

    /// <summary>The utility that a side demands in its offer of an exchange. Whoever asks keeps it between reservation value and
    /// best.</summary>
    /// <param name="table">The table.</param>
    /// <param name="mine">Its own tactic.</param>
    /// <param name="theirs">The other side's; only a rule for sides that know each other looks at it.</param>
    /// <param name="clock">The exchange.</param>
    /// <param name="me">What it demanded and heard so far.</param>
    public abstract double Demand(in Table table, in Tactic mine, in Tactic theirs, Clock clock, in Negotiator me);
}

/// <summary>Demands that fall with time alone: u = r + (1 − α(t))(best − r), α from κ at the start to 1 at the deadline.</summary>
public abstract class TimeDependentConcession : ConcessionRule
{
    /// <summary>α(t): the share of what could be won that is conceded.</summary>
    /// <param name="tactic">κ and β.</param>
    /// <param name="time">t, from 0 to 1.</param>
    public abstract double Alpha(in Tactic tactic, double time);

    /// <inheritdoc/>
    public sealed override double Demand(in Table table, in Tactic mine, in Tactic theirs, Clock clock, in Negotiator me) =>
        me.Utility(1 - Alpha(mine, clock.Time));
}

/// <summary>α(t) = κ + (1 − κ)t^(1/β) (Faratin, Sierra and Jennings 1998).</summary>
public sealed class PolynomialConcession : TimeDependentConcession
{
    /// <inheritdoc/>
    public override string Name => "polynomial";

    /// <inheritdoc/>
    public override double Alpha(in Tactic tactic, double time) =>
        tactic.Opening + (1 - tactic.Opening) * (tactic.Beta == 1 ? time : Numbers.Maths.Power(time, 1 / tactic.Beta));
}

/// <summary>α(t) = exp((1 − t)^β·ln κ) (Faratin, Sierra and Jennings 1998); with κ = 0 nothing is conceded before the deadline.</summary>
public sealed class ExponentialConcession : TimeDependentConcession
{
    /// <inheritdoc/>
    public override string Name => "exponential";

    /// <inheritdoc/>
    public override double Alpha(in Tactic tactic, double time) =>
        time >= 1 ? 1 : Math.Exp(Numbers.Maths.Power(1 - time, tactic.Beta) * Math.Log(tactic.Opening));
}

/// <summary>Concedes as the exchanges that are left run out: α = κ + (1 − κ)e^(−β·left), the resource-dependent tactic of Faratin, Sierra
/// and Jennings (1998).</summary>
public sealed class ResourceConcession : ConcessionRule
{
    /// <inheritdoc/>
    public override string Name => "resource";

    /// <inheritdoc/>
    public override double Demand(in Table table, in Tactic mine, in Tactic theirs, Clock clock, in Negotiator me) =>
        me.Utility(1 - (mine.Opening + (1 - mine.Opening) * Math.Exp(-mine.Beta * (clock.Exchanges - 1 - clock.Exchange))));
}

/// <summary>Never moves from its first offer.</summary>
public sealed class FirmConcession : ConcessionRule
{
    /// <inheritdoc/>
    public override string Name => "firm";

    /// <inheritdoc/>
    public override double Demand(in Table table, in Tactic mine, in Tactic theirs, Clock clock, in Negotiator me) =>
        me.Utility(1 - mine.Opening);
}

/// <summary>Aspirations fall towards the best offer heard: A ← A − η(A − best heard).</summary>
public sealed class AspirationConcession : ConcessionRule
{
    /// <inheritdoc/>
    public override string Name => "aspiration";

    /// <inheritdoc/>
    public override double Demand(in Table table, in Tactic mine, in Tactic theirs, Clock clock, in Negotiator me) =>
        clock.Exchange < 2 && me.Heard == 0 ? me.Utility(1 - mine.Opening)
        : me.Demand - mine.Rate * Math.Max(0, me.Demand - Math.Max(me.BestHeard, me.Worst));
}
