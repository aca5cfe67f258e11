using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>sim new: a scenario file to start from.</summary>
internal static partial class NewCommand
{
    internal static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "name of the scenario or dispute: small letters, digits, dots and hyphens",
            Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string>("--from") { Description = "scenario to extend",
            DefaultValueFactory = _ => "scenarios/base/us-dprk.json", HelpName = "FILE" };
        var directory = new Option<string?>("--out", "-o") { Description =
            "folder to write to [default: scenarios; with --dispute or --examples where you are]", HelpName = "DIR" };
        var dispute = new Option<bool>("--dispute") { Description = "write a folder NAME for a dispute of your own: world and actors, two "
            + "policies, a timeline and a record, with what must be set marked" };
        var examples =
            new Option<bool>("--examples") { Description = "lay out the scenarios and records that come with the program, to edit" };
        var command = new Command("new", """
            Write a new scenario file, with every lever of its policy explained.
            Until it is edited it is what it extends. Never overwrites a file.

            Examples:
              sim new my-policy
              sim new us-libya --dispute
              sim new --examples
            """) { name, from, directory, dispute, examples };
        command.Validators.Add(result =>
        {
            if (result.GetValue(dispute) && result.GetValue(examples)) result.AddError("Give --dispute or --examples, not both.");
            if (result.GetValue(name) is null && !result.GetValue(examples))
                result.AddError("NAME is missing. Give a name, as in sim new my-policy, or --examples.");
        });
        command.SetAction(parsed =>
        {
            var into = parsed.GetValue(directory);
            parsed.InvocationConfiguration.Output.WriteLine(
                parsed.GetValue(examples) ? Examples(into ?? "") : parsed.GetValue(dispute) ? Dispute(parsed.GetValue(name)!, into ?? "")
                : Write(parsed.GetValue(name)!, parsed.GetValue(from)!, into ?? "scenarios"));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Examples(string folder)
    {
        var files = ShippedFiles.All.Select(path => (path, (Func<byte[]>)(() => ShippedFiles.Content(path)))).Concat(
        [
            .. SchemaCommand.All.Select(
                schema => ($"scenarios/{schema.Name}.schema.json", (Func<byte[]>)(() => Encoding.UTF8.GetBytes(schema.Text())))),
        ]);
        var (written, left) = (0, 0);
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(folder, path);
            if (EntryNames.Stands(file)) left++;
            else
            {
                Put(file, content());
                written++;
            }
        }
        OnDisk.Now.Stands(Path.Combine(folder, "scenarios"));
        OnDisk.Now.Stands(Path.Combine(folder, "history"));
        return $"Wrote {written} files below {Path.Combine(folder, "scenarios")} and {Path.Combine(folder, "history")}"
            + (left == 0 ? "." : $"; {left} {(left == 1 ? "was there and is as it was" : "were there and are as they were")}.");
    }

    private static string Dispute(string name, string directory)
    {
        RefuseOddName(name);
        var folder = Path.Combine(directory, name);
        if (EntryNames.Stands(folder)) throw new UserError($"{folder} is there already. Give another name, or remove it first.");
        foreach (var (file, text) in DisputeFiles.Of(name)) Put(Path.Combine(folder, file), Encoding.UTF8.GetBytes(text));
        OnDisk.Now.Stands(folder);
        return $"""
            Wrote {folder}: world.json has the actors and the world; set what is marked "{Grounds.ToSet}" there. Next:
              sim validate {folder}/world.json
              sim compare {folder}/engagement.json {folder}/pressure.json
              sim backtest {folder}/history.json --record {folder}/record.csv
            """.ReplaceLineEndings("\n");
    }

    private static void Put(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        WholeFile.PutOver(file, _ => false, stream => stream.Write(content));
    }

    private static void RefuseOddName(string name)
    {
        if (!Names().IsMatch(name))
            throw new UserError(
                $"{name}: a scenario's name has small letters, digits, dots and hyphens, and starts with a letter or digit. Give another "
                    + $"name.");
    }

    private static string Write(string name, string from, string directory)
    {
        RefuseOddName(name);
        var path = Path.Combine(directory, name + ".json");
        if (EntryNames.Stands(path)) throw new UserError($"{path} is there already. Give another name, or remove it first.");
        if (!ScenarioFiles.Stands(from)) throw new UserError($"{from}: no such file. Give the scenario to extend with --from.");
        var parent = ScenarioReader.Read(from, []);
        if (!parent.IsWorld && parent.Problems.Count > 0) throw new UserError(string.Join('\n', parent.Problems));
        Put(path, Encoding.UTF8.GetBytes(Text(name, directory, Relative(directory, from), parent.Scenario)));
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
