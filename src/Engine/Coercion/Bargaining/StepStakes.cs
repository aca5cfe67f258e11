using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Maths;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>What each issue of a step is worth to each side: the terms of E_T and E_S, which hold for the policy's whole step, divided over
/// the issues (docs/model.md, equations 5h to 5l).</summary>
/// <remarks>With every issue's numbers at their defaults the whole package, less the reservation value, is worth E_T to the target and E_S
/// to the sender.</remarks>
public struct StepStakes
{
    private double frozen;
    private double dismantled;
    private double relief;
    private TargetGain targetWhole;
    private SenderGain senderWhole;

    /// <summary>w_Sj: what all of each issue is worth to the sender, or costs it.</summary>
    public Package Sender;
    /// <summary>w_Tj: what all of each issue is worth to the target, or costs it.</summary>
    public Package Target;
    /// <summary>r_S.</summary>
    public double SenderReserve;
    /// <summary>r_T: what the target expects from waiting, what outreach and all else off the table costs it in any deal, and what a deal
    /// must be worth.</summary>
    public double TargetReserve;

    /// <summary>The stakes of a step.</summary>
    /// <param name="factors">What follows from the numbers of the issues alone.</param>
    /// <param name="policy">R, M and V.</param>
    /// <param name="step">The policy's step.</param>
    /// <param name="state">Depth c₀, relief ρ and the sender's trust.</param>
    /// <param name="view">The assurance s.</param>
    /// <param name="target">E_T of the policy's step, by terms.</param>
    /// <param name="sender">E_S of it.</param>
    /// <param name="rule">γ, and how far verification stands in for the sender's trust.</param>
    /// <param name="border">k_0, the depth at which dismantlement begins.</param>
    /// <param name="stakes">The stakes.</param>
    internal static void Of(
        in IssueFactors factors, in Policy policy, in Step step, in WorldState state, in TargetView view,
        in TargetGain target, in SenderGain sender, in Ratification rule, double border, out StepStakes stakes)
    {
        Unsafe.SkipInit(out stakes); // every number of the nine issues is written below
        stakes.targetWhole = target;
        stakes.senderWhole = sender;
        stakes.SenderReserve = -sender.StatusQuo;
        var uninspected = target.Sovereignty * (1 - factors.Most[(int)StepIssue.Inspection]);
        stakes.TargetReserve = -(target.Control + target.Waiting + target.StatusQuo + target.Moratorium + uninspected);
        stakes.frozen = Math.Min(step.Depth, border) - Math.Min(state.Depth, border);
        stakes.dismantled = Math.Max(step.Depth, border) - Math.Max(state.Depth, border);
        stakes.relief = Math.Max(0, policy.Relief * step.Stage / policy.Phases - state.Relief);
        var frozenPart = stakes.dismantled <= 0 ? 1 : stakes.frozen <= 0 ? 0
            : (Power(border, rule.ConcessionCurvature) - Power(state.Depth, rule.ConcessionCurvature)) / step.Concession;
        stakes.WeighTargets(factors, step.Concession > 0 ? frozenPart : 0, step.Concession > 0 ? 1 - frozenPart : 0,
            ((Ratification<Real1>)rule).TrustWith(state.SenderTrust.Mean, policy.Verification),
            policy.Verification);
        stakes.WeighSenders(factors, step.ReliefIncrease > 0 ? stakes.relief / step.ReliefIncrease : 0, view.Assurance);
    }

    /// <summary>What the target gives (5h to 5k); freeze and dismantlement count by their part of the concession C.</summary>
    private void WeighTargets(in IssueFactors factors, double frozenPart, double dismantledPart, double trust, double verification)
    {
        var (costs, worths) = (0.0, 0.0);
        for (var j = 0; j < StepIssues.Targets; j++)
        {
            var part = j == (int)StepIssue.Freeze ? frozenPart : j == (int)StepIssue.Dismantlement ? dismantledPart : 1;
            Target[j] = factors.Cost[j] * part;
            Sender[j] = factors.Worth[j] * part;
            costs += Target[j];
            worths += Sender[j];
        }
        var unit = costs > 0 ? 1 / costs : 0;
        var concession = -(targetWhole.Concession + targetWhole.Face) * unit;
        var exposure = -targetWhole.Exposure * unit;
        var disarmament = worths > 0 ? (senderWhole.Disarmament + senderWhole.Calm) / worths : 0;
        var doubt = (1 - trust) / trust * verification;
        for (var j = 0; j < StepIssues.Targets; j++)
        {
            Target[j] *= factors.Most[j] * (concession + exposure * factors.Exposed[j]);
            Sender[j] *= factors.Most[j] * disarmament * (1 + doubt * factors.Seen[j]);
        }
        Target[(int)StepIssue.Inspection] -= factors.Most[(int)StepIssue.Inspection] * targetWhole.Sovereignty;
    }

    /// <summary>What the sender gives (5h to 5k).</summary>
    private void WeighSenders(in IssueFactors factors, double reliefLeft, double assurance)
    {
        var doubt = (1 - assurance) / assurance;
        for (var j = StepIssues.Targets; j < StepIssues.Count; j++)
        {
            var most = j == (int)StepIssue.Relief ? factors.Most[j] * reliefLeft : factors.Most[j];
            var brought = j < (int)StepIssue.Guarantee ? targetWhole.Relief : targetWhole.Guarantee;
            Target[j] = most * factors.Worth[j] * brought * (1 + doubt * factors.Seen[j]);
            Sender[j] = -most * factors.Cost[j] * (senderWhole.DomesticCost + senderWhole.Credibility * factors.Exposed[j]);
        }
        Sender[(int)StepIssue.Guarantee] -= factors.Most[(int)StepIssue.Guarantee] * senderWhole.Guarantee;
    }

