using NegotiationSim.Engine.Numbers;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>How a side bargains: how it concedes, what it offers, when it accepts, and what it believes of the other side.</summary>
public struct Tactic
{
    /// <summary>Which of <see cref="ConcessionRule.All"/>.</summary>
    public double Concession;
    /// <summary>κ: what is conceded at once.</summary>
    public double Opening;
    /// <summary>β: how early concessions come.</summary>
    public double Beta;
    /// <summary>How many of the other side's moves are looked back at.</summary>
    public double Window;
    /// <summary>How fast aspirations fall.</summary>
    public double Rate;
    /// <summary>Which of <see cref="OfferRule.All"/>.</summary>
    public double Offers;
    /// <summary>Which of <see cref="OpponentModel.All"/>.</summary>
    public double Model;
    /// <summary>Which of <see cref="AcceptanceRule.All"/>.</summary>
    public double Acceptance;
    /// <summary>The share of what could be won that is enough.</summary>
    public double Enough;
    /// <summary>When acceptance changes to the best offer so far.</summary>
    public double Switch;
    /// <summary>δ: what a unit of surplus is worth an exchange later.</summary>
    public double Patience;
    /// <summary>What an agreement must bring beyond the reservation value.</summary>
    public double Reserve;
    /// <summary>How much of the reservation value a back channel reveals.</summary>
    public double Candour;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Tactic>> Parameters { get; } =
    [
        Choice<Tactic>("concession", "conc", [.. ConcessionRule.All.Select(r => r.Name)], 0,
            "how the side concedes as the exchanges of a round go by",
            "Faratin, Sierra and Jennings 1998; subgamePerfect Rubinstein 1982", (ref t) => ref t.Concession),
        Real<Tactic>("opening", "kappa", .05, 0, 1, "share",
            "share of what could be won that is conceded in the first offer; above 0 for the exponential rule", Faratin,
            (ref t) => ref t.Opening),
        Real<Tactic>("beta", "beta_c", 1, .01, 100, "exponent",
            "how early concessions come: below 1 late (Boulware), above 1 early (conceder)", Faratin, (ref t) => ref t.Beta),
        Whole<Tactic>("window", "win", 1, 1, 7, "offers", "how many of the other side's concessions a tit for tat looks back", Faratin,
            (ref t) => ref t.Window),
        Real<Tactic>("rate", "eta_a", .3, 0, 1, "share an exchange",
            "share of the gap between aspiration and the best offer so far that is closed in an exchange", Source, (ref t) => ref t.Rate),
        Choice<Tactic>("offers", "off", [.. OfferRule.All.Select(r => r.Name)], 0,
            "which package is offered for the utility wanted: every issue conceded alike, or first what the other side wants most for its "
                + "cost",
            "Faratin, Sierra and Jennings 2002", (ref t) => ref t.Offers),
        Choice<Tactic>("model", "mod", [.. OpponentModel.All.Select(r => r.Name)], 0,
            "what the side believes the issues are worth to the other: all alike, learnt from offers, or known",
            "bayesian after Hindriks and Tykhonov 2008", (ref t) => ref t.Model),
        Choice<Tactic>("acceptance", "acc", [.. AcceptanceRule.All.Select(r => r.Name)], 0, "when an offer is accepted",
            "Baarslag, Hindriks and Jonker 2013", (ref t) => ref t.Acceptance),
        Real<Tactic>("enough", "A_c", .5, 0, 1, "share", "share of what could be won at which the constant rule accepts", Source,
            (ref t) => ref t.Enough),
        Real<Tactic>("switch", "A_t", .8, 0, 1, "share of the exchanges", "time from which the combined rule accepts the best offer so far",
            Source, (ref t) => ref t.Switch),
        Real<Tactic>("patience", "delta", 1, 0, 1, "ratio",
            "what a unit of surplus is worth one exchange later; lower makes a side accept sooner",
            "Rubinstein 1982; value a modelling choice", (ref t) => ref t.Patience),
        Real<Tactic>("reserve", "r_x", 0, -5, 5, "utility",
            "what an agreement must be worth to the side beyond what it has without one; below 0 it settles for less", Source,
            (ref t) => ref t.Reserve),
        Real<Tactic>("candour", "c_b", .5, 0, 1, "share", "share of its reservation value that the side reveals in a full back channel",
            Source, (ref t) => ref t.Candour),
    ];

    private const string Source = "modelling choice";
    private const string Faratin = "Faratin, Sierra and Jennings 1998; value a modelling choice";
}

/// <summary>Where in a negotiation an offer is made.</summary>
/// <param name="Exchange">The exchange, from 0.</param>
/// <param name="Exchanges">How many there are at the most.</param>
public readonly record struct Clock(int Exchange, int Exchanges)
{
    /// <summary>t in [0, 1]: 0 at the first exchange, 1 at the last; 0 if there is one only.</summary>
    public double Time => Exchanges > 1 ? (double)Exchange / (Exchanges - 1) : 0;

    /// <summary>The exchange after this one.</summary>
    public Clock Next => this with { Exchange = Exchange + 1 };

    /// <summary>Whether no exchange comes after this one.</summary>
    public bool IsLast => Exchange + 1 >= Exchanges;
}
