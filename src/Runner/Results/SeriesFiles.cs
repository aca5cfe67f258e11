using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Runner.Results;

/// <summary>The files of what changes over the rounds: they hold all that charts are drawn from.</summary>
internal static class SeriesFiles
{
    private const string InUnit = "that of the variable";

    private static readonly DataColumn Round = DataColumn.Whole("round", "the round, from 1; 0 is the start");
    private static readonly DataColumn Runs = DataColumn.Whole("n", "how many replications it rests on");

    /// <summary>The columns of trajectories.csv.</summary>
    internal static IReadOnlyList<DataColumn> TrajectoryColumns(Model model) =>
    [
        Round, Variable(model), DataColumn.Real("mean", "mean over the replications", InUnit, mayLack: true),
        .. DataColumn.Interval("ci95_low", "ci95_high", "the mean's 95% interval", InUnit),
        .. Series.QuantileLevels.Select(level => DataColumn.Real(FormattableString.Invariant($"q{100 * level:00}"),
            FormattableString.Invariant($"{100 * level:0}th percentile of the replications"), InUnit, mayLack: true)),
        Runs,
    ];

    /// <summary>The name of the file of replications told apart by a choice.</summary>
    internal const string OfGroups = "trajectories-by-type.csv";

    /// <summary>Its columns: those of trajectories.csv, and the choice.</summary>
    internal static IReadOnlyList<DataColumn> GroupColumns(Model model) =>
        [DataColumn.Of(ChoiceOf(model)), .. TrajectoryColumns(model)];

    /// <summary>The choice that tells replications apart.</summary>
    internal static Quantity ChoiceOf(Model model) => model.Quantities.First(q => q.Name == model.Highlights.Parted!.Value.Choice);

    /// <summary>The columns of paths.csv.</summary>
    internal static IReadOnlyList<DataColumn> PathColumns(RunResult run) =>
    [
        Round, Variable(run.Model),
        .. Enumerable.Range(0, run.Series.Count == 0 ? 0 : run.Series[0].Paths.Count).Select(i => DataColumn.Real(
            FormattableString.Invariant($"replication{i}"),
            FormattableString.Invariant($"its value in replication {i}"), InUnit, mayLack: true)),
    ];

    /// <summary>The columns of statuses.csv.</summary>
    internal static IReadOnlyList<DataColumn> StatusColumns(Model model) =>
    [
        Round,
        .. model.Ends.Select(q => new DataColumn(
            q.Name, q.Label, q.Unit, "the share that would end so, were it to end here: " + q.Meaning, DataType.Real)),
        Runs,
    ];

    /// <summary>The columns of the file of the first event.</summary>
    internal static IReadOnlyList<DataColumn> FirstEventColumns(Model model)
    {
        DataColumn Share(string name, string meaning) => DataColumn.Real(name, $"{model.FirstEvent.Label}: {meaning}", mayLack: true);
        DataColumn Count(string name, string meaning) => DataColumn.Whole(name, $"{model.FirstEvent.Label}: {meaning}", mayLack: true);
        DataColumn[] Interval(string low, string high) => [Share(low, "lower end of that share's pointwise 95% interval"),
        Share(high, "upper end of it")];
        return
        [
            Round, Share("survival", "share still without it (Kaplan and Meier 1958)"), .. Interval("ci95_low", "ci95_high"),
            Count("at_risk", "replications at risk in the round"), Count("events", "replications that had it in the round"),
            Share("incidence", "share that has had it by then (Aalen and Johansen 1978)"),
            .. Interval("incidence_ci95_low", "incidence_ci95_high"),
            Count("competing", "replications that ended in the round otherwise, so that none can come"),
        ];
    }

    /// <summary>trajectories.csv: a row a round and variable, with mean, interval, quantiles and n.</summary>
    internal static void Trajectories(TextWriter csv, RunResult run)
    {
        csv.Write(Csv.Heading(TrajectoryColumns(run.Model)));
        Trajectories(csv, run.Series, run.Replications, run.Rounds);
    }

    /// <summary>trajectories-by-type.csv: the same for each group of replications, of some variables.</summary>
    internal static void Groups(TextWriter csv, RunResult run)
    {
        csv.Write(Csv.Heading(GroupColumns(run.Model)));
        foreach (var group in run.Groups) Trajectories(csv, group.Series, group.Replications, run.Rounds, group.Name + ",");
    }

    private static void Trajectories(TextWriter csv, IReadOnlyList<Series> all, long n, int rounds, string before = "")
    {
        foreach (var series in all)
        {
            for (var t = series.Variable.HasInitialValue ? 0 : 1; t <= rounds; t++)
            {
                csv.Write(before);
                csv.Write(
                    Row(t, series.Variable.Name, [series.Mean[t], series.Low[t], series.High[t], .. series.Quantiles.Select(q => q[t])]));
                csv.Write(',');
                csv.Write(n.ToString(CultureInfo.InvariantCulture));
                csv.Write('\n');
            }
        }
    }

    /// <summary>paths.csv: a row a round and variable of the first few replications, one column each.</summary>
    internal static void Paths(TextWriter csv, RunResult run)
    {
        csv.Write(Csv.Heading(PathColumns(run)));
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
        csv.Write(Csv.Heading(StatusColumns(run.Model)));
        for (var t = 0; run.Statuses.Count > 0 && t <= run.Rounds; t++)
            csv.Write(t.ToString(CultureInfo.InvariantCulture) + string.Concat(run.Statuses.Select(s => "," + Csv.Field(s.Shares[t]))) + ","
                + run.Replications.ToString(CultureInfo.InvariantCulture) + "\n");
    }

    /// <summary>The name of the file of the first event: first-agreement.csv.</summary>
    internal static string FirstEventName(Model model) => model.FirstEvent.Label.Replace(' ', '-') + ".csv";

    /// <summary>first-agreement.csv: a row a round of the Kaplan-Meier curve and of the cumulative incidence.</summary>
    internal static void FirstAgreement(TextWriter csv, RunResult run)
    {
        csv.Write(Csv.Heading(FirstEventColumns(run.Model)));
        var curve = run.FirstAgreement;
        for (var t = 0; t < curve.Survival.Count; t++)
            csv.Write(
                string.Create(CultureInfo.InvariantCulture,
                    $"{t},{curve.Survival[t]:R},{curve.Low[t]:R},{curve.High[t]:R},{curve.AtRisk[t]},{curve.Events[t]},")
                + string.Create(CultureInfo.InvariantCulture,
                    $"{curve.Incidence[t]:R},{curve.IncidenceLow[t]:R},{curve.IncidenceHigh[t]:R},{curve.Competing[t]}\n"));
    }

    private static DataColumn Variable(Model model) => new("variable", "variable", "name",
        "which quantity: " + string.Join("; ", model.OfRounds.Select(q => $"{q.Name}, {q.RoundMeaning} ({q.RoundUnit})")), DataType.Text);

    private static string Row(int round, string variable, IEnumerable<double> values)
    {
        var row = new StringBuilder().Append(round.ToString(CultureInfo.InvariantCulture)).Append(',').Append(variable);
        foreach (var value in values) row.Append(',').Append(Csv.Field(value));
        return row.ToString();
    }
}
