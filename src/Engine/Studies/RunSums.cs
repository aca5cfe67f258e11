using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies;

/// <summary>A scenario's replications, taken in one by one in their order and never kept: memory does not grow with their number.</summary>
internal sealed class RunSums
{
    private readonly Scenario scenario;
    private readonly RunOptions options;
    private readonly Model model;
    private readonly Moments[] moments;
    private readonly QuantileSketch[] quantiles;
    private readonly int[] endings, stops, diagnostics;
    private readonly long[] ends;
    private readonly double[] totals;
    private readonly int played, first;
    private readonly long[] firstEvents;
    private readonly long[] stopped; // an end that stops a run, before the event
    private readonly long[] horizons; // the last round reached without it
    private long replications, rounds;

    internal RunSums(Scenario scenario, RunOptions options)
    {
        (this.scenario, this.options, model) = (scenario, options, Model.Of(scenario));
        moments = new Moments[model.Metrics.Count];
        quantiles = [.. model.Metrics.Select(_ => new QuantileSketch())];
        (endings, diagnostics) = (IndicesOf(model.Ends), IndicesOf(model.Diagnostics));
        stops = IndicesOf(model.Quantities.Where(q => q.Is(Uses.Stops)));
        (ends, totals) = (new long[endings.Length], new double[diagnostics.Length]);
        (played, first) = (model.IndexOf(Model.RoundsPlayed), model.IndexOf(model.FirstEvent.Name));
        (firstEvents, stopped, horizons) = (new long[scenario.Rounds + 1], new long[scenario.Rounds + 1], new long[scenario.Rounds + 1]);
    }

    /// <summary>Takes in a replication.</summary>
    internal void Add(ReadOnlySpan<double> values)
    {
        replications++;
        for (var m = 0; m < moments.Length; m++)
        {
            if (double.IsNaN(values[m])) continue;
            moments[m].Add(values[m]);
            quantiles[m].Add(values[m]);
        }
        for (var e = 0; e < ends.Length; e++)
            if (values[endings[e]] == 1) ends[e]++;
        for (var d = 0; d < totals.Length; d++) totals[d] += values[diagnostics[d]];
        rounds += (long)values[played];
        if (values[first] > 0) firstEvents[(int)values[first]]++;
        else (HasStopped(values) ? stopped : horizons)[(int)values[played]]++;
    }

    /// <summary>What the replications so far amount to.</summary>
    internal RunResult ToResult(IReadOnlyList<Series> series, IReadOnlyList<StatusShare> statuses) => new()
    {
        Scenario = scenario.Name,
        Title = scenario.Title,
        Model = model,
        Policy = scenario.Policy,
        Replications = replications,
        Rounds = scenario.Rounds,
        Start = scenario.Start,
        Eras = scenario.Eras,
        Seed = options.Seed,
        Metrics = [.. model.Metrics.Select(Summarise)],
        Outcomes =
            [.. model.Ends.Select((end, e) => new OutcomeShare(end.Name, end.Label, end.Meaning, Intervals.Share(ends[e], replications)))],
        Series = series,
        Statuses = statuses,
        FirstAgreement = TimeToFirstAgreement(),
        Diagnostics = new RunDiagnostics(options.Replications, stopped.Sum() + horizons.Sum(), rounds,
            model.Diagnostics.Index().ToDictionary(d => d.Item.Name, d => totals[d.Index]), scenario.Remarks),
    };

    private int[] IndicesOf(IEnumerable<Quantity> quantities) => [.. quantities.Select(q => model.IndexOf(q.Name))];

    private MetricSummary Summarise(Quantity metric, int m)
    {
        var sample = moments[m];
        var estimate = metric.IsShare ? Intervals.Share((long)Math.Round(sample.Mean * sample.N), sample.N) : Intervals.Mean(sample);
        return new MetricSummary(metric, estimate, quantiles[m].Quantile(.5), MedianInterval.Of(quantiles[m]));
    }

    private SurvivalCurve TimeToFirstAgreement()
    {
        var curve = KaplanMeier.FromCounts(firstEvents, [.. stopped.Zip(horizons, (r, h) => r + h)]);
        var share = AalenJohansen.FromCounts(firstEvents, stopped, horizons);
        return new SurvivalCurve(model.FirstEvent.Label, curve.Survival, curve.Low, curve.High, curve.AtRisk, firstEvents)
        {
            Incidence = share.Incidence,
            IncidenceLow = share.Low,
            IncidenceHigh = share.High,
            Competing = stopped,
        };
    }

    private bool HasStopped(ReadOnlySpan<double> values)
    {
        foreach (var stop in stops)
            if (values[stop] == 1) return true;
        return false;
    }
}
