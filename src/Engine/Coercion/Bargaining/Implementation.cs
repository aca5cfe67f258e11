using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>Step 6: whether each side carries out the agreement in force (docs/model.md, equations 6a to 6d).</summary>
public struct Implementation
{
    /// <summary>How far a deeper agreement tempts the target to keep a reserve.</summary>
    public double Temptation;
    /// <summary>How far relief tempts an opportunist.</summary>
    public double OpportunistTemptation;
    /// <summary>What holding is worth without relief.</summary>
    public double HoldBase;
    /// <summary>How much holding is worth to a security seeker.</summary>
    public double SeekerHold;
    /// <summary>How much holding is worth to an opportunist.</summary>
    public double OpportunistHold;
    /// <summary>Scale of utility in the choice to deliver.</summary>
    public double Scale;
    /// <summary>A security seeker's inclination to deliver.</summary>
    public double SeekerInclination;
    /// <summary>The target's inclination to deliver.</summary>
    public double TargetInclination;
    /// <summary>The sender's inclination to deliver.</summary>
    public double SenderInclination;
    /// <summary>What disarmament is worth to the sender while it delivers.</summary>
    public double SenderDisarmament;
    /// <summary>How much it is worth to a committed administration.</summary>
    public double Commitment;
    /// <summary>How much it is worth to a reluctant one.</summary>
    public double Reluctance;
    /// <summary>What relief costs at home while it is given.</summary>
    public double SenderDomesticCost;
    /// <summary>How far distrust keeps the sender from delivering.</summary>
    public double SenderDistrust;
    /// <summary>Share of what verification misses that a full moratorium shows.</summary>
    public double MoratoriumVerification;
    /// <summary>How far a moratorium tempts the target, beside depth.</summary>
    public double MoratoriumTemptation;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Implementation>> Parameters { get; } =
    [
        Real<Implementation>("temptation", "i_v", .15, 0, 5, "ratio",
            "how far depth tempts a target whose deterrent is worth much to cheat", Source, (ref i) => ref i.Temptation),
        Real<Implementation>("opportunistTemptation", "i_o", .06, 0, 5, "utility",
            "how far full relief tempts an opportunist to cheat, times appeasement", Source, (ref i) => ref i.OpportunistTemptation),
        Real<Implementation>("holdBase", "i_h", .04, 0, 5, "utility", "what holding to the agreement is worth to the target without relief",
            Source, (ref i) => ref i.HoldBase),
        Real<Implementation>("seekerHold", "i_s", 2, 0, 20, "ratio", "how much holding is worth to a security seeker", Source,
            (ref i) => ref i.SeekerHold),
        Real<Implementation>("opportunistHold", "i_t", .7, 0, 20, "ratio", "how much holding is worth to an opportunist", Source,
            (ref i) => ref i.OpportunistHold),
        Real<Implementation>("scale", "I_s", 5, 0, 100, "ratio", "scale of utility in the choice to deliver", Source,
            (ref i) => ref i.Scale),
        Real<Implementation>("seekerInclination", "i_+", .25, -5, 5, "utility", "a security seeker's inclination to deliver", Source,
            (ref i) => ref i.SeekerInclination),
        Real<Implementation>("targetInclination", "i_T", .08, -5, 5, "utility", "any target's inclination to deliver", Source,
            (ref i) => ref i.TargetInclination),
        Real<Implementation>("senderInclination", "i_S", .12, -5, 5, "utility", "the sender's inclination to deliver", Source,
            (ref i) => ref i.SenderInclination),
        Real<Implementation>("senderDisarmament", "i_N", .4, 0, 20, "ratio",
            "what the agreed depth is worth to the sender while it delivers", Source, (ref i) => ref i.SenderDisarmament),
        Real<Implementation>("commitment", "i_k", 1.5, 0, 20, "ratio", "how much that is worth to a committed administration", Source,
            (ref i) => ref i.Commitment),
        Real<Implementation>("reluctance", "i_r", .7, 0, 20, "ratio", "how much that is worth to a reluctant administration", Source,
            (ref i) => ref i.Reluctance),
        Real<Implementation>("senderDomesticCost", "i_D", .4, 0, 20, "ratio", "what relief costs the sender at home while it is given",
            Source, (ref i) => ref i.SenderDomesticCost),
        Real<Implementation>("senderDistrust", "i_d", .03, 0, 5, "utility", "how far full distrust keeps the sender from delivering",
            Source, (ref i) => ref i.SenderDistrust),
        Real<Implementation>("moratoriumVerification", "i_mV", .5, 0, 1, "share",
            "share of what verification would miss that is seen under a full moratorium: a launch is seen from abroad", Source,
            (ref i) => ref i.MoratoriumVerification),
        Real<Implementation>("moratoriumTemptation", "i_m", .2, 0, 5, "ratio",
            "how far a full moratorium tempts the target to cheat, beside depth", Source, (ref i) => ref i.MoratoriumTemptation),
    ];

