using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies;

/// <summary>A metric over all replications.</summary>
/// <param name="Metric">Which metric.</param>
/// <param name="Estimate">Its mean with 95% interval and n (for a metric of some runs only, n counts those).</param>
/// <param name="Median">Its median over the same values; NaN when n is 0.</param>
/// <param name="MedianInterval">The distribution-free 95% interval of the median, from the ranks of the values.</param>
public sealed record MetricSummary(Quantity Metric, Estimate Estimate, double Median, Interval MedianInterval);

/// <summary>A way a replication can end (every replication has exactly one) and its share.</summary>
/// <param name="Name">The name in files: <c>rolledBack</c>.</param>
/// <param name="Label">The name in words: "rolled back".</param>
/// <param name="Meaning">The definition, one sentence.</param>
/// <param name="Share">Its share of the replications with Wilson interval and n.</param>
public sealed record OutcomeShare(string Name, string Label, string Meaning, Estimate Share);

/// <summary>A variable over the rounds, over all replications; index 0 is the initial state, index t is the end of round t.</summary>
/// <remarks>A run that ended early keeps its last state; its flows (tests, talks, payoffs) are 0 from then on. So n is the same in every
/// round. A variable without initial value has NaN at index 0.</remarks>
/// <param name="Variable">Which variable.</param>
/// <param name="Mean">Mean over replications.</param>
/// <param name="Low">Lower end of the 95% interval of the mean: Student's t, for a share Wilson's.</param>
/// <param name="High">Upper end of the 95% interval of the mean.</param>
/// <param name="Quantiles">The quantiles of <see cref="Series.QuantileLevels"/> over replications, in that order, each over the rounds;
/// empty when quantiles were not asked for.</param>
/// <param name="Paths">The first few replications, each over the rounds: samples, not summaries.</param>
public sealed record Series(
    Quantity Variable,
    IReadOnlyList<double> Mean,
    IReadOnlyList<double> Low,
    IReadOnlyList<double> High,
    IReadOnlyList<IReadOnlyList<double>> Quantiles,
    IReadOnlyList<IReadOnlyList<double>> Paths)
{
    /// <summary>The levels of <see cref="Quantiles"/>: 5, 25, 50, 75 and 95%.</summary>
    public static IReadOnlyList<double> QuantileLevels { get; } = [.05, .25, .50, .75, .95];
}

/// <summary>The replications in which a choice came out the same way, over the rounds.</summary>
/// <param name="Name">Which way, as the choice's <see cref="Quantity.Names"/> have it: "securitySeeker".</param>
/// <param name="Replications">How many they are.</param>
/// <param name="Series">Some of the variables, in these replications alone.</param>
public sealed record RunGroup(string Name, long Replications, IReadOnlyList<Series> Series);

/// <summary>The share of replications in a status at the end of each round; the statuses of a round add up to 1.</summary>
/// <param name="Name">The name in files.</param>
/// <param name="Label">The name in words.</param>
/// <param name="Shares">Shares over the rounds, index 0 the initial state.</param>
public sealed record StatusShare(string Name, string Label, IReadOnlyList<double> Shares);

/// <summary>The time to an event, one entry a round, index 0 the start: the Kaplan-Meier curve, and the cumulative incidence beside
/// it.</summary>
/// <remarks>War and collapse rule the event out. To the Kaplan-Meier curve they are censoring: it is what would be left if neither came
/// between, were they of no bearing on the event. The incidence counts them as what they are: the share of all replications that have had
/// the event.</remarks>
/// <param name="Event">The event in words: "first agreement".</param>
/// <param name="Survival">The share of replications still without the event after each round (Kaplan and Meier 1958).</param>
/// <param name="Low">Lower end of its pointwise 95% interval.</param>
/// <param name="High">Upper end of its pointwise 95% interval.</param>
/// <param name="AtRisk">How many replications were at risk in that round (index 0: all).</param>
/// <param name="Events">How many had the event in that round.</param>
public sealed record SurvivalCurve(
    string Event,
    IReadOnlyList<double> Survival,
    IReadOnlyList<double> Low,
    IReadOnlyList<double> High,
    IReadOnlyList<long> AtRisk,
    IReadOnlyList<long> Events)
{
    /// <summary>The share that has had the event by the end of each round, war and collapse being competing risks (Aalen and Johansen
    /// 1978).</summary>
    public IReadOnlyList<double> Incidence { get; init; } = [];

    /// <summary>Lower end of its pointwise 95% interval.</summary>
    public IReadOnlyList<double> IncidenceLow { get; init; } = [];

    /// <summary>Upper end of its pointwise 95% interval.</summary>
    public IReadOnlyList<double> IncidenceHigh { get; init; } = [];

    /// <summary>How many ended in war or collapse in that round, without the event before.</summary>
    public IReadOnlyList<long> Competing { get; init; } = [];
}

