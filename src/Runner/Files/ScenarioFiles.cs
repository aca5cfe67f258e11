using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>Reads scenario files for a command.</summary>
internal static class ScenarioFiles
{
    /// <summary>Reads all files, or says what is wrong with any of them.</summary>
    /// <exception cref="ScenarioException">Every problem of every file.</exception>
    internal static IReadOnlyList<Scenario> Load(IReadOnlyList<string> files, IReadOnlyList<string> overrides)
    {
        var readings = ScenariosAmong(files).Select(file => ScenarioReader.Read(file, overrides)).ToArray();
        var problems = readings.SelectMany(r => r.Problems).Distinct().ToArray();
        if (problems.Length > 0) throw new ScenarioException(problems);
        return [.. readings.Select(r => r.Scenario!)];
    }

    /// <summary>Reads a file for a command that is about coercion alone.</summary>
    /// <exception cref="UserError">It has problems, or is of another model.</exception>
    internal static Scenario LoadCoercion(string file, IReadOnlyList<string> overrides)
    {
        var scenario = Load([file], overrides)[0];
        return Model.Of(scenario) == Model.Coercion ? scenario
            : throw new UserError(
                $"{file}: this command is about the model {Model.Coercion.Name}, and the scenario is of {scenario.Model}. See: sim run {file}");
    }

    /// <summary>The files without the schemas and claims that a shell's <c>*.json</c> brings along, unless nothing else is named.</summary>
    internal static IReadOnlyList<string> ScenariosAmong(IReadOnlyList<string> files) =>
        files.Where(f => !IsSchema(f) && !IsClaims(f)).ToArray() is { Length: > 0 } scenarios ? scenarios : files;

    /// <summary>Whether a file is a JSON Schema, by its name.</summary>
    internal static bool IsSchema(string file) => file.EndsWith(".schema.json", StringComparison.Ordinal);

    /// <summary>Whether a file holds claims, by its name: <c>claims.json</c> or <c>NAME.claims.json</c>.</summary>
    internal static bool IsClaims(string file) =>
        Path.GetFileName(file) == "claims.json" || file.EndsWith(".claims.json", StringComparison.Ordinal);

    /// <summary>Reads files that will stand beside each other, so each must have a name of its own.</summary>
    internal static IReadOnlyList<Scenario> LoadForComparison(IReadOnlyList<string> files, IReadOnlyList<string> overrides)
    {
        var scenarios = Load(files, overrides);
        return UniqueNames.Given(scenarios);
    }
}