    private const string Source = "modelling choice";
}

/// <inheritdoc cref="Implementation"/>
internal struct Implementation<R> where R : unmanaged, IReal<R>
{
    internal R Temptation, OpportunistTemptation, HoldBase, SeekerHold, OpportunistHold, Scale, SeekerInclination, TargetInclination,
        SenderInclination, SenderDisarmament, Commitment, Reluctance, SenderDomesticCost, SenderDistrust, MoratoriumVerification,
        MoratoriumTemptation;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Implementation<R>(in Implementation one) =>
        LaneMemory.InEvery<Implementation, Implementation<R>, R>(one);

    /// <summary>V′ = V + (1 − V)·i_mV·μ_a: what is seen of the target's conduct under a moratorium.</summary>
    /// <param name="verification">V, as far as the agreement allows it.</param>
    /// <param name="moratorium">μ_a, the moratorium in force.</param>
    [MethodImpl(Inline)]
    internal readonly R Seen(R verification, R moratorium) =>
        verification + (1 - verification) * (MoratoriumVerification * moratorium);

    /// <summary>cheat = i_v·v·security(c + i_m·μ_a) + [opportunist]·appeasement·i_o·ρ: what cheating is worth to the target.</summary>
    /// <param name="wants">The target's weights.</param>
    /// <param name="worth">v, what its deterrent is worth.</param>
    /// <param name="state">Agreed depth c, the moratorium in force μ_a, relief ρ and the target's type.</param>
    /// <param name="appeasement">The mechanism's strength.</param>
    [MethodImpl(Inline)]
    internal readonly R Cheat(in TargetPreferences<R> wants, R worth, in WorldState<R> state, R appeasement) =>
        Temptation * worth * wants.Security * (state.Depth + MoratoriumTemptation * state.Terms.Moratorium)
            + When<R>(state.IsOpportunist, appeasement * OpportunistTemptation) * state.Relief;

    /// <summary>hold = V′(ρ·economy·h + i_h)·(i_s if security seeker, else i_t): what holding to the agreement is worth to the
    /// target.</summary>
    /// <param name="wants">The target's weights.</param>
    /// <param name="verification">V′.</param>
    /// <param name="state">Relief ρ, hardship h and the target's type.</param>
    [MethodImpl(Inline)]
    internal readonly R Hold(in TargetPreferences<R> wants, R verification, in WorldState<R> state) =>
        verification * (state.Relief * wants.Economy * state.Hardship + HoldBase)
        * R.Select(state.IsOpportunist, OpportunistHold, SeekerHold);

    /// <summary>σ(I_s·λ(hold − cheat + i₊[security seeker] + i_T + audience)): the chance that the target delivers.</summary>
    /// <param name="hold">What holding is worth.</param>
    /// <param name="cheat">What cheating is worth.</param>
    /// <param name="isOpportunist">The target's type.</param>
    /// <param name="precision">λ.</param>
    /// <param name="audience">What not delivering would cost the leadership with its audience (docs/model.md, equation 5z).</param>
    [MethodImpl(Inline)]
    internal readonly R TargetChance(R hold, R cheat, Truth<R> isOpportunist, R precision, R audience = default) =>
        Logistic(Scale * precision * (hold - cheat + When<R>(!isOpportunist, SeekerInclination) + TargetInclination + audience));

    /// <summary>σ(I_s·λ(i_S + i_N·nonproliferation·c·(i_k if committed, else i_r) − i_D·domestic·ρ − i_d(1 − τ) + audience)): the chance
    /// that the sender delivers.</summary>
    /// <param name="wants">The sender's weights.</param>
    /// <param name="state">Agreed depth c, relief ρ, the sender's trust τ and the administration's type.</param>
    /// <param name="precision">λ.</param>
    /// <param name="audience">What not delivering would cost the leadership with its audience (docs/model.md, equation 5z).</param>
    [MethodImpl(Inline)]
    internal readonly R SenderChance(in SenderPreferences<R> wants, in WorldState<R> state, R precision, R audience = default) =>
        Logistic(Scale * precision * (SenderInclination
            + SenderDisarmament * wants.Nonproliferation * state.Depth * R.Select(state.IsReluctant, Reluctance, Commitment)
            - SenderDomesticCost * wants.DomesticCost * state.Relief
            - SenderDistrust * (1 - state.SenderTrust.Mean)
            + audience));
}
