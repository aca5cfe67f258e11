using System.CommandLine;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Claims;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>sim validate: every problem of scenario files, without running them.</summary>
internal static class ValidateCommand
{
    private const string Indent = "  ";

    /// <summary>The pair of the essay, for whose dispute the declared defaults were chosen (docs/model.md).</summary>
    private static readonly ActorPair PairOfDefaults = new("United States", "DPRK");

    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "scenario files", Arity = ArgumentArity.OneOrMore };
        var command = new Command("validate", """
            Check scenario files: every problem with its file, line, column and cure.
            Of a sound file it says what may not be meant: weights that do not add up to
            1, numbers that are still to set, that come from a base, or a default,
            about another pair.

            Example:
              sim validate scenarios/*.json
            """) { files };
        command.SetAction((parsed, cancellation) =>
            Task.FromResult(Execute(parsed.GetValue(files)!, parsed.InvocationConfiguration.Output, cancellation)));
        return command;
    }

    private static int Execute(IReadOnlyList<string> files, TextWriter output, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ScenarioFiles.IsClaims(file))
            {
                output.WriteLine(Claims(file));
                continue;
            }
            if (ScenarioFiles.IsSchema(file))
            {
                output.WriteLine($"{file}: a schema of scenario files, not one of them: passed over");
                continue;
            }
            var (isWorld, reading) = ScenarioFiles.ReadWorld(file);
            problems.AddRange(reading.Problems);
            if (reading.Scenario is not { } scenario) continue;
            output.WriteLine($"{file}: sound" + (isWorld ? ", a world without a policy, for other scenarios to extend"
                : $" ({scenario.Policy}, {NumberText.Some(scenario.Rounds, "round")}, "
                    + $"{NumberText.Some(scenario.UncertainParameters.Count, "uncertain parameter")}, SHA-256 {scenario.Sha256[..12]})"));
            foreach (var remark in scenario.Remarks) output.Write(TextWrap.Hanging(remark + ".", Indent, Indent + Indent));
            if (scenario.Parameters.Where(p => p.Grounds?.IsToSet == true).Select(p => p.Path).ToArray() is { Length: > 0 } marked)
                WritePaths(output, "Still to set, with a reason in place of the mark:", marked);
            foreach (var taken in scenario.Inherited)
                WritePaths(output, $"{taken.Paths.Count} numbers come from {taken.File}, which is about another pair ({taken.Pair}):",
                    taken.Paths);
            if (PairOfDefaults.IsOther(scenario.Pair) && scenario.Defaults.Count > 0)
                WritePaths(output,
                    $"{scenario.Defaults.Count} numbers are given nowhere and have their defaults, chosen for another pair ({PairOfDefaults}):",
                    scenario.Defaults, scenario.Parameters.Select(p => p.Path));
        }
        return problems.Count == 0 ? ExitCodes.Done : throw new ScenarioException(problems);
    }

    /// <summary>A sentence, and under it the paths, those of a group in one entry.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="all">All paths of the scenario, where groups of which every number is meant are named alone.</param>
    private static void WritePaths(TextWriter output, string sentence, IReadOnlyList<string> paths, IEnumerable<string>? all = null)
    {
        output.Write(TextWrap.Hanging(sentence, Indent, Indent + Indent));
        var sizes = (all ?? []).GroupBy(GroupOf).ToDictionary(group => group.Key, group => group.Count());
        var groups = paths.GroupBy(GroupOf).ToLookup(group => sizes.GetValueOrDefault(group.Key) == group.Count());
        foreach (var group in groups[false])
            Write($"{group.Key.TrimEnd('.')}: {string.Join(", ", group.Select(p => p[group.Key.Length..]))}");
        if (groups[true].Any())
            Write($"all of {string.Join(", ", groups[true].Select(group => $"{group.Key.TrimEnd('.')} ({group.Count()})"))}");

        void Write(string entry) => output.Write(TextWrap.Hanging(entry, Indent + Indent, Indent + Indent + Indent));
    }

    private static string GroupOf(string path) => path[..(path.LastIndexOf('.') + 1)];

    private static string Claims(string file)
    {
        var claims = ClaimReader.Read(file);
        return $"{file}: sound ({claims.Claims.Count} claims about {claims.Scenarios.Count} scenarios)";
    }
}
