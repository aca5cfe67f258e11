using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>A sentence of an argument, as something that can be false.</summary>
/// <param name="Id">Its name in files.</param>
/// <param name="Section">The section of the essay that it is drawn from.</param>
/// <param name="Text">The claim in words.</param>
/// <param name="Hypotheses">The inequalities that it comes to; it holds in a world where all of them do.</param>
/// <param name="Path">What the claim says that its effect goes through; null if it says nothing of that.</param>
public sealed record Claim(string Id, string Section, string Text, IReadOnlyList<Inequality> Hypotheses, ClaimPath? Path = null);

/// <summary>The cause that a claim gives: its effect, with everything but one path held at what the paired run had.</summary>
/// <param name="Through">The path in words: "through pressure for reform".</param>
/// <param name="Hypotheses">The inequalities that the claim comes to on that path alone.</param>
public sealed record ClaimPath(string Through, IReadOnlyList<Inequality> Hypotheses);

/// <summary>A scenario whose mediators are held, replication by replication and round by round, at what another scenario has on the same
/// shocks, so that an effect reaches it by the other paths only (Robins and Greenland 1992; Pearl 2001).</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="As">The other's.</param>
/// <param name="Mediators">What is held.</param>
public sealed record Holding(string Scenario, string As, IReadOnlyList<string> Mediators);

/// <summary>Claims and the scenarios that they speak of, all in one uncertain world.</summary>
/// <param name="Title">What the claims are about.</param>
/// <param name="Scenarios">The scenarios by the names that the hypotheses use.</param>
/// <param name="Claims">The claims.</param>
/// <param name="Switches">What is switched off in turn beside the mechanisms, each as <c>path=value</c>.</param>
public sealed record ClaimSet(
    string Title, IReadOnlyList<(string Name, Scenario Scenario)> Scenarios, IReadOnlyList<Claim> Claims, IReadOnlyList<string> Switches)
{
    /// <summary>The scenarios whose mediators are held at another's.</summary>
    public IReadOnlyList<Holding> Holdings { get; init; } = [];

    /// <summary>All that is switched off in turn: every mechanism, then the file's own switches.</summary>
    public IReadOnlyList<string> Ablations => [.. Model.Of(Scenarios[0].Scenario).Mechanisms.Select(path => path + "=0"), .. Switches];
}

/// <summary>What a study says of a claim.</summary>
public enum Ruling
{
    /// <summary>It holds in at least nine tenths of the worlds, whatever chance did to the sample.</summary>
    Holds,
    /// <summary>It holds in at most one tenth.</summary>
    Fails,
    /// <summary>It depends on the world.</summary>
    Depends,
    /// <summary>No world gives it a value: what it speaks of never came about, and nothing can be said.</summary>
    Unknown,
}

/// <summary>A share of the worlds in which a claim is true, and what it makes of the claim.</summary>
/// <param name="Ruling">The ruling, by the simultaneous interval.</param>
/// <param name="Share">The share of the worlds with a value, with its 95% interval (Wilson) and their number.</param>
/// <param name="Simultaneous">That interval, widened so that it covers for all claims together with 95% (Bonferroni).</param>
public sealed record Reading(Ruling Ruling, Estimate Share, Interval Simultaneous);

/// <summary>How a claim fared over the worlds.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Clearly">What comes of it if worlds that are open count as worlds in which it is not true.</param>
/// <param name="AtBest">What comes of it if they count as worlds in which it is.</param>
/// <param name="Open">The share of the worlds with a value in which the most replications leave open whether it is true.</param>
/// <param name="WithoutValue">In how many worlds no replication gave a value to what it speaks of, so that it is neither true nor false
/// there.</param>
/// <param name="RestsOn">What the ruling hangs on: without it, it would be another, and the share clearly so; single assumptions, then the
/// least sets of several that do so together.</param>
/// <param name="Condition">What in the world best tells where it holds from where it does not; null if nothing does.</param>
/// <param name="OnPath">What comes of it on the path that it gives as its cause; null if it gives none.</param>
public sealed record ClaimResult(
    Claim Claim, Reading Clearly, Reading AtBest, Estimate Open, int WithoutValue, IReadOnlyList<Reliance> RestsOn, Condition? Condition,
    Reading? OnPath = null)
{
    /// <summary>What prices would turn it, part by part, where it holds payoffs against each other.</summary>
    public IReadOnlyList<ClaimTie> Ties { get; init; } = [];

    /// <summary>Whether it holds, but not for the reason that it gives.</summary>
    public bool IsForAnotherReason => Ruling == Ruling.Holds && OnPath is { Ruling: not Ruling.Holds };

    /// <summary>The ruling, if open worlds count as worlds in which the claim is not true.</summary>
    public Ruling Ruling => Clearly.Ruling;

    /// <summary>Whether the two readings of open worlds come to the same ruling.</summary>
    public bool IsSettled => Clearly.Ruling == AtBest.Ruling;

    /// <summary>Whether assumptions make it true: it holds, but in fewer than half of the worlds once they are off.</summary>
    public bool IsByConstruction => Ruling == Ruling.Holds && RestsOn.Any(r => r.Share.Interval.High < .5);
}

/// <summary>The values of a price at which two payoffs tie, over the worlds (a switching value; Fieller 1954 in each).</summary>
/// <param name="Part">The part of the claim.</param>
/// <param name="Price">The price.</param>
/// <param name="Turns">The share of worlds in which a price above 0 clearly makes the two tie.</param>
/// <param name="Median">The median of those prices; NaN if there is none.</param>
/// <param name="Quartiles">Their quartiles.</param>
public sealed record ClaimTie(Inequality Part, Price Price, Estimate Turns, double Median, Interval Quartiles);

/// <summary>Assumptions that a ruling hangs on.</summary>
/// <param name="Switches">How they were switched off, each as <c>path=value</c>; one, or several together.</param>
/// <param name="Ruling">The ruling without them.</param>
/// <param name="Share">The share of worlds in which the claim is clearly true without them.</param>
/// <param name="AdjustedP">The p value of no difference between the worlds with and without them (McNemar 1947, exact), adjusted over all
/// that was tried (Holm 1979).</param>
public sealed record Reliance(IReadOnlyList<string> Switches, Ruling Ruling, Estimate Share, double AdjustedP);

/// <summary>A cut through the worlds at one number.</summary>
/// <param name="Path">The uncertain parameter.</param>
/// <param name="Cut">Where it is cut.</param>
/// <param name="Below">The share of worlds below the cut in which the claim holds.</param>
/// <param name="Above">The same above it.</param>
public sealed record Condition(string Path, double Cut, Estimate Below, Estimate Above);
