namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>When a side accepts an offer (Baarslag, Hindriks and Jonker 2013). No rule takes less than the reservation value.</summary>
/// <remarks>A new one is a small class and a line in <see cref="All"/>; its name is what a scenario calls it.</remarks>
public abstract class AcceptanceRule
{
    /// <summary>Utilities that differ by less are the same.</summary>
    internal const double Rounding = 1e-12;

    /// <summary>All rules, in the order in which a scenario's choice counts them.</summary>
    public static IReadOnlyList<AcceptanceRule> All => Every;

    internal static readonly AcceptanceRule[] Every = [new NextOfferAcceptance(), new ConstantAcceptance(), new CombinedAcceptance()];

    /// <summary>Its name in a scenario.</summary>
    public abstract string Name { get; }

    /// <summary>Whether an offer at or above the reservation value is good enough.</summary>
    /// <param name="tactic">Its own tactic.</param>
    /// <param name="clock">The exchange in which the offer was made.</param>
    /// <param name="me">What it heard so far, this offer included.</param>
    /// <param name="offered">What the offer is worth to it.</param>
    /// <param name="next">What it would demand itself in the next exchange; nothing can be said after the last.</param>
    public abstract bool IsEnough(in Tactic tactic, Clock clock, in Negotiator me, double offered, double next);

    /// <summary>AC_next, with a later surplus worth δ of one now: offered − r ≥ δ(next − r); at the last exchange anything from r
    /// up.</summary>
    protected static bool IsAsGoodAsNext(in Tactic tactic, Clock clock, in Negotiator me, double offered, double next) =>
        clock.IsLast || offered - me.Reserve >= tactic.Patience * (next - me.Reserve) - Rounding;
}

/// <summary>AC_next: accepts what is as good as the own next offer.</summary>
public sealed class NextOfferAcceptance : AcceptanceRule
{
    /// <inheritdoc/>
    public override string Name => "next";

    /// <inheritdoc/>
    public override bool IsEnough(in Tactic tactic, Clock clock, in Negotiator me, double offered, double next) =>
        IsAsGoodAsNext(tactic, clock, me, offered, next);
}

/// <summary>AC_const: accepts a fixed share of what could be won.</summary>
public sealed class ConstantAcceptance : AcceptanceRule
{
    /// <inheritdoc/>
    public override string Name => "constant";

    /// <inheritdoc/>
    public override bool IsEnough(in Tactic tactic, Clock clock, in Negotiator me, double offered, double next) =>
        offered >= me.Utility(tactic.Enough) - Rounding;
}

/// <summary>AC_combi(T, MAX): AC_next, and from time T on also the best offer heard so far.</summary>
public sealed class CombinedAcceptance : AcceptanceRule
{
    /// <inheritdoc/>
    public override string Name => "combined";

    /// <inheritdoc/>
    public override bool IsEnough(in Tactic tactic, Clock clock, in Negotiator me, double offered, double next) =>
        IsAsGoodAsNext(tactic, clock, me, offered, next) || clock.Time >= tactic.Switch && offered >= me.BestHeard - Rounding;
}
