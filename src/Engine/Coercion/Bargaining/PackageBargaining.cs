using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Numbers;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>How the sides bargain over the package of a step, if they do: protocol, tactics, issues and what packages do.</summary>
public struct PackageBargaining
{
    /// <summary>Which of <see cref="Negotiation.Protocol.All"/>, counted from 1; 0 if the sides do not bargain.</summary>
    public double Protocol;
    /// <summary>How many exchanges a round of talks has.</summary>
    public double Exchanges;
    /// <summary>Who makes the first offer.</summary>
    public double Opens;
    /// <summary>How the sender bargains.</summary>
    public Tactic Sender;
    /// <summary>How the target bargains.</summary>
    public Tactic Target;
    /// <summary>The issues.</summary>
    public IssueTermsSet Issues;
    /// <summary>What packages do.</summary>
    public PackageEffects Effects;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<PackageBargaining>> Parameters { get; } =
    [
        Choice<PackageBargaining>("protocol", "prot", [.. Negotiation.Protocol.All.Select(p => p.Name)], 1,
            "who may say what when: offers in turn, the same after private talks, at the same time, a mediator's text, or terms to take "
                + "or leave",
            "Rubinstein 1982; Chatterjee and Samuelson 1983; Raiffa 1982", (ref b) => ref b.Protocol),
        Whole<PackageBargaining>("exchanges", "n_e", 6, 1, 40, "exchanges",
            "offers (or a mediator's texts) in a round with talks, at the most", "modelling choice", (ref b) => ref b.Exchanges),
        Choice<PackageBargaining>("opens", "open", ["sender", "target"], 0, "the side that makes the first offer", "modelling choice",
            (ref b) => ref b.Opens),
        .. Tactic.Parameters.Select(p => p.Under("sender", (ref PackageBargaining b) => ref b.Sender)),
        .. Tactic.Parameters.Select(p => p.Under("target", (ref PackageBargaining b) => ref b.Target)),
        .. Enumerable.Range(0, StepIssues.Count).SelectMany(j => IssueTerms.Parameters.Select(p =>
            p.Under($"issues.{StepIssues.All[j].Name}", (ref PackageBargaining b) => ref b.Issues[j]))),
        .. PackageEffects.Parameters.Select(p => p.Under("effects", (ref PackageBargaining b) => ref b.Effects)),
    ];

    /// <summary>Whether the sides bargain at all.</summary>
    public readonly bool IsOn => Protocol > 0;

    /// <summary>Whether a halt of tests is on the table; if not, the policy's is asked for as where sides do not bargain.</summary>
    public readonly bool IsHaltAnIssue => IsOn && Issues[(int)StepIssue.Moratorium].Most > 0;

    /// <summary>The protocol; only if they do.</summary>
    internal readonly Protocol Rules => Negotiation.Protocol.Every[(int)Protocol - 1];

    /// <summary>The issues as a table takes them.</summary>
    internal readonly IssueSet ToIssues()
    {
        var set = new IssueSet();
        for (var j = 0; j < StepIssues.Count; j++) set[j] = Issues[j].ToIssue(StepIssues.Giver(j));
        return set;
    }
}