/// <summary>All that a scenario's replications are reduced to: what the table, the files and the charts are made from.</summary>
public sealed record RunResult
{
    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The scenario in one line; its name if nothing else is known.</summary>
    public string Title { get => field ?? Scenario; init; }

    /// <summary>The model that was played.</summary>
    public required Model Model { get; init; }

    /// <summary>The policy's name, or the names of a timeline's eras joined by arrows.</summary>
    public required string Policy { get; init; }

    /// <summary>How many replications were run.</summary>
    public required long Replications { get; init; }

    /// <summary>How many rounds a replication has at the most (a round is a quarter of a year).</summary>
    public required int Rounds { get; init; }

    /// <summary>The quarter of the first round; null where the scenario does not say.</summary>
    public Quarter? Start { get; init; }

    /// <summary>The stretches of the timeline; one where there is one policy throughout.</summary>
    public IReadOnlyList<ScenarioEra> Eras { get; init; } = [];

    /// <summary>The seed of all chance.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The metrics, in the order in which tables show them.</summary>
    public required IReadOnlyList<MetricSummary> Metrics { get; init; }

    /// <summary>The outcomes and their shares, which add up to 1.</summary>
    public required IReadOnlyList<OutcomeShare> Outcomes { get; init; }

    /// <summary>The variables over the rounds; empty when trajectories were not asked for.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>The replications told apart by the choice of the model's <see cref="Highlights.Parted"/>, those of each way that came up;
    /// empty when quantiles were not asked for.</summary>
    public IReadOnlyList<RunGroup> Groups { get; init; } = [];

    /// <summary>The shares of the statuses over the rounds; empty when trajectories were not asked for.</summary>
    public required IReadOnlyList<StatusShare> Statuses { get; init; }

    /// <summary>The time to the first agreement.</summary>
    public required SurvivalCurve FirstAgreement { get; init; }

    /// <summary>What cautions are drawn from.</summary>
    public required RunDiagnostics Diagnostics { get; init; }

    /// <summary>The summary of one metric.</summary>
    /// <param name="metric">The metric's name in files.</param>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public MetricSummary this[string metric] =>
        Metrics.FirstOrDefault(m => m.Metric.Name == metric) ?? throw new KeyNotFoundException($"No metric is named '{metric}'.");
}

/// <summary>What a run tells about its own trustworthiness, beside its results.</summary>
/// <param name="Requested">Replications asked for; more than were run when the run was interrupted.</param>
/// <param name="Censored">Replications that ended without a first agreement.</param>
/// <param name="RoundsPlayed">Rounds of all replications.</param>
/// <param name="Totals">The diagnostic quantities, each summed over the replications, by name.</param>
/// <param name="Remarks">What the scenario itself says against its results: illustrative numbers, weights that do not add up.</param>
public sealed record RunDiagnostics(
    long Requested, long Censored, long RoundsPlayed, IReadOnlyDictionary<string, double> Totals, IReadOnlyList<string> Remarks);

/// <summary>One metric of two scenarios over the same shocks: replication i of both shares every draw of chance.</summary>
/// <param name="Metric">Which metric.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Reference">The scenario it is held against.</param>
/// <param name="Difference">Mean of (scenario − reference), paired, with its 95% interval: Student's t, for a share Tango (1998); n counts
/// the pairs in which both have a value.</param>
/// <param name="Superiority">The chance that the scenario's value is the higher one in a pair, ties counted half, with its 95%
/// interval.</param>
/// <param name="EffectSize">Mean of the paired differences over their standard deviation (Cohen 1988, d_z); NaN when all differ
/// alike.</param>
/// <param name="AdjustedP">P value of no mean difference by the test that the interval is of, adjusted over all rows of the comparison
/// (Holm 1979).</param>
public sealed record PairedDifference(
    Quantity Metric, string Scenario, string Reference, Estimate Difference, Estimate Superiority, double EffectSize, double AdjustedP)
{
    /// <summary>The share of pairs in which the two have the same value; NaN where that is not known.</summary>
    public double Even { get; init; } = double.NaN;

    /// <summary>What the scenario is called in sentences.</summary>
    public string ScenarioTitle { get; init; } = Scenario;

    /// <summary>What the scenario that it is held against is called in sentences.</summary>
    public string ReferenceTitle { get; init; } = Reference;
}
