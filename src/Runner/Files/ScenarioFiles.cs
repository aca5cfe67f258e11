using System.CommandLine;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>Reads scenario files for a command.</summary>
internal static partial class ScenarioFiles
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

    /// <summary>Reads a file that says what a world is, whether it gives a policy or leaves that to those that extend it.</summary>
    /// <returns>Whether it leaves it; every lever is at its default then. And the scenario, or what is wrong.</returns>
    internal static (bool IsWorld, ScenarioReading Reading) ReadWorld(string file) => ScenarioReader.Read(file, []) is var reading
        && reading.LacksPolicy ? (true, ScenarioReader.Read(file, [Defaults])) : (false, reading);

    private static string Defaults => "policy={" + string.Join(',', Policy.Parameters.Select(
        lever => $"\"{lever.Declaration.Path}\":{NumberText.Exact(lever.Declaration.Default)}")) + "}";

    /// <summary>Lets a command's files be named without folder and ending: <c>phased</c> is <c>scenarios/phased.json</c>, there or among
    /// those that come with the program, unless something of that name is where the user is.</summary>
    internal static void ReadShortNames(Command command)
    {
        foreach (var argument in command.Arguments.Where(a => a.Name == "FILE"))
        {
            if (argument is Argument<string[]> several) several.CustomParser = result => [.. result.Tokens.Select(t => InFull(t.Value))];
            else if (argument is Argument<string> one) one.CustomParser = result => InFull(result.Tokens[0].Value);
        }
    }

    /// <summary>Whether there is such a file, on disk or among those that come with the program.</summary>
    internal static bool Stands(string path) => File.Exists(path) || ShippedFiles.Has(path);

    /// <summary>The file that a name stands for: itself, but where it is a short name.</summary>
    internal static string InFull(string name) =>
        $"scenarios/{name}.json" is var meant && ShortName().IsMatch(name) && !Path.Exists(name) && !Path.Exists(name + ".json")
            && Stands(meant)
            ? meant : name;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9/-]*\z")]
    private static partial Regex ShortName();

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
