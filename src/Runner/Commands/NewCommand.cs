using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Policies;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim new: a scenario file to start from.</summary>
internal static partial class NewCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "name of the scenario: small letters, digits, dots and hyphens" };
        var from = new Option<string>("--from") { Description = "scenario to extend", DefaultValueFactory = _ => "scenarios/base/us-dprk.json", HelpName = "FILE" };
        var directory = new Option<string>("--dir") { Description = "folder to write it to", DefaultValueFactory = _ => "scenarios", HelpName = "DIR" };
        var command = new Command("new", """
            Write a new scenario file, with every lever of its policy explained. Never overwrites a file.

            Example:
              sim new my-policy
            """) { name, from, directory };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(Write(parsed.GetValue(name)!, parsed.GetValue(from)!, parsed.GetValue(directory)!));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Write(string name, string from, string directory)
    {
        if (!Names().IsMatch(name)) throw new UserError($"{name}: a scenario's name has small letters, digits, dots and hyphens, and starts with a letter or digit. Give another name.");
        var path = Path.Combine(directory, name + ".json");
        if (EntryNames.Stands(path)) throw new UserError($"{path} is there already. Give another name, or remove it first.");
        if (!File.Exists(from)) throw new UserError($"{from}: no such file. Give the scenario to extend with --from.");
        Directory.CreateDirectory(directory);
        WholeFile.PutOver(path, _ => false, stream => stream.Write(Encoding.UTF8.GetBytes(Text(name, directory, Relative(directory, from)))));
        return $"Wrote {path}. Next: sim validate {path}, sim run {path}";
    }

    private static string Relative(string directory, string file) => Path.GetRelativePath(directory, file).Replace('\\', '/');

    private static string Text(string name, string directory, string from)
    {
        var levers = Policy.Parameters.Select(p => FormattableString.Invariant($"    // {p.Declaration.Meaning}\n    \"{p.Declaration.Path}\": {NumberText.Exact(p.Declaration.Default)}"));
        return $$"""
            {
              "$schema": "{{Relative(directory, Path.Combine("scenarios", "scenario.schema.json"))}}",
              "extends": "{{from}}",
              "name": "{{name}}",
              "title": "{{name}}",
              "description": "What this scenario is to show.",
              "policy": {
                "name": "{{name}}",
            {{string.Join(",\n", levers)}}
              }
              // Anything else of {{from}} can be overridden here, for example:
              // "mechanisms": { "spiral": { "distribution": "uniform", "low": 0, "high": 2 } }
            }

            """.ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]*\z")]
    private static partial Regex Names();
}
