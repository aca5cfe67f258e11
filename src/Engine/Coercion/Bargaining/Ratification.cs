using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>Step 5: what a step is worth to each side and how likely each is to ratify it (docs/model.md, equations 5d to 5g).</summary>
public struct Ratification
{
    /// <summary>γ: how concessions get dearer with depth.</summary>
    public double ConcessionCurvature;
    /// <summary>How rewards are worth most at first.</summary>
    public double RewardCurvature;
    /// <summary>λ: precision of choice.</summary>
    public double Precision;
    /// <summary>Scale of utility in the choice to ratify.</summary>
    public double Scale;
    /// <summary>Worth of relief to a target in pain.</summary>
    public double ReliefWorth;
    /// <summary>Pain that hardship brings without pressure.</summary>
    public double PainBase;
    /// <summary>Part of status in what a concession costs.</summary>
    public double StatusCost;
    /// <summary>Loss of face in any step.</summary>
    public double FaceBase;
    /// <summary>Loss of face from moving first.</summary>
    public double FaceFirst;
    /// <summary>Part of it without pressure.</summary>
    public double FacePressureBase;
    /// <summary>Part of it under full pressure.</summary>
    public double FacePressure;
    /// <summary>Cost of having moved first if the other then does not.</summary>
    public double Exposure;
    /// <summary>What outreach costs the regime's control.</summary>
    public double OutreachCost;
    /// <summary>What an opportunist expects from waiting.</summary>
    public double Waiting;
    /// <summary>Part of low pressure in that.</summary>
    public double WaitingPressure;
    /// <summary>What calm is worth to the sender.</summary>
    public double Calm;
    /// <summary>What relief costs the sender at home.</summary>
    public double DomesticCost;
    /// <summary>What rewarding a side not trusted costs the sender.</summary>
    public double CredibilityCost;
    /// <summary>What a step must be worth to either side to be more than none.</summary>
    public double StatusQuo;
    /// <summary>What verification costs the regime's control.</summary>
    public double Sovereignty;
    /// <summary>What halting missile tests costs the target.</summary>
    public double MoratoriumCost;
    /// <summary>What a halt of missile tests is worth to the sender.</summary>
    public double MoratoriumCalm;
    /// <summary>What guaranteeing the security of a side not trusted costs the sender.</summary>
    public double GuaranteeCost;
    /// <summary>How far verification stands in for the sender's trust.</summary>
    public double VerifiedTrust;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Ratification>> Parameters { get; } =
    [
        Real<Ratification>("concessionCurvature", "gamma", 2, .1, 8, "exponent",
            "how concessions get dearer as they go deeper; 1 makes every step equally dear", Source, (ref r) => ref r.ConcessionCurvature),
        Real<Ratification>("rewardCurvature", "phi_e", .5, .1, 8, "exponent",
            "how the deal's reward is spread over its steps; below 1 the first brings most", Source, (ref r) => ref r.RewardCurvature),
        Real<Ratification>("precision", "lambda", 12, 0, 200, "1/utility",
            "precision of choice; 0 is a coin toss, higher comes closer to always choosing the better",
            "quantal response, McKelvey and Palfrey 1995; value a modelling choice", (ref r) => ref r.Precision),
        Real<Ratification>("scale", "E_s", 6, 0, 100, "ratio", "scale of utility in the choice to ratify", Source, (ref r) => ref r.Scale),
        Real<Ratification>("reliefWorth", "E_rho", 2, 0, 20, "ratio", "worth of relief to a target in pain", Source,
            (ref r) => ref r.ReliefWorth),
        Real<Ratification>("painBase", "E_h", .5, 0, 5, "ratio", "part of hardship that hurts even where pressure does not bite", Source,
            (ref r) => ref r.PainBase),
        Real<Ratification>("statusCost", "E_n", .5, 0, 5, "ratio", "part of status, beside security, in what a concession costs the target",
            Source, (ref r) => ref r.StatusCost),
        Real<Ratification>("faceBase", "E_f", .3, 0, 5, "ratio", "loss of face in any step", Source, (ref r) => ref r.FaceBase),
        Real<Ratification>("faceFirst", "E_ff", .7, 0, 5, "ratio", "loss of face from having to move first", Source,
            (ref r) => ref r.FaceFirst),
        Real<Ratification>("facePressureBase", "E_f0", .5, 0, 5, "ratio", "part of the loss of face that there is without pressure", Source,
            (ref r) => ref r.FacePressureBase),
        Real<Ratification>("facePressure", "E_fp", .5, 0, 5, "ratio", "part of the loss of face that full pressure adds", Source,
            (ref r) => ref r.FacePressure),
        Real<Ratification>("exposure", "E_x", .6, 0, 5, "ratio",
            "cost to the target of having moved first if the sender then does not deliver", "after Kydd 2005", (ref r) => ref r.Exposure),
        Real<Ratification>("outreachCost", "E_q", .05, 0, 5, "ratio",
            "what outreach costs the regime's control, weighed when a step is ratified", Source, (ref r) => ref r.OutreachCost),
        Real<Ratification>("waiting", "E_w", .05, 0, 5, "utility",
            "what an opportunist expects from waiting for a weak sender to offer more, times appeasement", "after Jervis 1976",
            (ref r) => ref r.Waiting),
        Real<Ratification>("waitingPressure", "E_wp", .5, 0, 5, "ratio", "part of low pressure, beside gestures, in that expectation",
            Source, (ref r) => ref r.WaitingPressure),
        Real<Ratification>("calm", "S_x", .6, 0, 5, "ratio", "what a step towards calm is worth to the sender, times tension", Source,
            (ref r) => ref r.Calm),
        Real<Ratification>("domesticCost", "S_d", .5, 0, 5, "ratio", "what relief costs the sender at home", Source,
            (ref r) => ref r.DomesticCost),
        Real<Ratification>("credibilityCost", "S_c", .6, 0, 5, "ratio",
            "what relief for a side that is not trusted and does not move first costs the sender's credibility", Source,
            (ref r) => ref r.CredibilityCost),
        Real<Ratification>("statusQuo", "E_0", .01, 0, 1, "utility", "what a step must be worth to either side to be more than none",
            Source + " after Samuelson and Zeckhauser 1988, status quo bias", (ref r) => ref r.StatusQuo),
        Real<Ratification>("sovereignty", "E_V", .3, 0, 5, "ratio",
            "what full verification of the whole deal costs the regime's control, weighed step by step", Source,
            (ref r) => ref r.Sovereignty),
        Real<Ratification>("moratoriumCost", "E_mu", .03, 0, 5, "ratio",
            "part of security and status in what halting missile tests costs the target", Source, (ref r) => ref r.MoratoriumCost),
        Real<Ratification>("moratoriumCalm", "S_mu", .2, 0, 5, "ratio",
            "what a halt of missile tests is worth to the sender, times tension", Source, (ref r) => ref r.MoratoriumCalm),
        Real<Ratification>("guaranteeCost", "S_g", .5, 0, 5, "ratio",
            "what guaranteeing the security of a side that is not trusted costs the sender's credibility", Source,
            (ref r) => ref r.GuaranteeCost),
        Real<Ratification>("verifiedTrust", "S_V", .5, 0, 1, "share",
            "share of the sender's missing trust that full verification makes up for when a step is ratified",
            Source + " after Kydd 2005", (ref r) => ref r.VerifiedTrust),
    ];

