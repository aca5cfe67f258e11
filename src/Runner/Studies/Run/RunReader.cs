using System.Globalization;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>Reads a run's files back into the result that they were written from.</summary>
internal static class RunReader
{
    /// <summary>The run of a folder.</summary>
    /// <exception cref="UserError">A file of it is damaged.</exception>
    internal static RunResult Read(string folder, Manifest manifest) => Damage.Whole(folder, manifest, () => Parse(folder, manifest));

    private static RunResult Parse(string folder, Manifest manifest)
    {
        var summary = RunDocument.Form.Read(File.ReadAllText(Path.Combine(folder, "summary.json")));
        var model = Model.All.First(m => m.Name == summary.Model);
        var scenario = Scenario.Parse(manifest.Scenarios.First(s => s.Name == summary.Scenario).Json);
        return new RunResult
        {
            Model = model,
            Scenario = summary.Scenario,
            Title = summary.Title ?? summary.Scenario,
            Policy = summary.Policy,
            Replications = summary.Replications,
            Rounds = summary.Rounds,
            Start = scenario.Start,
            Eras = scenario.Eras,
            Seed = summary.Seed,
            Metrics =
                [.. model.Metrics.Select(
                    m => m.When is null || summary.Metrics.ContainsKey(m.Name) ? ReadMetric(m, summary.Metrics[m.Name]) : Nothing(m))],
            Outcomes = [.. model.Ends.Select(end => ReadOutcome(end, summary.Outcomes[end.Name]))],
            Series = ReadSeries(folder, model, summary.Rounds),
            Groups = ReadGroups(Path.Combine(folder, SeriesFiles.OfGroups), model, summary.Rounds),
            Statuses = ReadStatuses(Path.Combine(folder, "statuses.csv"), model),
            FirstAgreement = ReadSurvival(Path.Combine(folder, SeriesFiles.FirstEventName(model)), model),
            Diagnostics = summary.Diagnostics,
        };
    }

    /// <summary>A metric of two-level games where nobody plays one: it is not written, and no replication has a value.</summary>
    private static MetricSummary Nothing(Quantity metric)
    {
        var none = new QuantileSketch();
        return new MetricSummary(metric, metric.IsShare ? Intervals.Share(0, 0) : Intervals.Mean(new Moments()), none.Quantile(.5),
            MedianInterval.Of(none));
    }

    private static MetricSummary ReadMetric(Quantity metric, MetricDocument m) =>
        new(metric, new Estimate(m.Mean, m.StandardError, m.Ci95, m.N), m.Median, m.MedianCi95);

    private static OutcomeShare ReadOutcome(Quantity end, OutcomeDocument o) => new(end.Name, end.Label, end.Meaning,
        new Estimate(o.Share, Math.Sqrt(o.Share * (1 - o.Share) / o.N), o.Ci95, o.N));

    private static IReadOnlyList<Series> ReadSeries(string folder, Model model, int rounds)
    {
        var summaries = Rows(Path.Combine(folder, "trajectories.csv")).ToLookup(r => r[1]);
        var paths = Rows(Path.Combine(folder, "paths.csv")).ToLookup(r => r[1]);
        if (summaries.Count == 0) return [];
        return [.. model.OfRounds.Select(variable => ReadSeries(variable, summaries[variable.Name], rounds) with
        {
            Paths = [.. Enumerable.Range(2, paths[variable.Name].First().Length - 2)
                .Select(c => (IReadOnlyList<double>)Column(paths[variable.Name], c, rounds))],
        })];
    }

    /// <summary>Those told apart by a choice; none in folders written before there were any.</summary>
    private static IReadOnlyList<RunGroup> ReadGroups(string file, Model model, int rounds)
    {
        if (!File.Exists(file)) return [];
        var all = Rows(file).ToLookup(r => r[0], r => r[1..]);
        return [.. SeriesFiles.ChoiceOf(model).Names!.Where(all.Contains).Select(name => new RunGroup(name,
            long.Parse(all[name].First()[^1], CultureInfo.InvariantCulture),
            [.. model.Highlights.Parted!.Value.Variables.Select(variable =>
                ReadSeries(model.OfRounds.First(q => q.Name == variable), [.. all[name].Where(r => r[1] == variable)], rounds))]))];
    }

    private static Series ReadSeries(Quantity variable, IEnumerable<string[]> rows, int rounds) => new(variable, Column(rows, 2, rounds),
        Column(rows, 3, rounds), Column(rows, 4, rounds),
        [.. Enumerable.Range(5, Series.QuantileLevels.Count).Select(c => (IReadOnlyList<double>)Column(rows, c, rounds))], []);

    private static double[] Column(IEnumerable<string[]> rows, int column, int rounds)
    {
        var values = Enumerable.Repeat(double.NaN, rounds + 1).ToArray();
        foreach (var row in rows) values[int.Parse(row[0], CultureInfo.InvariantCulture)] = Number(row[column]);
        return values;
    }

    private static IReadOnlyList<StatusShare> ReadStatuses(string file, Model model)
    {
        var rows = Rows(file).ToArray();
        return rows.Length == 0 ? []
            : [.. model.Ends.Select((end, i) => new StatusShare(end.Name, end.Label, [.. rows.Select(r => Number(r[i + 1]))]))];
    }

    private static SurvivalCurve ReadSurvival(string file, Model model)
    {
        var rows = Rows(file).ToArray();
        double[] Column(int c) => [.. rows.Select(r => Number(r[c]))];
        long[] Counts(int c) => [.. rows.Select(r => long.Parse(r[c], CultureInfo.InvariantCulture))];
        var curve = new SurvivalCurve(model.FirstEvent.Label, Column(1), Column(2), Column(3), Counts(4), Counts(5));
        return rows.Any(r => r.Length <= 9) ? curve // written before there was an incidence
            : curve with { Incidence = Column(6), IncidenceLow = Column(7), IncidenceHigh = Column(8), Competing = Counts(9) };
    }

    /// <summary>The rows of one of this program's own CSV files, without its heading; no field of theirs is quoted.</summary>
    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(file).Skip(1).Select(line => line.Split(','));

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
