using System.CommandLine;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.GameFiles;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>sim schema: the JSON Schema of scenario, policy or game files.</summary>
internal static class SchemaCommand
{
    internal static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "scenario, crisis (a scenario of the crisis game), policy or game",
            DefaultValueFactory = _ => "scenario" };
        kind.AcceptOnlyFromAmong("scenario", "crisis", "policy", "game");
        var command = new Command("schema", """
            Print the JSON Schema (2020-12) of scenario files, of policy files or of game files.

            Example:
              sim schema > scenarios/scenario.schema.json
            """) { kind };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(kind) switch 
            {
                "policy" => PolicySchema.Write(), "game" => GameSchema.Write(), "crisis" => ScenarioSchema.OfCrisis(),
                _ => ScenarioSchema.Write(),
            });
            return ExitCodes.Done;
        });
        return command;
    }
}
