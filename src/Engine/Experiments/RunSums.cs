using NegotiationSim.Engine.Actors;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Experiments;

/// <summary>A scenario's replications, taken in one by one in their order and never kept: memory does not grow with their number.</summary>
internal sealed class RunSums(Scenario scenario, RunOptions options)
{
    private readonly Moments[] moments = new Moments[Metrics.All.Count];
    private readonly QuantileSketch[] quantiles = [.. Metrics.All.Select(_ => new QuantileSketch())];
    private readonly long[] ends = new long[Ends.All.Count];
    private readonly long[] firstAgreements = new long[scenario.Rounds + 1];
    private readonly long[] ruptures = new long[scenario.Rounds + 1]; // war or collapse before any agreement
    private readonly long[] horizons = new long[scenario.Rounds + 1]; // the last round reached without one
    private long replications, seekers, rounds, capabilityAtBound, tensionAtBound, opennessAtBound;
    private Happened ever;

    /// <summary>Takes in a replication.</summary>
    internal void Add(in Outcome outcome, ReadOnlySpan<double> metrics)
    {
        replications++;
        for (var m = 0; m < metrics.Length; m++)
        {
            if (double.IsNaN(metrics[m])) continue;
            moments[m].Add(metrics[m]);
            quantiles[m].Add(metrics[m]);
        }
        ends[(int)outcome.End]++;
        if (outcome.FirstAgreementRound > 0) firstAgreements[outcome.FirstAgreementRound]++;
        else (outcome.End is End.War or End.Collapse ? ruptures : horizons)[outcome.Rounds]++;
        if (outcome.Final.Target == TargetType.SecuritySeeker) seekers++;
        ever |= outcome.Happened;
        rounds += outcome.Rounds;
        capabilityAtBound += outcome.CapabilityAtBound;
        tensionAtBound += outcome.TensionAtBound;
        opennessAtBound += outcome.OpennessAtBound;
    }

    /// <summary>What the replications so far amount to.</summary>
    internal RunResult ToResult(IReadOnlyList<Series> series, IReadOnlyList<StatusShare> statuses) => new()
    {
        Scenario = scenario.Name,
        Policy = scenario.Policy,
        Replications = replications,
        Rounds = scenario.Rounds,
        Seed = options.Seed,
        Metrics = [.. Metrics.All.Select((declared, m) => Summarise(declared.Metric, m))],
        Outcomes = [.. Ends.All.Select(end => new OutcomeShare(end.Name, end.Label, end.Meaning, Intervals.Share(ends[(int)end.End], replications)))],
        Series = series,
        Statuses = statuses,
        FirstAgreement = TimeToFirstAgreement(),
        Diagnostics = new RunDiagnostics(options.Replications, ever, seekers, ruptures.Sum() + horizons.Sum(),
            ShareOfRounds(capabilityAtBound), ShareOfRounds(tensionAtBound), ShareOfRounds(opennessAtBound), scenario.Remarks),
    };

    private double ShareOfRounds(long count) => rounds == 0 ? 0 : (double)count / rounds;

    private MetricSummary Summarise(Metric metric, int m)
    {
        var sample = moments[m];
        var estimate = metric.IsShare ? Intervals.Share((long)Math.Round(sample.Mean * sample.N), sample.N) : Intervals.Mean(sample);
        return new MetricSummary(metric, estimate, quantiles[m].Quantile(.5), MedianInterval.Of(quantiles[m]));
    }

    private SurvivalCurve TimeToFirstAgreement()
    {
        var curve = KaplanMeier.FromCounts(firstAgreements, [.. ruptures.Zip(horizons, (r, h) => r + h)]);
        var share = AalenJohansen.FromCounts(firstAgreements, ruptures, horizons);
        return new SurvivalCurve("first agreement", curve.Survival, curve.Low, curve.High, curve.AtRisk, firstAgreements)
        {
            Incidence = share.Incidence,
            IncidenceLow = share.Low,
            IncidenceHigh = share.High,
            Competing = ruptures,
        };
    }
}
