using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Sweeps;

/// <summary>Looks for everything that is wrong with a sweep before any of it is run.</summary>
internal static class SweepCheck
{
    /// <summary>How many points out of range are named; the others are counted.</summary>
    private const int Few = 3;

    /// <summary>How many replications of a block are kept in memory one by one at the most: some 2 GB a thread.</summary>
    private const double MostRowsKept = 5e6;

    internal static IEnumerable<string> Problems(IReadOnlyList<Scenario> scenarios, Design design, SweepOptions options)
    {
        if (scenarios.Count == 0) yield return "No scenario to sweep.";
        if (design.Paths.Count == 0) yield return "Nothing is varied.";
        if (design.Points.Count == 0) yield return "The design has no points.";
        if (options.Replications < 1) yield return "There must be at least 1 replication.";
        if (options.Threads < 1) yield return "There must be at least 1 thread.";
        foreach (var problem in OfRule(scenarios, options).Concat(OfSize(scenarios, design, options))) yield return problem;
        if (options.Precision is { } precise
            && scenarios.Select(s => Model.Of(s).Valueless(precise.Metric, s)).FirstOrDefault(why => why is not null) is { } valueless)
            yield return valueless;
        if (scenarios.Select(s => s.Model).Distinct().Count() > 1)
            yield return "The scenarios are of different models: sweep each by itself.";
        foreach (var path in design.Paths.GroupBy(p => p).Where(g => g.Count() > 1)) yield return $"{path.Key} is varied twice.";
        var ragged = design.Points.Index().FirstOrDefault(p => p.Item.Length != design.Paths.Count);
        if (ragged.Item is not null)
        {
            yield return $"Point {ragged.Index} has {ragged.Item.Length} values for {design.Paths.Count} varied numbers.";
            yield break;
        }
        for (var v = 0; v < design.Paths.Count; v++)
            foreach (var problem in OfPath(scenarios, design, v)) yield return problem;
    }

    private static IEnumerable<string> OfRule(IReadOnlyList<Scenario> scenarios, SweepOptions options)
    {
        if (options.Precision is not { } rule) yield break;
        string[] known = scenarios.Count == 0 ? [rule.Metric] : [.. Model.Of(scenarios[0]).Metrics.Select(m => m.Name)];
        if (!known.Contains(rule.Metric))
            yield return $"There is no metric '{rule.Metric}'. {Names.Cure(rule.Metric, known, "Known: " + string.Join(", ", known) + ".")}";
        if (!(rule.HalfWidth > 0 && double.IsFinite(rule.HalfWidth))) yield return "The half-width to reach must be a number above 0.";
        if (rule.Most < options.Replications)
            yield return $"At the most {rule.Most} replications are allowed, fewer than the {options.Replications} of the first batch.";
        if (options.Replications < 2) yield return "A half-width needs batches of at least 2 replications.";
    }

    /// <summary>Sizes that can only be slips: refused before any memory is asked for.</summary>
    private static IEnumerable<string> OfSize(IReadOnlyList<Scenario> scenarios, Design design, SweepOptions options)
    {
        var most = Math.Max(options.Replications, options.Precision?.Most ?? 0);
        var all = (double)design.Points.Count * scenarios.Count * most;
        if (all > Sweep.MostReplications)
            yield return FormattableString.Invariant(
                $"{design.Points.Count:N0} points × {scenarios.Count} policies × {most:N0} replications are {all:G3}, more than {Sweep.MostReplications:G3}. Give fewer points or replications.");
        else if (options.KeepsReplications
            && (double)Math.Max(1, Sweep.PointsFor(design.Points.Count, scenarios.Count, options)) * scenarios.Count
                * most is > MostRowsKept and var rows)
            yield return FormattableString.Invariant(
                $"{rows:N0} replications of a block are to be kept one by one, more than {MostRowsKept:N0}. Give fewer replications, or keep their means alone.");
    }

    private static IEnumerable<string> OfPath(IReadOnlyList<Scenario> scenarios, Design design, int v)
    {
        var path = design.Paths[v];
        foreach (var scenario in scenarios)
        {
            if (scenario.Parameters.FirstOrDefault(p => p.Path == path) is not { } parameter)
            {
                yield return Factor.Unknown(scenario, path);
                yield break;
            }
            var outside = design.Points.Index().Where(p => !parameter.Parameter.Allows(p.Item[v])).Take(Few + 1).ToArray();
            if (outside.Length == 0) continue;
            yield return $"{Factor.Limits(parameter)}, but is "
                + string.Join(", ", outside.Take(Few).Select(p => $"{Invariant.Text(p.Item[v])} at point {p.Index}"))
                + (outside.Length > Few ? " and wrong at more." : ".");
            yield break;
        }
    }
}
