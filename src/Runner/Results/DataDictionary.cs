using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Studies.Analyze;
using NegotiationSim.Runner.Studies.Backtests;
using NegotiationSim.Runner.Studies.Calibrate;
using NegotiationSim.Runner.Studies.Claims;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Hindsights;
using NegotiationSim.Runner.Studies.Optimise;
using NegotiationSim.Runner.Studies.Play;
using NegotiationSim.Runner.Studies.Sensitivity;

namespace NegotiationSim.Runner.Results;

/// <summary>columns.json: what every column of a folder's data files holds.</summary>
internal static class DataDictionary
{
    internal const string FileName = "columns.json";

    /// <summary>The columns of the studies' tables, by the names of the files.</summary>
    /// <remarks>Some hang on what was studied: it is read from the heading.</remarks>
    private static readonly Dictionary<string, Func<string[], IReadOnlyList<DataColumn>>> Tables = new()
    {
        ["ablation.csv"] = _ => ComparisonTables.DifferenceColumns,
        ["analysis.csv"] = _ => AnalysisFiles.Columns,
        ["calibration.csv"] = _ => BacktestFiles.CalibrationColumns,
        ["checks.csv"] = _ => CalibrationColumns.Checks,
        ["claims.csv"] = _ => ClaimTables.Data,
        ["differences.csv"] = _ => ComparisonTables.DifferenceColumns,
        ["draws.csv"] = CalibratedScenario.ColumnsOf,
        ["equilibria.csv"] = _ => GameData.EquilibriumColumns,
        ["eras.csv"] = _ => CalibrationColumns.Eras,
        ["forecasts.csv"] = _ => BacktestFiles.ForecastColumns,
        ["front.csv"] = SearchFiles.ColumnsOf,
        ["generations.csv"] = _ => CalibrationColumns.Generations,
        ["hindsight.csv"] = _ => HindsightFiles.Columns,
        ["logit.csv"] = _ => GameData.LogitColumns,
        ["matches.csv"] = _ => GameData.MatchColumns,
        ["parameters.csv"] = _ => CalibrationColumns.Parameters,
        ["posterior.csv"] = heading => CalibrationColumns.Draws(heading[1..]),
        ["quarters.csv"] = _ => CalibrationColumns.Quarters,
        ["scores.csv"] = _ => BacktestFiles.ScoreColumns,
        ["sensitivity.csv"] = _ => SensitivityFiles.Columns,
        ["tournament.csv"] = _ => GameData.TournamentColumns,
    };

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
    /// <exception cref="InvalidOperationException">A table's columns are not declared.</exception>
    internal static void Complete(ResultsFolder folder)
    {
        if (File.Exists(Path.Combine(folder.Path, FileName))) return;
        var tables = Directory.EnumerateFiles(folder.Path, "*.csv").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), Declared(file))).ToArray();
        if (tables.Length > 0) folder.Write(FileName, text => text.Write(Json(tables)));
    }

    /// <summary>The files of a run.</summary>
    internal static IEnumerable<(string, IReadOnlyList<DataColumn>)> OfRun(Scenario scenario, RunResult run)
    {
        var columns = ReplicationFiles.ColumnsOf(scenario);
        return
        [
            ("replications.csv", columns), ("replications.parquet", columns),
            ("trajectories.csv", SeriesFiles.TrajectoryColumns(run.Model)), ("paths.csv", SeriesFiles.PathColumns(run)),
            ("statuses.csv", SeriesFiles.StatusColumns(run.Model)),
            (SeriesFiles.FirstEventName(run.Model), SeriesFiles.FirstEventColumns(run.Model)),
        ];
    }

    private static IReadOnlyList<DataColumn> Declared(string file)
    {
        var heading = File.ReadLines(file).First();
        if (!Tables.TryGetValue(Path.GetFileName(file), out var declared)) throw Undeclared("its columns are not declared");
        var columns = declared(heading.Split(','));
        return Csv.Heading(columns) == heading + "\n" ? columns : throw Undeclared("its columns are other ones than declared");

        InvalidOperationException Undeclared(string what) => new($"{Path.GetFileName(file)}: {what}.");
    }
}
