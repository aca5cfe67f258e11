using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Compare;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>What a results folder holds beside the rows of the replications.</summary>
internal static class RunFiles
{
    /// <summary>Writes a run's summary and series, in the folder or in a part of it.</summary>
    internal static void Write(ResultsFolder folder, Scenario scenario, RunResult run, string part = "")
    {
        void File(string name, Action<TextWriter> content) => folder.Write(Path.Combine(part, name), content);
        File("summary.json", text => text.Write(SummaryJson.Write(run)));
        File("trajectories.csv", text => SeriesFiles.Trajectories(text, run));
        File("statuses.csv", text => SeriesFiles.Statuses(text, run));
        File(SeriesFiles.FirstEventName(run.Model), text => SeriesFiles.FirstAgreement(text, run));
        File("paths.csv", text => SeriesFiles.Paths(text, run));
        File(DataDictionary.FileName, text => text.Write(DataDictionary.Json(DataDictionary.OfRun(scenario, run))));
    }

    /// <summary>Says what the columns of all data files written so far hold, and how these came about.</summary>
    internal static void WriteManifest(
        ResultsFolder folder, string kind, DateTimeOffset started, RunOptions options, long completed, IReadOnlyList<Scenario> scenarios) =>
        WriteManifest(folder, kind, started, options, completed, [.. scenarios.Select(Manifest.EntryFor)]);

    /// <summary>The same, of scenarios as the manifest names them.</summary>
    internal static void WriteManifest(
        ResultsFolder folder, string kind, DateTimeOffset started, RunOptions options, long completed,
        IReadOnlyList<(string Name, string Sha256, string Json)> scenarios)
    {
        DataDictionary.Complete(folder);
        folder.Manifest = new Manifest(kind, Manifest.ThisVersion, CommandLine.Text, started, options, completed, scenarios,
            folder.Hashes(), folder.Request);
    }

    /// <summary>Draws figures into a folder of their own.</summary>
    /// <returns>How many were drawn.</returns>
    internal static int Draw(IReadOnlyList<Figure> figures, string folder, ChartRequest request)
    {
        using var work = OnDisk.Now.Work();
        Directory.CreateDirectory(folder);
        ChartBook.Save(figures, folder, request.Preset, request.Width, request.Formats);
        return figures.Count;
    }

    /// <summary>Draws figures into a results folder; without any, it gets no folder of charts.</summary>
    /// <returns>How many were drawn.</returns>
    internal static int DrawAny(IReadOnlyList<Figure> figures, ResultsFolder results, ChartRequest request) =>
        figures.Count > 0 ? Draw(figures, Path.Combine(results.Path, "charts"), request) : 0;
}
