using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Discover;
using NegotiationSim.Runner.Studies.Sensitivity;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>The figures of a folder that holds all they show; those of others take a run (<see cref="Redraw"/>).</summary>
internal static class SavedFigures
{
    private const string Cure = "Give a folder that sim run, compare, sweep, discover, sensitivity, optimise,"
        + " analyze, play, backtest, calibrate or hindsight has written.";

    /// <summary>Reads the folder and makes its figures again, the same as when it was written.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="metrics">The metrics that a sweep's figures show.</param>
    /// <exception cref="UserError">It holds nothing that charts are drawn of, or is damaged.</exception>
    internal static IReadOnlyList<Figure> Of(string folder, IReadOnlyList<string> metrics)
    {
        if (File.Exists(Path.Combine(folder, SweepManifest.FileName))) return SweepFigures.Read(folder, metrics);
        var manifest = Manifest.Find(folder)
            ?? throw new UserError($"{folder}: no {Manifest.FileName} here, and no {SweepManifest.FileName}. {Cure}");
        manifest.Verify(folder);
        switch (manifest.Kind)
        {
            case "run" or "compare":
                var (runs, differences) = ResultsReader.Read(folder);
                return runs.Count == 1 ? ChartBook.Of(runs[0]) : ChartBook.Of(runs, differences);
            case "sensitivity":
                return SensitivityChart.Of(SensitivityReader.Read(folder, manifest));
            case "discover":
                return DiscoveryFigures.Read(folder, manifest);
            default:
                throw new UserError($"{folder}: written by sim {manifest.Kind}, of which no charts are drawn. {Cure}");
        }
    }
}