    private const string Source = "modelling choice";
}

/// <inheritdoc cref="Ratification"/>
internal struct Ratification<R> where R : unmanaged, IReal<R>
{
    internal R ConcessionCurvature, RewardCurvature, Precision, Scale, ReliefWorth, PainBase, StatusCost, FaceBase, FaceFirst,
        FacePressureBase, FacePressure, Exposure, OutreachCost, Waiting, WaitingPressure, Calm, DomesticCost, CredibilityCost, StatusQuo,
        Sovereignty, MoratoriumCost, MoratoriumCalm, GuaranteeCost, VerifiedTrust;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Ratification<R>(in Ratification one) => LaneMemory.InEvery<Ratification, Ratification<R>, R>(one);

    /// <summary>The terms of the target's expected gain E_T from a step (equation 5e).</summary>
    /// <param name="wants">The target's weights.</param>
    /// <param name="policy">Relief, guarantee, first-mover share, outreach, gestures and verification offered.</param>
    /// <param name="step">The step on the table.</param>
    /// <param name="state">Capability, hardship, reform, pressure and the target's type.</param>
    /// <param name="view">Bite, threat, the deterrent's worth and assurance in this round.</param>
    /// <param name="mechanisms">The strengths of coercion, transformation, commitment and appeasement.</param>
    [MethodImpl(Inline)]
    internal readonly TargetGain<R> TargetGain(
        in TargetPreferences<R> wants, in Policy<R> policy, in Step<R> step, in WorldState<R> state, in TargetView<R> view,
        in Mechanisms<R> mechanisms)
    {
        var pain = mechanisms.Coercion * wants.Economy * state.Hardship * (PainBase + view.Bite);
        var stake = step.Concession * state.Capability;
        var deterrent = wants.Security * view.DeterrentWorth + StatusCost * wants.Status;
        return new TargetGain<R>
        {
            Relief = view.Assurance * step.Reward * ReliefWorth * policy.Relief * pain * (1 + mechanisms.Transformation * state.Reform),
            Guarantee = view.Assurance * step.Reward * wants.Security * policy.Guarantee * view.Threat
                * (1 - mechanisms.Commitment * step.Depth),
            Concession = -stake * deterrent,
            Face = -wants.Face * step.DepthIncrease * (FaceBase + FaceFirst * policy.FirstMoverShare)
                * (FacePressureBase + FacePressure * state.Pressure),
            Exposure = -(1 - view.Assurance) * policy.FirstMoverShare * stake * wants.Security * Exposure,
            Control = -OutreachCost * wants.Control * policy.Outreach,
            Waiting = -When<R>(state.IsOpportunist, mechanisms.Appeasement * Waiting)
                * (policy.Gestures + WaitingPressure * (1 - state.Pressure)),
            StatusQuo = -StatusQuo,
            Sovereignty = -Sovereignty * wants.Control * policy.Verification * step.Share,
            Moratorium = -MoratoriumCost * step.MoratoriumIncrease * state.Capability * deterrent,
        };
    }

