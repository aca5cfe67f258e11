using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>A posterior as scenarios that draw from it, and the file of draws beside them.</summary>
/// <param name="result">What was found.</param>
/// <param name="draws">How many draws, all as likely, stand for the posterior.</param>
/// <param name="drawsFile">The file of draws that both scenarios name.</param>
internal sealed class CalibratedScenario(CalibrationResult result, int draws, string drawsFile = CalibratedScenario.DrawsFile)
{
    /// <summary>The usual file of draws.</summary>
    internal const string DrawsFile = "draws.csv";

    /// <summary>The most values that the samples of a scenario hold together.</summary>
    private const int MostValues = 80_000;

    private const string Drawn = """{ "distribution": "sample", "jointly": "posterior" }""";

    private readonly (string Path, string[] Values)[] columns = [.. Columns(result, draws)];

    /// <summary>Refuses more draws than a scenario can hold, before they are looked for.</summary>
    /// <exception cref="UserError">There are more.</exception>
    internal static void Bound(Scenario scenario, int draws)
    {
        var most = MostValues / Math.Max(1, scenario.UncertainParameters.Count);
        if (draws > most)
        {
            var numbers = scenario.UncertainParameters.Count;
            throw new UserError(FormattableString.Invariant(
                $"--draws {draws} of {numbers} numbers: a scenario holds {MostValues} drawn values. Give --draws {most} or fewer."));
        }
    }

    /// <summary>The columns of the file of draws.</summary>
    internal static IReadOnlyList<DataColumn> ColumnsOf(IEnumerable<string> paths) =>
        [.. paths.Select(CalibrationColumns.Drawn)];

    /// <summary>The draws: a heading of paths, and a row for each.</summary>
    internal string Draws()
    {
        var text = new StringBuilder(Csv.Heading(ColumnsOf(columns.Select(c => c.Path))));
        for (var i = 0; i < draws; i++) text.AppendJoin(',', columns.Select(c => c.Values[i])).Append('\n');
        return text.ToString();
    }

    /// <summary>The scenario with its ranges replaced by draws from the posterior, drawn together.</summary>
    internal string Calibrated()
    {
        var scenario = result.Scenario.With("name", result.Scenario.Name + "-calibrated")
            .With("title", $"{result.Scenario.Title}, calibrated");
        foreach (var (path, values) in columns) // with the values, so that what cannot be read again is never written
        {
            var list = string.Join(", ", values);
            scenario = scenario.With(path, $$"""{ "distribution": "sample", "values": [{{list}}], "jointly": "posterior" }""");
        }
        var text = JsonNode.Parse(scenario.ToJson())!.AsObject();
        LeaveToDraws(text);
        text.Insert(0, "draws", drawsFile);
        return JsonText.Write(json => text.WriteTo(json));
    }

    /// <summary>What was learnt, but for the state at the start, as a piece of a scenario to lay over another world.</summary>
    internal string Learnt() => JsonText.Write(json =>
    {
        var quarters = result.Model.Record.Quarters;
        json.WriteStartObject();
        json.WriteString("description", string.Create(CultureInfo.InvariantCulture,
            $"Draws from the posterior of {result.Scenario.Name} given {quarters[0].Quarter} to {quarters[^1].Quarter}, drawn together. "
            + $"To use them add \"extends\" with the file of a world, and keep {drawsFile} beside this file."));
        string[] laid = [.. columns.Select(c => c.Path).Where(IsLaidOver).Order(StringComparer.Ordinal)];
        if (laid.Length > 0) json.WriteString("draws", drawsFile);
        var open = Array.Empty<string>();
        foreach (var path in laid)
        {
            var parts = path.Split('.');
            var common = open.Zip(parts[..^1]).TakeWhile(p => p.First == p.Second).Count();
            for (var i = open.Length; i > common; i--) json.WriteEndObject();
            foreach (var group in parts[common..^1]) json.WriteStartObject(group);
            open = parts[..^1];
            json.WritePropertyName(parts[^1]);
            json.WriteRawValue(Drawn);
        }
        for (var i = open.Length; i > 0; i--) json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Takes the values out of every sample: a scenario that is calibrated has none but those that were drawn.</summary>
    private static void LeaveToDraws(JsonNode? node)
    {
        if (node is JsonArray list) foreach (var item in list) LeaveToDraws(item);
        if (node is not JsonObject members) return;
        if (members["distribution"] is JsonValue kind && (string?)kind == "sample") members.Remove("values");
        foreach (var (_, member) in members) LeaveToDraws(member);
    }

    /// <summary>Whether a number belongs to any world: not the state at the start, nor a policy of the past.</summary>
    private static bool IsLaidOver(string path) =>
        !path.StartsWith("world.initial.", StringComparison.Ordinal) && !path.StartsWith("timeline[", StringComparison.Ordinal);

    private static IEnumerable<(string Path, string[] Values)> Columns(CalibrationResult result, int draws)
    {
        var drawn = result.Posterior.Resample(draws);
        return result.Posterior.Parameters.Select((parameter, j) => (parameter, j)).Where(p => p.parameter.IsOfScenario).Select(p =>
        {
            var (low, high) = p.parameter.Prior.Support;
            string Value(int draw) =>
                Math.Clamp(Rounded(result.Posterior.Values[draw][p.j]), low, high).ToString("R", CultureInfo.InvariantCulture);
            return (p.parameter.Path, drawn.Select(Value).ToArray());
        });
    }

    /// <summary>To four digits that count: far finer than a posterior is known.</summary>
    private static double Rounded(double value) =>
        double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