    /// <summary>E_T of a package, by terms: what it is worth to the target beyond its reservation value (5l).</summary>
    internal readonly TargetGain TargetGain(in Package package, in IssueSet forms, in IssueFactors factors)
    {
        const int Inspection = (int)StepIssue.Inspection;
        var (relief, guarantee, concession, exposure) = (0.0, 0.0, 0.0, 0.0);
        var inspected = targetWhole.Sovereignty * factors.Most[Inspection];
        var given = inspected * forms[Inspection].Target.At(package[Inspection]);
        for (var j = 0; j < StepIssues.Count; j++)
        {
            var value = Target[j] * forms[j].Target.At(package[j]);
            if (j == Inspection) value += given;
            if (j >= (int)StepIssue.Guarantee) guarantee += value;
            else if (j >= StepIssues.Targets) relief += value;
            else
            {
                var borne = Borne(-(targetWhole.Concession + targetWhole.Face), -targetWhole.Exposure * factors.Exposed[j]);
                concession -= value * borne;
                exposure -= value * (1 - borne);
            }
        }
        var face = Borne(-targetWhole.Face, -targetWhole.Concession);
        return new TargetGain(relief, guarantee, concession * (1 - face), concession * face, exposure, targetWhole.Control,
            targetWhole.Waiting, targetWhole.StatusQuo, targetWhole.Sovereignty - inspected + given, targetWhole.Moratorium);
    }

    /// <summary>E_S of a package, by terms.</summary>
    internal readonly SenderGain SenderGain(in Package package, in IssueSet forms, in IssueFactors factors)
    {
        const int Guarantee = (int)StepIssue.Guarantee;
        var (brought, domestic, credibility) = (0.0, 0.0, 0.0);
        var guarantee = senderWhole.Guarantee * factors.Most[Guarantee] * forms[Guarantee].Sender.At(package[Guarantee]);
        for (var j = 0; j < StepIssues.Count; j++)
        {
            var value = Sender[j] * forms[j].Sender.At(package[j]);
            if (j == Guarantee) value += guarantee;
            if (j < StepIssues.Targets) brought += value;
            else
            {
                var borne = Borne(-senderWhole.DomesticCost, -senderWhole.Credibility * factors.Exposed[j]);
                domestic -= value * borne;
                credibility -= value * (1 - borne);
            }
        }
        var disarmament = Borne(senderWhole.Disarmament, senderWhole.Calm);
        return new SenderGain(brought * disarmament, brought * (1 - disarmament), domestic, credibility, guarantee,
            senderWhole.StatusQuo);
    }

    /// <summary>The step as a package makes it (5m): depth from freeze and dismantlement, relief from relief.</summary>
    internal readonly Step StepOf(in Step whole, in WorldState state, in Package package, in IssueTermsSet issues)
    {
        var depth = state.Depth + package[(int)StepIssue.Freeze] * issues[(int)StepIssue.Freeze].Most * frozen
            + package[(int)StepIssue.Dismantlement] * issues[(int)StepIssue.Dismantlement].Most * dismantled;
        return whole with
        {
            Depth = depth,
            DepthIncrease = depth - state.Depth,
            ReliefIncrease = package[(int)StepIssue.Relief] * issues[(int)StepIssue.Relief].Most * relief,
        };
    }

    /// <summary>one/(one + other); 0 where there is neither.</summary>
    private static double Borne(double one, double other) => one + other > 0 ? one / (one + other) : 0;
}

/// <summary>What follows from the numbers of the issues alone, once a replication.</summary>
internal struct IssueFactors
{
    /// <summary>How much of each issue can be on the table.</summary>
    internal Package Most;
    /// <summary>Shares in what the step costs the giver; of what the target gives, weights that are yet to be made shares of a
    /// step.</summary>
    internal Package Cost;
    /// <summary>Shares in what the step brings the receiver, or weights.</summary>
    internal Package Worth;
    /// <summary>x_j(1 − ξ_j): how far giving exposes the giver.</summary>
    internal Package Exposed;
    /// <summary>υ_j: how far delivery can be seen.</summary>
    internal Package Seen;

    internal static IssueFactors Of(in IssueTermsSet issues)
    {
        var factors = new IssueFactors();
        for (var j = 0; j < StepIssues.Count; j++)
        {
            factors.Most[j] = issues[j].Most;
            factors.Cost[j] = issues[j].Cost;
            factors.Worth[j] = issues[j].Worth;
            factors.Exposed[j] = issues[j].Exposure * (1 - issues[j].Reversibility);
            factors.Seen[j] = issues[j].Verifiability;
        }
        Normalise(ref factors.Cost, StepIssues.Targets, StepIssues.Count);
        Normalise(ref factors.Worth, StepIssues.Targets, (int)StepIssue.Guarantee);
        Normalise(ref factors.Worth, (int)StepIssue.Guarantee, StepIssues.Count);
        return factors;
    }

    private static void Normalise(ref Package weights, int from, int to)
    {
        var sum = 0.0;
        for (var j = from; j < to; j++) sum += weights[j];
        if (sum <= 0) return;
        for (var j = from; j < to; j++) weights[j] /= sum;
    }
}