    /// <summary>The terms of the sender's expected gain E_S from a step (equation 5f).</summary>
    /// <param name="wants">The sender's weights.</param>
    /// <param name="policy">The first-mover share and verification.</param>
    /// <param name="step">The step on the table.</param>
    /// <param name="state">Capability, tension and the sender's trust.</param>
    [MethodImpl(Inline)]
    internal readonly SenderGain<R> SenderGain(
        in SenderPreferences<R> wants, in Policy<R> policy, in Step<R> step, in WorldState<R> state)
    {
        var trust = TrustWith(state.SenderTrust.Mean, policy.Verification);
        return new SenderGain<R>
        {
            Disarmament = trust * wants.Nonproliferation * step.Concession * state.Capability,
            Calm = trust * Calm * wants.RegionalSecurity * state.Tension * step.Reward
                + trust * MoratoriumCalm * wants.RegionalSecurity * state.Tension * step.MoratoriumIncrease,
            DomesticCost = -DomesticCost * wants.DomesticCost * step.ReliefIncrease,
            Credibility = -CredibilityCost * (1 - trust) * (1 - policy.FirstMoverShare) * wants.Credibility * step.ReliefIncrease,
            Guarantee = -GuaranteeCost * wants.Credibility * step.GuaranteeIncrease * (1 - trust),
            StatusQuo = -StatusQuo,
        };
    }

    /// <summary>τ_V = τ_S + (1 − τ_S)·S_V·V: verification stands in for trust.</summary>
    /// <param name="trust">τ_S.</param>
    /// <param name="verification">V, the policy's.</param>
    [MethodImpl(Inline)]
    internal readonly R TrustWith(R trust, R verification) =>
        trust + (1 - trust) * (VerifiedTrust * verification);

    /// <summary>σ(E_s·λ·E): the chance that a side ratifies a step (quantal response, McKelvey and Palfrey 1995).</summary>
    /// <param name="gain">E, its expected gain.</param>
    [MethodImpl(Inline)]
    internal readonly R Chance(R gain) => Logistic(Scale * Precision * gain);
}
