namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>How a side turns the utility that it wants into a package.</summary>
/// <remarks>A new one is a small class here and a line in <see cref="All"/>; its name is what a scenario calls it.</remarks>
public abstract class OfferRule
{
    /// <summary>All rules, in the order in which a scenario's choice counts them.</summary>
    public static IReadOnlyList<OfferRule> All => Every;

    internal static readonly OfferRule[] Every = [new EvenOffers(), new TradeOffOffers()];

    /// <summary>Its name in a scenario.</summary>
    public abstract string Name { get; }

    /// <summary>A package that is worth a given utility to a side; with steps, at least that.</summary>
    /// <param name="table">The table.</param>
    /// <param name="side">The side.</param>
    /// <param name="utility">The utility; what lies beyond the side's best and worst counts as these.</param>
    /// <param name="others">What the issues are believed to be worth to the other side.</param>
    public abstract Package At(in Table table, Side side, double utility, ReadOnlySpan<double> others);

    /// <summary>The next offer of a side: what it demands, as a package.</summary>
    /// <param name="table">The table.</param>
    /// <param name="me">The side.</param>
    /// <param name="offer">The offer.</param>
    internal virtual void Make(in Table table, ref Negotiator me, ref Package offer) =>
        offer = At(table, me.Side, me.Demand, me.Belief.Stakes);
}

/// <summary>Concedes on every issue alike: the same share s of each issue's worth is claimed (Faratin, Sierra and Jennings 1998, one tactic
/// for all issues).</summary>
public sealed class EvenOffers : OfferRule
{
    /// <inheritdoc/>
    public override string Name => "even";

    /// <inheritdoc/>
    public override Package At(in Table table, Side side, double utility, ReadOnlySpan<double> others)
    {
        var package = new Package();
        Claim(table, side, utility, ref package);
        return package;
    }

    internal override void Make(in Table table, ref Negotiator me, ref Package offer) => Claim(table, me.Side, me.Demand, ref offer);

    private static void Claim(in Table table, Side side, double utility, ref Package package)
    {
        var (best, worst) = (table.Best(side), table.Worst(side));
        var share = best > worst ? Numbers.Maths.Clamp((utility - worst) / (best - worst)) : 1;
        var issues = table.Issues;
        var parts = ((Span<double>)package)[..issues.Length];
        for (var j = 0; j < parts.Length; j++)
        {
            ref readonly var issue = ref issues[j];
            parts[j] = issue.Allowed(issue.Of(side).Part(issue.Giver == side ? 1 - share : share), side);
        }
    }
}

/// <summary>Concedes first what the other side wants most for what it costs: along a line of equal own utility, the package best for the
/// other side (trade-offs after Faratin, Sierra and Jennings 2002). With straight curves and the other side's weights known, its packages
/// are Pareto efficient.</summary>
public sealed class TradeOffOffers : OfferRule
{
    /// <inheritdoc/>
    public override string Name => "tradeOff";

    /// <inheritdoc/>
    public override Package At(in Table table, Side side, double utility, ReadOnlySpan<double> others)
    {
        Span<byte> order = stackalloc byte[Issue.Most];
        order = order[..table.Issues.Length];
        Order(table.Stakes(side), others, order);
        var package = new Package();
        Along(table, side, utility, order, ref package);
        return package;
    }

    /// <summary>The same, with the order of the issues kept as long as the belief about the other side does not change.</summary>
    internal override void Make(in Table table, ref Negotiator me, ref Package offer)
    {
        var order = me.Order(table.Issues.Length);
        if (!me.IsOrdered) Order(table.Stakes(me.Side), me.Belief.Stakes, order);
        me.IsOrdered = true;
        Along(table, me.Side, me.Demand, order, ref offer);
    }

    private static void Along(in Table table, Side side, double utility, ReadOnlySpan<byte> order, ref Package package)
    {
        var left = table.Best(side) - utility;
        foreach (var j in order)
        {
            ref readonly var issue = ref table.Issues[j];
            var stake = table.Stakes(side)[j];
            var conceded = left <= 0 ? 0 : left >= stake ? 1 : left / stake;
            left -= conceded * stake;
            if (stake == 0) conceded = 1; // what costs nothing is given, or not asked for
            package[j] = issue.Allowed(issue.Of(side).Part(issue.Giver == side ? conceded : 1 - conceded), side);
        }
    }

    /// <summary>The issues by what conceding them brings the other side for each unit of own loss, most first; the given order where that
    /// is the same.</summary>
    private static void Order(ReadOnlySpan<double> own, ReadOnlySpan<double> others, Span<byte> order)
    {
        for (var j = 0; j < order.Length; j++)
        {
            var at = j;
            for (; at > 0 && others[j] * own[order[at - 1]] > others[order[at - 1]] * own[j]; at--) order[at] = order[at - 1];
            order[at] = (byte)j;
        }
    }
}
