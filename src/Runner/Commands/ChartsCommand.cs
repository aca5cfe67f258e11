using System.CommandLine;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim charts: draws a results folder's charts again.</summary>
internal static class ChartsCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a results folder of sim run or sim compare" };
        var output = new Option<string?>("--out", "-o") { Description = "folder for the charts [default: DIR/charts]", HelpName = "DIR" };
        var flags = new ChartFlags();
        var command = new Command("charts", """
            Draw the charts of saved results again, for another journal or width.

            Examples:
              sim charts results/phased --preset nature --width 89
              sim charts results/phased --chart-format pdf --out figures
            """) { folder, output };
        flags.AddTo(command);
        command.SetAction(parsed =>
        {
            var (runs, differences) = ResultsReader.Read(parsed.GetValue(folder)!);
            var target = parsed.GetValue(output) ?? Path.Combine(parsed.GetValue(folder)!, "charts");
            var count = RunFiles.DrawCharts(target, runs, differences, flags.Read(parsed));
            parsed.InvocationConfiguration.Output.WriteLine($"Drew {count} charts in {target}");
            return ExitCodes.Done;
        });
        return command;
    }
}
