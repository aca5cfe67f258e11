using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.World;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>What follows from a setting, worked out once and not in every round.</summary>
/// <param name="Sender">The sender's weights as it acts on them: regional security times its own and third parties' parts.</param>
/// <param name="Coalition">What the sender and its third parties enforce together.</param>
/// <param name="SenderPrior">The sender's trust before any news.</param>
/// <param name="TargetPrior">The target's trust before any news.</param>
/// <param name="Issues">The issues of a step as a table takes them, if the sides bargain.</param>
/// <param name="Factors">What follows from their numbers.</param>
/// <param name="SenderWins">The coalitions of the sender's constituencies that carry a step.</param>
/// <param name="TargetWins">The coalitions of the target's constituencies that carry a step.</param>
internal readonly record struct DerivedSetting(
    SenderPreferences Sender, Reach Coalition, Trust SenderPrior, Trust TargetPrior,
    IssueSet Issues, IssueFactors Factors, WinningCoalitions SenderWins, WinningCoalitions TargetWins)
{
    internal readonly IssueSet Issues = Issues; // fields, to be handed on by reference
    internal readonly IssueFactors Factors = Factors;

    /// <summary>What follows from a setting.</summary>
    /// <param name="set">The numbers of the world.</param>
    internal static DerivedSetting Of(in Setting set) => new(
        set.Sender with { RegionalSecurity = set.Sender.RegionalSecurity * set.Coalition.RegionalWeight() },
        set.Coalition.Reach(),
        Trust.Prior(set.Priors.SenderTrust, set.Trust.PriorStrength),
        Trust.Prior(set.Priors.TargetTrust, set.Trust.PriorStrength),
        set.Bargaining.IsOn ? set.Bargaining.ToIssues() : default,
        set.Bargaining.IsOn ? IssueFactors.Of(set.Bargaining.Issues) : default,
        set.SenderHome.HasConstituencies ? WinningCoalitions.Of(set.SenderHome) : default,
        set.TargetHome.HasConstituencies ? WinningCoalitions.Of(set.TargetHome) : default);
}
