using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.Actors;

/// <summary>A domestic constituency: a group at home whose consent a step may need (Level II of Putnam 1988).</summary>
/// <typeparam name="TPreferences">The goals of its side: <see cref="SenderPreferences"/> or <see cref="TargetPreferences"/>.</typeparam>
public struct Constituency<TPreferences> where TPreferences : struct
{
    /// <summary>Its influence, beside that of the others.</summary>
    public double Weight;
    /// <summary>Whether nothing is ratified without it: 1 if so, 0 if not.</summary>
    public double Veto;
    /// <summary>b: the share of the leadership's own gain from a step that is spent on its consent.</summary>
    public double SidePayment;
    /// <summary>Its own weights over its side's goals.</summary>
    public TPreferences Preferences;

    /// <summary>The declarations of a constituency's numbers.</summary>
    /// <param name="goals">The declarations of its side's weights. Here a goal that is not named weighs nothing.</param>
    internal static IReadOnlyList<Parameter<Constituency<TPreferences>>> Declared(IReadOnlyList<Parameter<TPreferences>> goals) =>
    [
        Real<Constituency<TPreferences>>("weight", "w_i", 1, 0, 1, "weight",
            "influence of the constituency, relative to the others of its side", "modelling choice; weighted voting after Putnam 1988",
            (ref c) => ref c.Weight),
        Whole<Constituency<TPreferences>>("veto", "v_i", 0, 0, 1, "vetoes",
            "whether nothing is ratified without the constituency: 1 if so, 0 if not", "veto players; modelling choice",
            (ref c) => ref c.Veto),
        Real<Constituency<TPreferences>>("sidePayment", "b_i", 0, 0, 1, "share of the gain",
            "share of the leadership's own gain from a step that it spends on the constituency's consent",
            "side payments, Putnam 1988; modelling choice", (ref c) => ref c.SidePayment),
        .. goals.Select(OwnWeight),
    ];

    private static Parameter<Constituency<TPreferences>> OwnWeight(Parameter<TPreferences> goal)
    {
        var own = goal.Under("preferences", (ref Constituency<TPreferences> c) => ref c.Preferences);
        var ofItsSide = goal.Declaration.Meaning;
        return own with
        {
            Declaration = own.Declaration with
            {
                Symbol = own.Declaration.Symbol + "i",
                Default = 0,
                Meaning = "weight that the constituency" + ofItsSide[ofItsSide.IndexOf(" gives to ", StringComparison.Ordinal)..],
                Source = "modelling choice",
            },
        };
    }
}

/// <summary>The domestic game of one side: its constituencies and what binds its leadership (Putnam 1988; Fearon 1994).</summary>
/// <remarks>All zero, it stands for a side without one: a unitary actor.</remarks>
/// <typeparam name="TPreferences">The goals of the side.</typeparam>
public struct DomesticGame<TPreferences> where TPreferences : struct
{
    /// <summary>The most constituencies that a side may have: their coalitions fit into 64 bits.</summary>
    public const int MostMembers = 6;

    /// <summary>q: the share of the influence that must approve, ties included.</summary>
    public double Threshold;
    /// <summary>A: what backing down from a public stand, or from a signature, costs the leadership.</summary>
    public double AudienceCost;
    /// <summary>Rounds without talks after the side's constituencies refused what was agreed.</summary>
    public double Recess;
    /// <summary>e⁻ of such a refusal, to the other side.</summary>
    public double FailureEvidence;
    /// <summary>How many constituencies there are.</summary>
    public int Count;
    /// <summary>The constituencies, the first <see cref="Count"/> of which are in use.</summary>
    public Constituencies Members;

    /// <summary>Whether a step needs the consent of constituencies.</summary>
    public readonly bool HasConstituencies => Count > 0;

    /// <summary>The declarations of the side's own numbers.</summary>
    internal static IReadOnlyList<Parameter<DomesticGame<TPreferences>>> Declared() =>
    [
        Real<DomesticGame<TPreferences>>("threshold", "q", .5, .01, 1, "share of the influence",
            "share of the constituencies' influence that must approve a step, ties included; 1 is unanimity",
            "modelling choice after Putnam 1988", (ref d) => ref d.Threshold),
        Real<DomesticGame<TPreferences>>("audienceCost", "A", 0, 0, 1, "utility",
            "what backing down costs the leadership with its audience: from its public stand when it gives way, from its signature when "
                + "it does not deliver",
            "Fearon 1994; the value is a modelling choice", (ref d) => ref d.AudienceCost),
        Whole<DomesticGame<TPreferences>>("recess", "r_f", 4, 0, 40, "rounds",
            "rounds without talks after the side's constituencies refused what its negotiators had agreed", "modelling choice: a year",
            (ref d) => ref d.Recess),
        Real<DomesticGame<TPreferences>>("failureEvidence", "e_f", .5, 0, 50, "rounds of evidence",
            "weight, as evidence against the side, of a refusal at home after agreement at the table",
            "modelling choice: it takes back what a signature would have told; involuntary defection, Putnam 1988",
            (ref d) => ref d.FailureEvidence),
    ];

    /// <summary>The place of one constituency.</summary>
    /// <param name="index">Its index, from 0 to <see cref="MostMembers"/> − 1.</param>
    internal static Part<DomesticGame<TPreferences>, Constituency<TPreferences>> Member(int index) =>
        (ref DomesticGame<TPreferences> d) => ref d.Members[index];

    /// <summary>Σ b_i, at most 1: the share of its gain that the leadership spends at home.</summary>
    public readonly double SidePayments()
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++) sum += Members[i].SidePayment;
        return Math.Min(1, sum);
    }

    /// <summary>Constituencies, stored in place.</summary>
    [InlineArray(MostMembers)]
    public struct Constituencies
    {
        private Constituency<TPreferences> first;
    }
}
