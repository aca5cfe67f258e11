using System.Globalization;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>The charts of a sweep, drawn from its data set.</summary>
internal static class SweepFigures
{
    /// <summary>What is drawn when no metric is asked for.</summary>
    internal const string UsualMetric = Model.SenderPayoff;

    /// <summary>A sweep with more rows is not drawn by itself: that takes minutes and gigabytes, which sim charts spends when
    /// asked.</summary>
    private const long MostRows = 200_000;

    /// <summary>Draws the charts of a sweep that has just ended into its folder.</summary>
    /// <returns>What to say of them; empty when none were asked for.</returns>
    internal static string Draw(string folder, string shown, IReadOnlyList<string> metrics, ChartRequest? how, TextWriter error)
    {
        if (how is null) return "";
        var data = SweepData.Open(folder);
        if (data.Manifest.Points * data.Policies.Count > MostRows) return $", no charts of so many rows (sim charts {shown} draws them)";
        var figures = Of(data, metrics);
        if (figures.Count == 0) return $", no charts ({Nothing(metrics)})";
        var count = ChartFolder.Draw(to => ChartFolder.Draw(figures, to, how, error), folder, ChartFolder.Of(folder), error);
        return $", {NumberText.Some(count, "chart")}";
    }

    /// <summary>The figures of a folder, again.</summary>
    /// <exception cref="UserError">There is nothing to draw, or the folder is damaged.</exception>
    internal static IReadOnlyList<Figure> Read(string folder, IReadOnlyList<string> metrics) =>
        Of(SweepData.Open(folder), metrics) is { Count: > 0 } figures ? figures
            : throw new UserError($"{folder}: no charts, {Nothing(metrics)}. Choose with --chart-metric.");

    private static string Nothing(IReadOnlyList<string> metrics) =>
        $"no point has a value of {string.Join(", ", metrics)}, or nothing takes two values";

    /// <summary>The figures of metrics.</summary>
    internal static IReadOnlyList<Figure> Of(SweepData data, IReadOnlyList<string> metrics) =>
        [.. metrics.SelectMany(name => SweepCharts.Of(Table(data, Flags.Metric(name, data.Manifest.Model))))];

    /// <summary>One metric of a sweep.</summary>
    internal static SweepTable Table(SweepData data, Quantity metric)
    {
        var factors =
            data.Manifest.Paths.Select(path => new Varied(path, Catalogue.Find(path).Entry?.Parameter?.Unit ?? "", data.Input(path)));
        var policies = data.Policies;
        var errors = new Dictionary<(int, int), double[]>();
        for (var p = 1; p < policies.Count; p++)
            for (var q = 0; q < p; q++)
                if (data.Has(PartFile.DifferenceError(metric.Name, policies[q])))
                    errors[(p, q)] = data.Of(policies[p], PartFile.DifferenceError(metric.Name, policies[q]));
        return new SweepTable(metric, [.. factors.Where(f => f.Levels.Length > 1)], policies,
            [.. policies.Select(p => Estimates(data, p, metric))], errors, Source(data));
    }

    private static Estimate[] Estimates(SweepData data, string policy, Quantity metric)
    {
        var (means, errors, counts) =
            (data.Of(policy, metric.Name), data.Of(policy, metric.Name + ".se"), data.Counts(policy, metric.Name + ".n"));
        return [.. means.Select((mean, i) => !metric.IsShare ? Intervals.Mean(mean, errors[i], counts[i])
            : counts[i] == 0 ? Intervals.Share(0, 0) : Intervals.Share((long)Math.Round(mean * counts[i]), counts[i]))];
    }

    private static string Source(SweepData data)
    {
        var facts = data.Manifest.Facts.ToDictionary(f => f.Name, f => f.Value);
        var played = data.Counts(data.Policies[0], "replications");
        var n = played.Min() == played.Max() ? FormattableString.Invariant($"n = {played.Min():N0}")
            : FormattableString.Invariant($"n = {played.Min():N0} to {played.Max():N0}");
        var names = data.Policies.Count == 1 ? $"Policy {data.Policies[0]}" : $"Policies {string.Join(", ", data.Policies)}";
        return string.Create(CultureInfo.InvariantCulture,
            $"{names}; design {facts.GetValueOrDefault("design")}, {NumberText.Some(data.Manifest.Points, "point")}, {n} {(played.Max() == 1 ? "replication" : "replications")} of each policy at each, seed {facts.GetValueOrDefault("seed")}, shocks: {facts.GetValueOrDefault("shocks")}.");
    }
}
