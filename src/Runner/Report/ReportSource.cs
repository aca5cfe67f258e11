using System.Globalization;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Run;
using NegotiationSim.Runner.Telling;

namespace NegotiationSim.Runner.Report;

/// <summary>All that a report is made from: a results folder, read back.</summary>
/// <param name="Manifest">How the results came about.</param>
/// <param name="Scenarios">The scenarios, as the manifest keeps them.</param>
/// <param name="Runs">Their results.</param>
/// <param name="Differences">Of later scenarios from the first; none for a run.</param>
/// <param name="Typical">The number of the replication whose sender's payoff under the first scenario is nearest to the median.</param>
internal sealed record ReportSource(
    Manifest Manifest, IReadOnlyList<Scenario> Scenarios, IReadOnlyList<RunResult> Runs, IReadOnlyList<PairedDifference> Differences,
    long Typical)
{
    /// <summary>What the scenarios are called.</summary>
    internal required IReadOnlyList<string> Titles { get; init; }

    /// <summary>Reads a folder of run or compare.</summary>
    /// <exception cref="UserError">A file of it is damaged.</exception>
    internal static ReportSource Read(string folder, Manifest manifest)
    {
        var found = manifest.Scenarios.Count > 1 ? ComparisonReader.Read(folder, manifest)
            : new ComparisonResult([RunReader.Read(folder, manifest)], []);
        var (runs, differences) = (found.Runs, found.AgainstFirst());
        if (runs[0].Series.Count == 0)
            throw new UserError($"{folder}: no trajectories in these results. Run the scenario again with this version.");
        var rows = Path.Combine(folder, runs.Count == 1 ? "" : runs[0].Scenario, "replications.csv");
        return Damage.Whole(folder, manifest, () => new ReportSource(manifest, [.. manifest.Scenarios.Select(s => Scenario.Parse(s.Json))],
            runs, differences, NearestToMedian(rows, runs[0][Model.SenderPayoff].Median)) { Titles = found.Titles });
    }

    /// <summary>Plays a replication again and writes it down.</summary>
    internal Trace Tell(Scenario scenario) => Trace.Of(scenario, Manifest.Options.Seed, Typical);

    private static long NearestToMedian(string file, double median)
    {
        using var lines = File.ReadLines(file).GetEnumerator();
        if (!lines.MoveNext()) throw new FormatException($"{file} is empty");
        var column = Array.IndexOf(lines.Current.Split(','), Model.SenderPayoff);
        var (nearest, distance) = (0L, double.PositiveInfinity);
        while (lines.MoveNext())
        {
            var cells = lines.Current.Split(',');
            var gap = Math.Abs(double.Parse(cells[column], CultureInfo.InvariantCulture) - median);
            if (gap < distance) (nearest, distance) = (long.Parse(cells[0], CultureInfo.InvariantCulture), gap);
        }
        return nearest;
    }
}
