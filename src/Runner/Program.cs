using System.CommandLine;
using System.CommandLine.Invocation;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Commands;
using NegotiationSim.Runner.Output;

return await Sim.Run(args, Console.Out, Console.Error);

/// <summary>The program: parse, run, exit code.</summary>
internal static class Sim
{
    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> Run(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        CommandLine.Text = CommandLine.Of(args);
        CommandLine.Arguments = args;
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromMinutes(1), // after Ctrl-C: time to write what is complete
        };
        var parsed = Create().Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            await error.WriteLineAsync(Faults.Of(parsed));
            return ExitCodes.BadInput;
        }
        CommandLine.Parsed = parsed;
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (Exception e) when (e is UserError or ScenarioException)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCodes.BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{e.Message} Nothing was left half written.");
            return ExitCodes.BadInput;
        }
    }

    /// <summary>The commands.</summary>
    internal static RootCommand Create()
    {
        var root = new RootCommand("Simulates negotiations between a sender of pressure and its target, and compares policies.");
        foreach (var command in new[]
        {
            RunCommand.Create(), CompareCommand.Create(), TraceCommand.Create(), ClaimsCommand.Create(), AblateCommand.Create(), SensitivityCommand.Create(), OptimiseCommand.Create(),
            SweepCommand.Create(), MergeCommand.Create(), DiscoverCommand.Create(), AnalyzeCommand.Create(), PlayCommand.Create(), ServeCommand.Create(), BacktestCommand.Create(),
            CalibrateCommand.Create(), HindsightCommand.Create(),
            ValidateCommand.Create(), DescribeCommand.Create(), SchemaCommand.Create(), NewCommand.Create(),
            ChartsCommand.Create(), ReportCommand.Create(), ReproduceCommand.Create(), BundleCommand.Create(), CompletionCommand.Create(),
        })
        {
            Faults.RefuseUnknownOptions(command);
            root.Add(command);
        }
        HelpText.AddTo(root);
        return root;
    }
}
