using System.CommandLine;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Telling;

/// <summary>sim trace: one replication told round by round.</summary>
internal static class TraceCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "scenario file" };
        var replication = new Option<long>("--replication",
            "-r") { Description = "which replication, counted from 0 as in replications.csv", HelpName = "N",
                DefaultValueFactory = _ => 0 };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", HelpName = "N", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "value in place of the scenario's (repeatable)", HelpName = "PATH=VALUE" };
        var format = new Option<string>("--format", "-f") { Description = "text or json", HelpName = "FORMAT",
            DefaultValueFactory = _ => "text" };
        var full = Flags.ForMore("quiet rounds");
        format.AcceptOnlyFromAmong("text", "json");
        Faults.Bound(replication, 0, double.PositiveInfinity, "at least 0");
        var command = new Command("trace", """
            Tell one replication round by round: what each side did, believed, and why.

            Examples:
              sim trace scenarios/phased.json --replication 7
              sim trace scenarios/phased.json -r 7 --format json
            """) { file, replication, seed, set, format, full };
        command.SetAction((parsed, cancellation) =>
        {
            var scenario = ScenarioFiles.LoadCoercion(parsed.GetValue(file)!, parsed.GetValue(set) ?? []);
            var trace = Trace.Of(scenario, parsed.GetValue(seed), parsed.GetValue(replication));
            cancellation.ThrowIfCancellationRequested();
            parsed.InvocationConfiguration.Output.Write(
                parsed.GetValue(format) == "json" ? TraceJson.Write(trace) : TraceText.Write(trace, parsed.GetValue(full)));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
