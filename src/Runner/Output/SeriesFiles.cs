using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Experiments;

namespace NegotiationSim.Runner.Output;

/// <summary>The files of what changes over the rounds: they hold all that charts are drawn from.</summary>
internal static class SeriesFiles
{
    /// <summary>trajectories.csv: a row a round and variable, with mean, interval, quantiles and n.</summary>
    internal static void Trajectories(TextWriter csv, RunResult run)
    {
        csv.Write("round,variable,mean,ci95_low,ci95_high,q05,q25,q50,q75,q95,n\n");
        var n = run.Replications.ToString(CultureInfo.InvariantCulture);
        foreach (var series in run.Series)
        {
            for (var t = series.Variable.HasInitialValue ? 0 : 1; t <= run.Rounds; t++)
            {
                csv.Write(Row(t, series.Variable.Name, [series.Mean[t], series.Low[t], series.High[t], .. series.Quantiles.Select(q => q[t])]));
                csv.Write(',');
                csv.Write(n);
                csv.Write('\n');
            }
        }
    }

    /// <summary>paths.csv: a row a round and variable of the first few replications, one column each.</summary>
    internal static void Paths(TextWriter csv, RunResult run)
    {
        var paths = run.Series.Count == 0 ? 0 : run.Series[0].Paths.Count;
        csv.Write("round,variable" + string.Concat(Enumerable.Range(0, paths).Select(i => ",replication" + i.ToString(CultureInfo.InvariantCulture))) + "\n");
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
            csv.Write(t.ToString(CultureInfo.InvariantCulture) + string.Concat(run.Statuses.Select(s => "," + Csv.Field(s.Shares[t]))) + "," + run.Replications.ToString(CultureInfo.InvariantCulture) + "\n");
    }

    /// <summary>first-agreement.csv: a row a round of the Kaplan-Meier curve and of the cumulative incidence.</summary>
    internal static void FirstAgreement(TextWriter csv, RunResult run)
    {
        csv.Write("round,survival,ci95_low,ci95_high,at_risk,events,incidence,incidence_ci95_low,incidence_ci95_high,competing\n");
        var curve = run.FirstAgreement;
        for (var t = 0; t < curve.Survival.Count; t++)
            csv.Write(string.Create(CultureInfo.InvariantCulture, $"{t},{curve.Survival[t]:R},{curve.Low[t]:R},{curve.High[t]:R},{curve.AtRisk[t]},{curve.Events[t]},")
                + string.Create(CultureInfo.InvariantCulture, $"{curve.Incidence[t]:R},{curve.IncidenceLow[t]:R},{curve.IncidenceHigh[t]:R},{curve.Competing[t]}\n"));
    }

    private static string Row(int round, string variable, IEnumerable<double> values)
    {
        var row = new StringBuilder().Append(round.ToString(CultureInfo.InvariantCulture)).Append(',').Append(variable);
        foreach (var value in values) row.Append(',').Append(Csv.Field(value));
        return row.ToString();
    }
}
