namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>The offers of subgame-perfect play of alternating offers between sides who know each other, by backward induction (Rubinstein
/// 1982; Ståhl 1972 for a deadline). Over more than one issue, pair it with trade-off offers and a known model.</summary>
/// <remarks>Who proposes at exchange k keeps the most that leaves the other side r + δ·V(k + 1), where V(k + 1) is the surplus which that
/// side would keep by proposing next; after the last exchange there is nothing.</remarks>
public sealed class SubgamePerfectConcession : ConcessionRule
{
    /// <inheritdoc/>
    public override string Name => "subgamePerfect";

    /// <inheritdoc/>
    public override double Demand(in Table table, in Tactic mine, in Tactic theirs, Clock clock, in Negotiator me)
    {
        var demand = 0.0;
        var surplus = 0.0;
        for (var k = clock.Exchanges - 1; k >= clock.Exchange; k--)
        {
            var isMine = ((k - clock.Exchange) & 1) == 0;
            var proposer = isMine ? me.Side : me.Side.Other();
            var (own, other) = isMine ? (mine, theirs) : (theirs, mine);
            var least = table.Reserve(proposer.Other()) + other.Reserve + other.Patience * surplus;
            demand = Most(table, proposer, least);
            surplus = Math.Max(0, demand - table.Reserve(proposer) - own.Reserve);
        }
        return demand;
    }

    /// <summary>The most that a side can have while the other has at least so much.</summary>
    internal static double Most(in Table table, Side side, double leastOfOther)
    {
        var other = side.Other();
        if (leastOfOther > table.Best(other)) return table.Worst(side);
        return table.Utility(side, Efficient.At(table, other, leastOfOther, table.Stakes(side)));
    }

    private static readonly TradeOffOffers Efficient = new();
}
