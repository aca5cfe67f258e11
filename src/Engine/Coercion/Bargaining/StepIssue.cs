using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Numbers;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>The issues of a step, in the order of a package; the target gives the first four, the sender the others.</summary>
public enum StepIssue
{
    /// <summary>The target suspends tests.</summary>
    Moratorium,
    /// <summary>The target caps its programme: the step's depth as far as it only stops growth.</summary>
    Freeze,
    /// <summary>The target lets inspectors in.</summary>
    Inspection,
    /// <summary>The target takes its programme apart: the step's depth from there on.</summary>
    Dismantlement,
    /// <summary>The sender lifts pressure.</summary>
    Relief,
    /// <summary>The sender gives aid.</summary>
    Aid,
    /// <summary>The sender guarantees the target's security.</summary>
    Guarantee,
    /// <summary>The sender normalises relations.</summary>
    Normalisation,
    /// <summary>The sender suspends exercises.</summary>
    Exercises,
}

/// <summary>The issues of a step as a whole.</summary>
public static class StepIssues
{
    /// <summary>How many there are.</summary>
    public const int Count = (int)StepIssue.Exercises + 1;

    /// <summary>How many of them the target gives: the first ones.</summary>
    public const int Targets = (int)StepIssue.Dismantlement + 1;

    /// <summary>Their names in a scenario and what giving all of one means in a step.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        ("moratorium", "the target suspends tests while the agreement lasts"),
        ("freeze", "the target caps its programme: the depth of the step up to where dismantlement begins"),
        ("inspection", "the target lets inspectors see what the policy wants verified"),
        ("dismantlement", "the target takes its programme apart: the depth of the step beyond that"),
        ("relief", "the sender lifts the step's part of the policy's relief"),
        ("aid", "the sender gives the step's part of full aid"),
        ("guarantee", "the sender gives the step's part of the policy's security guarantee"),
        ("normalisation", "the sender takes the step's part of the way to normal relations"),
        ("exercises", "the sender suspends exercises while the agreement lasts"),
    ];

    /// <summary>Who gives an issue.</summary>
    /// <param name="issue">Its place in a package.</param>
    public static Side Giver(int issue) => issue < Targets ? Side.Target : Side.Sender;
}

/// <summary>What one issue of a step is like. By default a step is divided evenly over its issues and its worth is that of equations 5e and
/// 5f.</summary>
public struct IssueTerms
{
    /// <summary>How much of it can be on the table.</summary>
    public double Most;
    /// <summary>Its weight in what the step brings the side that receives it.</summary>
    public double Worth;
    /// <summary>Its weight in what the step costs the side that gives it.</summary>
    public double Cost;
    /// <summary>The kind of the sender's curve.</summary>
    public double SenderCurve;
    /// <summary>The exponent of the sender's curve.</summary>
    public double SenderExponent;
    /// <summary>The kind of the target's curve.</summary>
    public double TargetCurve;
    /// <summary>The exponent of the target's curve.</summary>
    public double TargetExponent;
    /// <summary>The steps that it is given in.</summary>
    public double Levels;
    /// <summary>ξ: how far it can be taken back.</summary>
    public double Reversibility;
    /// <summary>υ: how far its delivery can be seen.</summary>
    public double Verifiability;
    /// <summary>x: how far giving it exposes the giver.</summary>
    public double Exposure;

    /// <summary>The declarations of these numbers; the same for every issue.</summary>
    public static IReadOnlyList<Parameter<IssueTerms>> Parameters { get; } =
    [
        Real<IssueTerms>("most", "q_j", 1, 0, 1, "share", "how much of the issue can be on the table; 0 takes it off", Source,
            (ref i) => ref i.Most),
        Real<IssueTerms>("worth", "a_j", 1, 0, 100, "weight",
            "its weight, beside that of like issues, in what the step brings the side that receives it", Source, (ref i) => ref i.Worth),
        Real<IssueTerms>("cost", "b_j", 1, 0, 100, "weight",
            "its weight, beside that of the giver's other issues, in what the step costs the giver", Source, (ref i) => ref i.Cost),
        Choice<IssueTerms>("senderCurve", "v_Sj", Curve.Names, 0, "how the issue's worth or cost to the sender is spread over it", Keeney,
            (ref i) => ref i.SenderCurve),
        Real<IssueTerms>("senderExponent", "e_Sj", 2, 1, 8, "exponent", "how far the sender's curve is bent; 1 is a straight line", Source,
            (ref i) => ref i.SenderExponent),
        Choice<IssueTerms>("targetCurve", "v_Tj", Curve.Names, 0, "how the issue's worth or cost to the target is spread over it", Keeney,
            (ref i) => ref i.TargetCurve),
        Real<IssueTerms>("targetExponent", "e_Tj", 2, 1, 8, "exponent", "how far the target's curve is bent; 1 is a straight line", Source,
            (ref i) => ref i.TargetExponent),
        Whole<IssueTerms>("levels", "n_j", 0, 0, 100, "steps", "in how many steps it is given; 0 any part of it, 1 all or nothing", Source,
            (ref i) => ref i.Levels),
        Real<IssueTerms>("reversibility", "xi_j", 0, 0, 1, "share",
            "how far it can be taken back if the other side does not deliver; lowers the giver's exposure",
            "modelling choice after Fearon 1995", (ref i) => ref i.Reversibility),
        Real<IssueTerms>("verifiability", "ups_j", 0, 0, 1, "share", "how far its delivery can be seen, so that trust is not needed",
            "modelling choice after Kydd 2005", (ref i) => ref i.Verifiability),
        Real<IssueTerms>("exposure", "x_j", 1, 0, 5, "ratio", "how far giving it exposes the giver if the other side does not deliver",
            "modelling choice after Kydd 2005", (ref i) => ref i.Exposure),
    ];

    private const string Source = "modelling choice";
    private const string Keeney = "Keeney and Raiffa 1976; the curve is a modelling choice";

    /// <summary>The issue as a table takes it.</summary>
    /// <param name="giver">The side that gives it.</param>
    public readonly Issue ToIssue(Side giver) => new(
        giver, new Curve((CurveKind)(int)SenderCurve, SenderExponent), new Curve((CurveKind)(int)TargetCurve, TargetExponent), (int)Levels);
}

/// <summary>The numbers of a step's issues.</summary>
[InlineArray(StepIssues.Count)]
public struct IssueTermsSet
{
    private IssueTerms first;
}

/// <summary>A step's issues as a table takes them.</summary>
[InlineArray(StepIssues.Count)]
internal struct IssueSet
{
    private Issue first;
}
