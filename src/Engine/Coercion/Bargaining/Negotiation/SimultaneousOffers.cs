namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>Both sides name a package at the same time. When the demands are compatible, that is when each is offered at least what it
/// asked for, they split the difference: the package half way between (Chatterjee and Samuelson 1983; with one exchange the demand game of
/// Nash 1953).</summary>
public sealed class SimultaneousOffers : Protocol
{
    /// <inheritdoc/>
    public override string Name => "simultaneous";

    /// <inheritdoc/>
    public override Settlement Play(in Table table, in Tactic sender, in Tactic target, in TableRules rules, Span<Exchange> log = default)
    {
        var one = Negotiator.At(table, Side.Sender, sender);
        var other = Negotiator.At(table, Side.Target, target);
        if (!one.CanAgree || !other.CanAgree)
        {
            Write(log, table, 0, one.CanAgree ? Side.Target : Side.Sender, default, OfferAnswer.NothingToAsk,
                one.CanAgree ? Side.Target : Side.Sender);
            return new Settlement(false, 0, default);
        }
        var middle = new Package();
        for (var clock = new Clock(0, rules.Exchanges); clock.Exchange < rules.Exchanges; clock = clock.Next)
        {
            var (senders, targets) = (Offer(table, ref one, sender, target, clock), Offer(table, ref other, target, sender, clock));
            middle = table.Between(senders, targets);
            var isAgreed = Suits(table, one, senders, targets) && Suits(table, other, targets, senders)
                && IsAcceptable(one, table.Utility(Side.Sender, middle)) && IsAcceptable(other, table.Utility(Side.Target, middle));
            if (!log.IsEmpty)
            {
                Write(log, table, 2 * clock.Exchange, Side.Sender, senders, isAgreed ? OfferAnswer.Accepted : OfferAnswer.WantsMore,
                    Side.Target);
                Write(log, table, 2 * clock.Exchange + 1, Side.Target, targets, isAgreed ? OfferAnswer.Accepted : OfferAnswer.WantsMore,
                    Side.Sender);
            }
            if (isAgreed) return new Settlement(true, clock.Exchange + 1, middle);
            one.Hear(table, sender, targets, clock, table.Utility(Side.Sender, targets));
            other.Hear(table, target, senders, clock, table.Utility(Side.Target, senders));
        }
        return new Settlement(false, rules.Exchanges, middle);
    }

    private static Package Offer(in Table table, ref Negotiator me, in Tactic mine, in Tactic theirs, Clock clock)
    {
        me.Demand = OffersInTurn.Demand(table, mine, theirs, clock, me);
        var offer = new Package();
        OfferRule.Every[(int)mine.Offers].Make(table, ref me, ref offer);
        return offer;
    }

    /// <summary>Whether the other's offer is worth at least what a side asked for.</summary>
    private static bool Suits(in Table table, in Negotiator me, in Package mine, in Package theirs) =>
        table.Utility(me.Side, theirs) >= table.Utility(me.Side, mine) - AcceptanceRule.Rounding;
}
