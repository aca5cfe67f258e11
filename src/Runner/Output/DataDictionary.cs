using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Runner.Output;

/// <summary>columns.json: what every column of a folder's data files holds.</summary>
internal static class DataDictionary
{
    internal const string FileName = "columns.json";

    private static readonly DataColumn Round = new("round", "round", "", "the round, from 1; 0 is the start", DataType.Whole);
    private static readonly DataColumn Runs = new("n", "n", "", "how many replications it rests on", DataType.Whole);

    /// <summary>The document.</summary>
    /// <param name="files">The names of the files and their columns.</param>
    internal static string Json(IEnumerable<(string File, IReadOnlyList<DataColumn> Columns)> files) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        foreach (var (file, columns) in files)
        {
            json.WritePropertyName(file);
            DataColumn.Write(json, columns);
        }
        json.WriteEndObject();
    });

    /// <summary>The files of a run.</summary>
    internal static IEnumerable<(string, IReadOnlyList<DataColumn>)> OfRun(Scenario scenario, RunResult run)
    {
        var columns = ReplicationFiles.ColumnsOf(scenario);
        yield return ("replications.csv", columns);
        yield return ("replications.parquet", columns);
        yield return ("trajectories.csv",
            [Round, Variable(run.Model), .. SeriesFiles.Statistics.Select(s => Real(s.Name, s.Meaning)), Runs]);
        yield return ("paths.csv", [Round, Variable(run.Model),
            .. SeriesFiles.PathNames(run).Select((name, i) => Real(name, FormattableString.Invariant($"its value in replication {i}")))]);
        yield return ("statuses.csv",
            [Round,
                .. run.Model.Ends.Select(
                    q =>
                        new DataColumn(q.Name, q.Label, q.Unit, "the share that would end so, were it to end here: " + q.Meaning,
                            DataType.Real)), Runs]);
        yield return (SeriesFiles.FirstEventName(run.Model), [.. SeriesFiles.FirstEvent.Select(c => c == "round" ? Round
            : new DataColumn(c, c.Replace('_', ' '), "", $"{run.Model.FirstEvent.Label}: {SeriesFiles.FirstEventMeaning(c)}",
                SeriesFiles.IsCount(c) ? DataType.Whole : DataType.Real, MayLack: true))]);
    }

    private static DataColumn Variable(Model model) => new("variable", "variable", "name",
        "which quantity: " + string.Join("; ", model.OfRounds.Select(q => $"{q.Name}, {q.RoundMeaning} ({q.RoundUnit})")), DataType.Text);

    private static DataColumn Real(string name, string meaning) =>
        new(name, name.Replace('_', ' '), "that of the variable", meaning, DataType.Real, MayLack: true);
}
