namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>The rules of the table: how many exchanges, who begins.</summary>
/// <param name="Exchanges">How many offers (or texts) there are at the most, from 1.</param>
/// <param name="Opens">The side that makes the first offer.</param>
/// <param name="Terms">The package of an ultimatum.</param>
/// <param name="BackChannel">How open the back channel is, from 0 to 1.</param>
public readonly record struct TableRules(int Exchanges, Side Opens, Package Terms, double BackChannel = 1);

/// <summary>How a negotiation ended.</summary>
/// <param name="Agreed">Whether there is an agreement.</param>
/// <param name="Exchanges">How many exchanges there were.</param>
/// <param name="Package">What was agreed; if nothing was, the terms of an ultimatum or the last text or middle on the table, and of offers
/// in turn none.</param>
public readonly record struct Settlement(bool Agreed, int Exchanges, Package Package);

/// <summary>What was said to an offer.</summary>
public enum OfferAnswer
{
    /// <summary>Accepted.</summary>
    Accepted,
    /// <summary>Refused: it is worth less than the reservation value.</summary>
    BelowReserve,
    /// <summary>Refused: the side means to get more.</summary>
    WantsMore,
    /// <summary>A text of the mediator's that is worse for a side than the text before.</summary>
    WorseThanBefore,
    /// <summary>Not made: no package is worth the side's reservation value.</summary>
    NothingToAsk,
}

/// <summary>One exchange of a negotiation, written down for whoever wants to read it.</summary>
/// <param name="Number">The exchange, from 0.</param>
/// <param name="By">Who made the offer; of two at once or of a mediator's text the sender.</param>
/// <param name="IsMediators">Whether it is a mediator's text.</param>
/// <param name="Package">The offer.</param>
/// <param name="SenderUtility">What it is worth to the sender.</param>
/// <param name="TargetUtility">What it is worth to the target.</param>
/// <param name="Answer">What was said to it.</param>
/// <param name="By2">The side that answered; of a mediator's text the one that refused.</param>
public readonly record struct Exchange(
    int Number, Side By, bool IsMediators, Package Package, double SenderUtility, double TargetUtility, OfferAnswer Answer, Side By2);

/// <summary>A protocol: who may say what when, and what makes an agreement.</summary>
/// <remarks>A new one is a small class and a line in <see cref="All"/>; its name is what a scenario calls it. Nothing is
/// allocated.</remarks>
public abstract class Protocol
{
    /// <summary>All protocols, in the order in which a scenario's choice counts them.</summary>
    public static IReadOnlyList<Protocol> All => Every;

    internal static readonly Protocol[] Every =
        [new AlternatingOffers(), new BackChannelTalks(), new SimultaneousOffers(), new Mediation(), new Ultimatum()];

    /// <summary>Its name in a scenario.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the table decides nothing by itself: the terms go to those who ratify as they are.</summary>
    public virtual bool IsLeftToRatification => false;

    /// <summary>Plays a negotiation.</summary>
    /// <param name="table">What is at stake.</param>
    /// <param name="sender">How the sender bargains.</param>
    /// <param name="target">How the target bargains.</param>
    /// <param name="rules">The rules of the table.</param>
    /// <param name="log">Receives the exchanges, as far as it reaches; empty if nobody reads them.</param>
    public abstract Settlement Play(in Table table, in Tactic sender, in Tactic target, in TableRules rules, Span<Exchange> log = default);

    /// <summary>Whether a side takes a package rather than none.</summary>
    private protected static bool IsAcceptable(in Negotiator side, double utility) => utility >= side.Reserve - AcceptanceRule.Rounding;

    private protected static void Write(
        Span<Exchange> log, in Table table, int number, Side by, in Package package, OfferAnswer answer, Side answeredBy,
        bool isMediators = false)
    {
        if ((uint)number >= (uint)log.Length) return;
        log[number] = new Exchange(
            number, by, isMediators, package, table.Utility(Side.Sender, package), table.Utility(Side.Target, package), answer, answeredBy);
    }
}

/// <summary>One side states terms; the other takes or leaves them.</summary>
public sealed class Ultimatum : Protocol
{
    /// <inheritdoc/>
    public override string Name => "ultimatum";

    /// <inheritdoc/>
    public override bool IsLeftToRatification => true;

    /// <inheritdoc/>
    public override Settlement Play(in Table table, in Tactic sender, in Tactic target, in TableRules rules, Span<Exchange> log = default)
    {
        var responder = rules.Opens.Other();
        var reserve = table.Reserve(responder) + (responder == Side.Sender ? sender : target).Reserve;
        var agreed = table.Utility(responder, rules.Terms) >= reserve - AcceptanceRule.Rounding;
        Write(log, table, 0, rules.Opens, rules.Terms, agreed ? OfferAnswer.Accepted : OfferAnswer.BelowReserve, responder);
        return new Settlement(agreed, 1, rules.Terms);
    }
}
