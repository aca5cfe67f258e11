using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies;
using NegotiationSim.Runner.Studies.Ablate;
using NegotiationSim.Runner.Studies.Analyze;
using NegotiationSim.Runner.Studies.Backtests;
using NegotiationSim.Runner.Studies.Calibrate;
using NegotiationSim.Runner.Studies.Claims;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Discover;
using NegotiationSim.Runner.Studies.Hindsights;
using NegotiationSim.Runner.Studies.Optimise;
using NegotiationSim.Runner.Studies.Play;
using NegotiationSim.Runner.Studies.Run;
using NegotiationSim.Runner.Studies.Sensitivity;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>The kinds of studies whose results have a manifest; a sweep keeps its own.</summary>
internal static class StudyKinds
{
    private static readonly StudyKind[] All =
    [
        RunCommand.Kind, CompareCommand.Kind, ClaimsCommand.Kind, AblateCommand.Kind, SensitivityCommand.Kind, OptimiseCommand.Kind,
        DiscoverCommand.Kind, AnalyzeCommand.Kind, PlayCommand.Kind, BacktestCommand.Kind, CalibrateCommand.Kind, HindsightCommand.Kind,
    ];

    /// <summary>The kind of a manifest's results; null if this version has none of that name.</summary>
    internal static StudyKind? Find(Manifest manifest) => Array.Find(All, kind => kind.Name == manifest.Kind);

    /// <summary>The commands whose results have charts.</summary>
    internal static IEnumerable<string> Drawn => All.Where(kind => kind.Redrawing is not null).Select(kind => kind.Name);

    /// <summary>Those among them that are carried out again for that.</summary>
    internal static IEnumerable<string> DrawnByRun => All.Where(kind => kind.Redrawing == Redrawing.ByRun).Select(kind => kind.Name);

    /// <summary>Reads the manifest of results that can be made again, and their kind.</summary>
    /// <exception cref="UserError">There is none, it is that of a sweep that is not whole, or of results which this version cannot make
    /// again.</exception>
    internal static (Manifest Manifest, StudyKind Kind) ReadReproducible(string folder)
    {
        if (SweepManifest.IsAlone(folder)) return (SweepReplay.ManifestOf(folder), SweepCommand.Kind);
        var manifest = Manifest.Read(folder);
        return (manifest, Find(manifest) ?? throw new UserError(
            $"{folder}: written by sim {manifest.Kind}, which is not made again by itself. To check it, type its command again and "
                + $"compare the files: {manifest.Command}"));
    }
}
