using System.CommandLine;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim schema: the JSON Schema of scenario or policy files.</summary>
internal static class SchemaCommand
{
    internal static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "scenario or policy", DefaultValueFactory = _ => "scenario" };
        kind.AcceptOnlyFromAmong("scenario", "policy");
        var command = new Command("schema", """
            Print the JSON Schema (2020-12) of scenario files or of policy files.

            Example:
              sim schema > scenarios/scenario.schema.json
            """) { kind };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(kind) == "policy" ? PolicySchema.Write() : ScenarioSchema.Write());
            return ExitCodes.Done;
        });
        return command;
    }
}
