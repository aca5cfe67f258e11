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
            1, numbers that come from a base, or a default, about another pair.

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
            var reading = ScenarioReader.Read(file, []);
            if (reading.IsWorld)
            {
                output.WriteLine($"{file}: sound, a world without a policy, for other scenarios to extend");
                continue;
            }
            problems.AddRange(reading.Problems);
            if (reading.Scenario is not { } scenario) continue;
            output.WriteLine(
                $"{file}: sound ({scenario.Policy}, {scenario.Rounds} rounds, {scenario.UncertainParameters.Count} uncertain parameters, "
                    + $"SHA-256 {scenario.Sha256[..12]})");
            foreach (var remark in scenario.Remarks) output.Write(TextWrap.Hanging(remark + ".", Indent, Indent + Indent));
            foreach (var taken in scenario.Inherited)
                WritePaths(output, $"{taken.Paths.Count} numbers come from {taken.File}, which is about another pair ({taken.Pair}):",
                    taken.Paths);
            if (PairOfDefaults.IsOther(scenario.Pair) && scenario.Defaults.Count > 0)
                WritePaths(output,
                    $"{scenario.Defaults.Count} numbers are given nowhere and have their defaults, chosen for another pair ({PairOfDefaults}):", scenario.Defaults);
        }
        return problems.Count == 0 ? ExitCodes.Done : throw new ScenarioException(problems);
    }

    /// <summary>A sentence, and under it the paths, those of a group in one entry.</summary>
    private static void WritePaths(TextWriter output, string sentence, IReadOnlyList<string> paths)
    {
        output.Write(TextWrap.Hanging(sentence, Indent, Indent + Indent));
        foreach (var group in paths.GroupBy(p => p[..(p.LastIndexOf('.') + 1)]))
            output.Write(
                TextWrap.Hanging($"{group.Key.TrimEnd('.')}: {string.Join(", ", group.Select(p => p[group.Key.Length..]))}",
                    Indent + Indent, Indent + Indent + Indent));
    }

    private static string Claims(string file)
    {
        var claims = ClaimReader.Read(file);
        return $"{file}: sound ({claims.Claims.Count} claims about {claims.Scenarios.Count} scenarios)";
    }
}
