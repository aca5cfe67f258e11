using System.CommandLine;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.GameFiles;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>sim schema: the JSON Schema of scenario, policy or game files.</summary>
internal static class SchemaCommand
{
    /// <summary>The schemas, by the kinds of files that they are of.</summary>
    internal static IReadOnlyList<(string Name, Func<string> Text)> All { get; } =
        [("scenario", ScenarioSchema.Write), ("crisis", ScenarioSchema.OfCrisis), ("policy", PolicySchema.Write),
            ("game", GameSchema.Write)];

    internal static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "scenario, crisis (a scenario of the crisis game), policy or game",
            DefaultValueFactory = _ => "scenario" };
        kind.AcceptOnlyFromAmong([.. All.Select(schema => schema.Name)]);
        var command = new Command("schema", """
            Print the JSON Schema (2020-12) of scenario files, of policy files or of game files.

            Example:
              sim schema > scenarios/scenario.schema.json
            """) { kind };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(All.First(schema => schema.Name == parsed.GetValue(kind)).Text());
            return ExitCodes.Done;
        });
        return command;
    }
}
