using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.History;

/// <summary>One outcome of one policy from one start.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Mean">Its weighted mean over the particles with its 95% Monte Carlo interval: from the weighted variance on n effective
/// particles (Student's t; for shares of branches Wilson 1927), or from the scatter of the islands where that is the wider.</param>
/// <param name="Predictive">5 and 95% of the weight lie at or below its ends: the model's own doubt.</param>
/// <param name="Difference">From the policies as they were, particle by particle on the same shocks, with its 95% interval; null for these
/// themselves.</param>
/// <param name="Better">Share of the weight that does better than under the policies as they were, ties counted half; .5 for these
/// themselves.</param>
/// <param name="AdjustedP">Two-sided p of no mean difference, adjusted over all outcomes and policies of the start (Holm 1979); NaN for the
/// policies as they were.</param>
/// <param name="Islands">The mean in each island by itself: how far the particles suffice.</param>
public sealed record HindsightOutcome(
    Quantity Outcome, Estimate Mean, Interval Predictive, Estimate? Difference, double Better, double AdjustedP,
    IReadOnlyList<double> Islands);

/// <summary>What the model says of one policy from one start.</summary>
/// <param name="Policy">The policy's name; <see cref="Hindsight.AsItWas"/> for those of the timeline.</param>
/// <param name="Outcomes">Every outcome, in the order of <see cref="BranchOutcome.All"/>.</param>
public sealed record HindsightPolicy(string Policy, IReadOnlyList<HindsightOutcome> Outcomes)
{
    /// <summary>The outcome of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public HindsightOutcome this[string name] => Outcomes.First(o => o.Outcome.Name == name);
}

/// <summary>What the model, conditioned on the record before a quarter, says of the time from it to the end.</summary>
/// <param name="From">The first quarter that is played.</param>
/// <param name="To">The last.</param>
/// <param name="EffectiveParticles">Effective number of particles at the start, over all islands.</param>
/// <param name="IslandWeights">The share of the weight that each island has: where one has nearly all, the others found no past as likely,
/// and the interval knows nothing of that.</param>
/// <param name="Contradicted">Share of the weight in which an agreement is in force at the start that the record denies, or none that it
/// has: the record is taken to be wrong with a small chance, and the model may prefer that. NaN where the record does not say.</param>
/// <param name="Record">What the record itself has, in the order of <see cref="BranchOutcome.All"/>; NaN where it does not say. It plays no
/// part in any other number.</param>
/// <param name="Policies">The policies as they were first, then those that were given.</param>
public sealed record HindsightStart(
    Quarter From, Quarter To, double EffectiveParticles, IReadOnlyList<double> IslandWeights, double Contradicted,
    IReadOnlyList<double> Record, IReadOnlyList<HindsightPolicy> Policies)
{
    /// <summary>How many quarters are played at the most.</summary>
    public int Quarters => To.Since(From) + 1;

    /// <summary>What the record has of an outcome; NaN where it does not say.</summary>
    /// <param name="outcome">The outcome.</param>
    public double Seen(Quantity outcome) => Record[BranchOutcome.All.TakeWhile(o => o != outcome).Count()];
}

/// <summary>Policy in hindsight.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Starts">Every start, in the order in which they were given.</param>
/// <param name="Untried">Those of the policies whose numbers are those of no era up to the end: nothing like them is in the record.</param>
public sealed record HindsightResult(string Scenario, IReadOnlyList<HindsightStart> Starts, IReadOnlyList<string> Untried);
