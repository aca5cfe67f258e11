using System.CommandLine;
using NegotiationSim.Engine.Experiments.Claims;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim validate: every problem of scenario files, without running them.</summary>
internal static class ValidateCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "scenario files", Arity = ArgumentArity.OneOrMore };
        var command = new Command("validate", """
            Check scenario files: every problem with its file, line, column and cure.

            Example:
              sim validate scenarios/*.json
            """) { files };
        command.SetAction((parsed, cancellation) => Task.FromResult(Execute(parsed.GetValue(files)!, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation)));
        return command;
    }

    private static int Execute(IReadOnlyList<string> files, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var isBad = false;
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
            foreach (var problem in reading.Problems) error.WriteLine(problem);
            isBad |= reading.Problems.Count > 0;
            if (reading.Scenario is { } scenario)
                output.WriteLine($"{file}: sound ({scenario.Policy}, {scenario.Rounds} rounds, {scenario.UncertainParameters.Count} uncertain parameters, SHA-256 {scenario.Sha256[..12]})");
        }
        return isBad ? ExitCodes.BadInput : ExitCodes.Done;
    }

    private static string Claims(string file)
    {
        var claims = ClaimReader.Read(file);
        return $"{file}: sound ({claims.Claims.Count} claims about {claims.Scenarios.Count} scenarios)";
    }
}
