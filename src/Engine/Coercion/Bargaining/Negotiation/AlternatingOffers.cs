namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>The sides make offers in turn until one is accepted or the exchanges run out (Rubinstein 1982, with a deadline).</summary>
public sealed class AlternatingOffers : OffersInTurn
{
    /// <inheritdoc/>
    public override string Name => "alternating";
}

/// <summary>What protocols with offers in turn have in common.</summary>
public abstract class OffersInTurn : Protocol
{
    /// <inheritdoc/>
    public sealed override Settlement Play(
        in Table table, in Tactic sender, in Tactic target, in TableRules rules, Span<Exchange> log = default)
    {
        var one = Negotiator.At(table, Side.Sender, sender);
        var other = Negotiator.At(table, Side.Target, target);
        if (!one.CanAgree || !other.CanAgree)
        {
            Write(log, table, 0, one.CanAgree ? Side.Target : Side.Sender, default, OfferAnswer.NothingToAsk,
                one.CanAgree ? Side.Target : Side.Sender);
            return new Settlement(false, 0, default);
        }
        Prepare(table, rules, sender, target, ref one, ref other);
        if (log.IsEmpty && IsHopeless(table, ref one, sender, ref other, target)) return new Settlement(false, rules.Exchanges, default);
        return rules.Opens == Side.Sender
            ? Talk(table, ref one, sender, ref other, target, rules.Exchanges, log)
            : Talk(table, ref other, target, ref one, sender, rules.Exchanges, log);
    }

    /// <summary>What happens before the first offer.</summary>
    private protected virtual void Prepare(
        in Table table, in TableRules rules, in Tactic sender, in Tactic target, ref Negotiator senders, ref Negotiator targets)
    { }

    /// <summary>Whether neither side could ever accept, whatever is said: the more a side concedes the more the other is offered, so what
    /// it offers at its own reservation value is the most. Only while the order of concessions is fixed; when somebody reads along, the
    /// talks are played all the same.</summary>
    private static bool IsHopeless(in Table table, ref Negotiator one, in Tactic ones, ref Negotiator other, in Tactic others) =>
        !OpponentModel.Every[(int)ones.Model].Learns && !OpponentModel.Every[(int)others.Model].Learns
        && !IsAcceptable(other, MostOffered(table, ref one, ones)) && !IsAcceptable(one, MostOffered(table, ref other, others));

    private static double MostOffered(in Table table, ref Negotiator me, in Tactic mine)
    {
        var offer = new Package();
        var demand = me.Demand;
        me.Demand = me.Reserve;
        OfferRule.Every[(int)mine.Offers].Make(table, ref me, ref offer);
        me.Demand = demand;
        return table.Utility(me.Side.Other(), offer);
    }

    private static Settlement Talk(
        in Table table, ref Negotiator first, in Tactic firsts, ref Negotiator second, in Tactic seconds, int exchanges, Span<Exchange> log)
    {
        var clock = new Clock(0, exchanges);
        first.Demand = Demand(table, firsts, seconds, clock, first);
        var offer = new Package();
        for (; clock.Exchange < exchanges; clock = clock.Next)
        {
            var isAgreed = (clock.Exchange & 1) == 0
                ? Turn(table, ref first, firsts, ref second, seconds, clock, ref offer, log)
                : Turn(table, ref second, seconds, ref first, firsts, clock, ref offer, log);
            if (isAgreed) return new Settlement(true, clock.Exchange + 1, offer);
        }
        return new Settlement(false, exchanges, default);
    }

    /// <summary>One offer and its answer. The side that refuses has by then decided what to demand next.</summary>
    private static bool Turn(
        in Table table, ref Negotiator speaker, in Tactic speakers, ref Negotiator listener, in Tactic listeners, Clock clock,
        ref Package offer, Span<Exchange> log)
    {
        OfferRule.Every[(int)speakers.Offers].Make(table, ref speaker, ref offer);
        var worth = table.Utility(listener.Side, offer);
        listener.Hear(table, listeners, offer, clock, worth);
        if (!clock.IsLast) listener.Demand = Demand(table, listeners, speakers, clock.Next, listener);
        var answer = !IsAcceptable(listener, worth) ? OfferAnswer.BelowReserve
            : AcceptanceRule.Every[(int)listeners.Acceptance].IsEnough(listeners, clock, listener, worth, listener.Demand)
            ? OfferAnswer.Accepted
            : OfferAnswer.WantsMore;
        if (!log.IsEmpty) Write(log, table, clock.Exchange, speaker.Side, offer, answer, listener.Side);
        return answer == OfferAnswer.Accepted;
    }

    /// <summary>A side's next demand, never below its reservation value nor above its best.</summary>
    internal static double Demand(in Table table, in Tactic mine, in Tactic theirs, Clock clock, in Negotiator me)
    {
        var demand = ConcessionRule.Every[(int)mine.Concession].Demand(table, mine, theirs, clock, me);
        return demand < me.Reserve ? me.Reserve : demand > me.Best ? me.Best : demand;
    }
}

/// <summary>Alternating offers after talks in private, in which each side lets the other know a part of its reservation value: who knows
/// what the other cannot accept does not ask for it.</summary>
public sealed class BackChannelTalks : OffersInTurn
{
    /// <inheritdoc/>
    public override string Name => "backChannel";

    private protected override void Prepare(
        in Table table, in TableRules rules, in Tactic sender, in Tactic target, ref Negotiator senders, ref Negotiator targets)
    {
        var (sendersBest, targetsBest) = (
            Ceiling(table, senders, sender, targets, rules.BackChannel * target.Candour),
            Ceiling(table, targets, target, senders, rules.BackChannel * sender.Candour));
        senders.Best = senders.Demand = sendersBest;
        targets.Best = targets.Demand = targetsBest;
    }

    /// <summary>The most that a side can ask for when it knows a share of the other's reservation value: r̂ = worst + share(r −
    /// worst).</summary>
    private static double Ceiling(in Table table, in Negotiator me, in Tactic mine, in Negotiator other, double share)
    {
        var known = other.Worst + share * (other.Reserve - other.Worst);
        if (known <= other.Worst) return me.Best;
        var offer = OfferRule.Every[(int)mine.Offers].At(table, other.Side, known, table.Stakes(me.Side));
        return Math.Max(me.Reserve, Math.Min(me.Best, table.Utility(me.Side, offer)));
    }
}
