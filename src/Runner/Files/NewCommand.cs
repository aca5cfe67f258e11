using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>sim new: a scenario file to start from.</summary>
internal static partial class NewCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "name of the scenario: small letters, digits, dots and hyphens" };
        var from = new Option<string>("--from") { Description = "scenario to extend",
            DefaultValueFactory = _ => "scenarios/base/us-dprk.json", HelpName = "FILE" };
        var directory = new Option<string>("--dir") { Description = "folder to write it to", DefaultValueFactory = _ => "scenarios",
            HelpName = "DIR" };
        var command = new Command("new", """
            Write a new scenario file, with every lever of its policy explained.
            Until it is edited it is what it extends. Never overwrites a file.

            Example:
              sim new my-policy
            """) { name, from, directory };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(
                Write(parsed.GetValue(name)!, parsed.GetValue(from)!, parsed.GetValue(directory)!));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Write(string name, string from, string directory)
    {
        if (!Names().IsMatch(name))
            throw new UserError(
                $"{name}: a scenario's name has small letters, digits, dots and hyphens, and starts with a letter or digit. Give another "
                    + $"name.");
        var path = Path.Combine(directory, name + ".json");
        if (EntryNames.Stands(path)) throw new UserError($"{path} is there already. Give another name, or remove it first.");
        if (!File.Exists(from)) throw new UserError($"{from}: no such file. Give the scenario to extend with --from.");
        var parent = ScenarioReader.Read(from, []);
        if (!parent.IsWorld && parent.Problems.Count > 0) throw new UserError(string.Join('\n', parent.Problems));
        Directory.CreateDirectory(directory);
        WholeFile.PutOver(path, _ => false,
            stream => stream.Write(Encoding.UTF8.GetBytes(Text(name, directory, Relative(directory, from), parent.Scenario))));
        OnDisk.Now.Stands(path);
        return $"Wrote {path}. Next: sim validate {path}, sim run {path}";
    }

    private static string Relative(string directory, string file) => Path.GetRelativePath(directory, file).Replace('\\', '/');

    private static string Text(string name, string directory, string from, Scenario? parent)
    {
        return $$"""
            {
              "$schema": "{{Relative(directory, Path.Combine("scenarios", "scenario.schema.json"))}}",
              "extends": "{{from}}",
              "name": "{{name}}",
              "title": "{{name}}",
              "description": "What this scenario is to show.",
            {{Policies(name, from, parent)}}
              // Anything else of {{from}} can be overridden here, for example:
              // "mechanisms": { "spiral": { "distribution": "uniform", "low": 0, "high": 2 } }
            }

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The levers of what is extended, each with its meaning; those of a world without a policy at their defaults.</summary>
    private static string Policies(string name, string from, Scenario? parent)
    {
        if (parent?.Parameters.Any(p => p.Path.StartsWith("timeline[", StringComparison.Ordinal)) == true)
            return $"  // {from} has a timeline of policies. A \"policy\" here would take its place.";
        var levers =
            Policy.Parameters.Select(
                lever => Lever(lever.Declaration, parent?.Parameters.First(p => p.Path == "policy." + lever.Declaration.Path)));
        return $"  \"policy\": {{\n    \"name\": \"{name}\",\n{string.Concat(levers)}  }}";
    }

    private static string Lever(Parameter lever, ScenarioParameter? inherited) => inherited is { Distribution: not null }
        ? $"    // {lever.Meaning}\n    // \"{lever.Path}\": uncertain, as in what this file extends\n"
        : $"    // {lever.Meaning}\n    \"{lever.Path}\": {NumberText.Exact(inherited?.Central ?? lever.Default)},\n";

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]*\z")]
    private static partial Regex Names();
}
