using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NegotiationSim.Runner;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Report;
using NegotiationSim.Runner.Reproduction;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Ablate;
using NegotiationSim.Runner.Studies.Analyze;
using NegotiationSim.Runner.Studies.Backtests;
using NegotiationSim.Runner.Studies.Calibrate;
using NegotiationSim.Runner.Studies.Claims;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Discover;
using NegotiationSim.Runner.Studies.Hindsights;
using NegotiationSim.Runner.Studies.Optimise;
using NegotiationSim.Runner.Studies.Play;
using NegotiationSim.Runner.Studies.Run;
using NegotiationSim.Runner.Studies.Sensitivity;
using NegotiationSim.Runner.Studies.Sweeps;
using NegotiationSim.Runner.Telling;
using NegotiationSim.Runner.Web;

return await Sim.RunAlone(args);

/// <summary>The program: parse, run, exit code.</summary>
internal static class Sim
{
    /// <summary>Arguments mean what they say: none is replaced by what stands in a file.</summary>
    private static readonly ParserConfiguration AsTyped = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Where results are printed.</param>
    /// <param name="error">Where faults are told.</param>
    /// <param name="cancellation">Stops the command as Ctrl-C does.</param>
    /// <returns>The exit code.</returns>
    internal static Task<int> Run(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        Run(args, output, error, isAlone: false, cancellation);

    /// <summary>Runs a command line as all that the process does: on its terminal, and signals are its business.</summary>
    /// <returns>The exit code.</returns>
    internal static Task<int> RunAlone(string[] args) => Run(args, Console.Out, Console.Error, isAlone: true, CancellationToken.None);

    private static async Task<int> Run(string[] args, TextWriter output, TextWriter error, bool isAlone, CancellationToken cancellation)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var (disk, call) = (OnDisk.Begin(), "sim");
        await using var shown = new Printed(output);
        await using var told = new Printed(error);
        using var signals = isAlone ? new Signals(disk, told) : null;
        try
        {
            CommandLine.Text = CommandLine.Of(args);
            CommandLine.Arguments = args;
            var parsed = Parse(args switch { [] => ["--help"], ["help", .. var what] => [.. what, "--help"], _ => args });
            call = Faults.CallOf(parsed);
            if (Faults.Of(parsed, args) is { } faults) throw new UserError(faults);
            CommandLine.Parsed = parsed;
            var configuration = new InvocationConfiguration { Output = shown, Error = told, EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null };
            var code = await parsed.InvokeAsync(configuration, signals?.Stopped ?? cancellation);
            if (isAlone) Ending.Tell(code, "", [], disk);
            return code;
        }
#pragma warning disable CA1031 // no exception leaves the program
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (signals?.End() == false) await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
            return LastWord.Of(e, call, disk, told);
        }
    }

    /// <summary>Reads a command line.</summary>
    internal static ParseResult Parse(string[] args) => Create().Parse(args, AsTyped);

    /// <summary>The commands.</summary>
    internal static RootCommand Create()
    {
        var root = new RootCommand("Simulates negotiations between a sender of pressure and its target, and compares policies.");
        (string Heading, Command[] Commands)[] groups =
        [
            ("Run policies", [RunCommand.Create(), CompareCommand.Create(), TraceCommand.Create(),
                ServeCommand.Create()]),
            ("Explore what results hang on", [AblateCommand.Create(), SensitivityCommand.Create(), SweepCommand.Create(),
                MergeCommand.Create(), DiscoverCommand.Create(), OptimiseCommand.Create()]),
            ("Test arguments, ask theory", [ClaimsCommand.Create(), AnalyzeCommand.Create(), PlayCommand.Create()]),
            ("Hold the model to history", [BacktestCommand.Create(), CalibrateCommand.Create(), HindsightCommand.Create()]),
            ("Write scenarios", [NewCommand.Create(), ValidateCommand.Create(), DescribeCommand.Create(), SchemaCommand.Create(),
                CompletionCommand.Create()]),
            ("Share results", [ReportCommand.Create(), ChartsCommand.Create(), ReproduceCommand.Create(), BundleCommand.Create()]),
        ];
        foreach (var command in groups.SelectMany(g => g.Commands))
        {
            Faults.RefuseUnknownOptions(command);
            PlainNumbers.ReadThem(command);
            ScenarioFiles.ReadShortNames(command);
            root.Add(command);
        }
        HelpText.AddTo(root, groups);
        return root;
    }
}
