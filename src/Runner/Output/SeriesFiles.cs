using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Runner.Output;

/// <summary>The files of what changes over the rounds: they hold all that charts are drawn from.</summary>
internal static class SeriesFiles
{
    /// <summary>The columns of numbers of trajectories.csv.</summary>
    internal static IReadOnlyList<(string Name, string Meaning)> Statistics { get; } =
    [
        ("mean", "mean over the replications"), ("ci95_low", "lower end of the mean's 95% interval"), ("ci95_high", "upper end of it"),
        .. Series.QuantileLevels.Select(
            level => ($"q{100 * level:00}", FormattableString.Invariant($"{100 * level:0}th percentile of the replications"))),
    ];

    /// <summary>The columns of the file of the first event, with what they hold.</summary>
    private static readonly (string Name, string Meaning)[] FirstEventColumns =
    [
        ("round", ""), ("survival", "share still without it (Kaplan and Meier 1958)"),
        ("ci95_low", "lower end of that share's pointwise 95% interval"),
        ("ci95_high", "upper end of it"), ("at_risk", "replications at risk in the round"),
        ("events", "replications that had it in the round"),
        ("incidence", "share that has had it by then (Aalen and Johansen 1978)"),
        ("incidence_ci95_low", "lower end of that share's pointwise 95% interval"),
        ("incidence_ci95_high", "upper end of it"), ("competing", "replications that ended in the round otherwise, so that none can come"),
    ];

    internal static IEnumerable<string> FirstEvent => FirstEventColumns.Select(c => c.Name);

    internal static string FirstEventMeaning(string column) => FirstEventColumns.First(c => c.Name == column).Meaning;

    internal static bool IsCount(string column) => column is "at_risk" or "events" or "competing";

    /// <summary>The names of the columns of paths.csv that hold a replication each.</summary>
    internal static IEnumerable<string> PathNames(RunResult run) =>
        Enumerable.Range(0, run.Series.Count == 0 ? 0 : run.Series[0].Paths.Count)
            .Select(i => "replication" + i.ToString(CultureInfo.InvariantCulture));

    /// <summary>trajectories.csv: a row a round and variable, with mean, interval, quantiles and n.</summary>
    internal static void Trajectories(TextWriter csv, RunResult run)
    {
        csv.Write("round,variable," + string.Join(',', Statistics.Select(s => s.Name)) + ",n\n");
        var n = run.Replications.ToString(CultureInfo.InvariantCulture);
        foreach (var series in run.Series)
        {
            for (var t = series.Variable.HasInitialValue ? 0 : 1; t <= run.Rounds; t++)
            {
                csv.Write(
                    Row(t, series.Variable.Name, [series.Mean[t], series.Low[t], series.High[t], .. series.Quantiles.Select(q => q[t])]));
                csv.Write(',');
                csv.Write(n);
                csv.Write('\n');
            }
        }
    }

    /// <summary>paths.csv: a row a round and variable of the first few replications, one column each.</summary>
    internal static void Paths(TextWriter csv, RunResult run)
    {
        csv.Write("round,variable" + string.Concat(PathNames(run).Select(name => "," + name)) + "\n");
        foreach (var series in run.Series)
        {
            for (var t = series.Variable.HasInitialValue ? 0 : 1; t <= run.Rounds; t++)
            {
                csv.Write(Row(t, series.Variable.Name, series.Paths.Select(p => p[t])));
                csv.Write('\n');
            }
        }
    }

    /// <summary>statuses.csv: a row a round with the share of the runs in each status.</summary>
    internal static void Statuses(TextWriter csv, RunResult run)
    {
        csv.Write("round" + string.Concat(run.Statuses.Select(s => "," + s.Name)) + ",n\n");
        for (var t = 0; run.Statuses.Count > 0 && t <= run.Rounds; t++)
            csv.Write(t.ToString(CultureInfo.InvariantCulture) + string.Concat(run.Statuses.Select(s => "," + Csv.Field(s.Shares[t]))) + ","
                + run.Replications.ToString(CultureInfo.InvariantCulture) + "\n");
    }

    /// <summary>The name of the file of the first event: first-agreement.csv.</summary>
    internal static string FirstEventName(Model model) => model.FirstEvent.Label.Replace(' ', '-') + ".csv";

    /// <summary>first-agreement.csv: a row a round of the Kaplan-Meier curve and of the cumulative incidence.</summary>
    internal static void FirstAgreement(TextWriter csv, RunResult run)
    {
        csv.Write(string.Join(',', FirstEvent) + "\n");
        var curve = run.FirstAgreement;
        for (var t = 0; t < curve.Survival.Count; t++)
            csv.Write(
                string.Create(CultureInfo.InvariantCulture,
                    $"{t},{curve.Survival[t]:R},{curve.Low[t]:R},{curve.High[t]:R},{curve.AtRisk[t]},{curve.Events[t]},")
                + string.Create(CultureInfo.InvariantCulture,
                    $"{curve.Incidence[t]:R},{curve.IncidenceLow[t]:R},{curve.IncidenceHigh[t]:R},{curve.Competing[t]}\n"));
    }

    private static string Row(int round, string variable, IEnumerable<double> values)
    {
        var row = new StringBuilder().Append(round.ToString(CultureInfo.InvariantCulture)).Append(',').Append(variable);
        foreach (var value in values) row.Append(',').Append(Csv.Field(value));
        return row.ToString();
    }
}
