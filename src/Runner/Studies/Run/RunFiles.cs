using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>What a results folder holds beside the rows of the replications.</summary>
internal static class RunFiles
{
    /// <summary>Writes a run's summary and series, in the folder or in a part of it.</summary>
    internal static void Write(ResultsFolder folder, Scenario scenario, RunResult run, string part = "")
    {
        void File(string name, Action<TextWriter> content) => folder.Write(Path.Combine(part, name), content);
        File("summary.json", text => text.Write(RunDocument.Write(run)));
        File("trajectories.csv", text => SeriesFiles.Trajectories(text, run));
        if (run.Groups.Count > 0) File(SeriesFiles.OfGroups, text => SeriesFiles.Groups(text, run));
        File("statuses.csv", text => SeriesFiles.Statuses(text, run));
        File(SeriesFiles.FirstEventName(run.Model), text => SeriesFiles.FirstAgreement(text, run));
        File("paths.csv", text => SeriesFiles.Paths(text, run));
        File(DataDictionary.FileName, text => text.Write(DataDictionary.Json(DataDictionary.OfRun(scenario, run))));
    }
}
