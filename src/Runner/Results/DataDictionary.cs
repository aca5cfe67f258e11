using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Runner.Results;

/// <summary>columns.json: what every column of a folder's data files holds.</summary>
internal static class DataDictionary
{
    internal const string FileName = "columns.json";

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

    /// <summary>Describes the tables that a study has written, unless it has done so itself or has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="tables">The columns of the study's tables by the names of the files, and the heading that was written.</param>
    /// <exception cref="InvalidOperationException">A table's columns are not declared.</exception>
    internal static void Complete(ResultsFolder folder, TableColumns tables)
    {
        if (File.Exists(Path.Combine(folder.Path, FileName))) return;
        var written = Directory.EnumerateFiles(folder.Path, "*.csv").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), Declared(file, tables))).ToArray();
        if (written.Length > 0) folder.Write(FileName, text => text.Write(Json(written)));
    }

    /// <summary>The files of a run.</summary>
    internal static IEnumerable<(string, IReadOnlyList<DataColumn>)> OfRun(Scenario scenario, RunResult run)
    {
        var columns = ReplicationFiles.ColumnsOf(scenario);
        return
        [
            ("replications.csv", columns), ("replications.parquet", columns),
            ("trajectories.csv", SeriesFiles.TrajectoryColumns(run.Model)),
            .. run.Groups.Count > 0 ? [(SeriesFiles.OfGroups, SeriesFiles.GroupColumns(run.Model))]
                : Array.Empty<(string, IReadOnlyList<DataColumn>)>(),
            ("paths.csv", SeriesFiles.PathColumns(run)),
            ("statuses.csv", SeriesFiles.StatusColumns(run.Model)),
            (SeriesFiles.FirstEventName(run.Model), SeriesFiles.FirstEventColumns(run.Model)),
        ];
    }

    private static IReadOnlyList<DataColumn> Declared(string file, TableColumns tables)
    {
        var heading = File.ReadLines(file).First();
        var declared = tables.Of(Path.GetFileName(file)) ?? throw Undeclared("its columns are not declared");
        var columns = declared(heading.Split(','));
        return Csv.Heading(columns) == heading + "\n" ? columns : throw Undeclared("its columns are other ones than declared");

        InvalidOperationException Undeclared(string what) => new($"{Path.GetFileName(file)}: {what}.");
    }
}
