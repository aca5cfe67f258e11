using System.CommandLine;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim charts: draws a results folder's charts again.</summary>
internal static class ChartsCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a results folder of run, compare, sweep, discover or sensitivity" };
        var output = new Option<string?>("--out", "-o") { Description = "folder for the charts [default: DIR/charts]", HelpName = "DIR" };
        var metric = Flags.ChartMetric();
        var flags = new ChartFlags();
        var command = new Command("charts", """
            Draw the charts of saved results again, for another journal or width.

            Examples:
              sim charts results/phased --preset nature --width 89
              sim charts results/phased --chart-format pdf --out figures
              sim charts results/sweep-phased --chart-metric war
            """) { folder, output, metric };
        flags.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var source = parsed.GetValue(folder)!;
            var figures = SavedFigures.Of(source, Flags.MetricsOf(parsed, metric));
            cancellation.ThrowIfCancellationRequested();
            var target = parsed.GetValue(output) ?? ChartFolder.Of(source);
            var count = ChartFolder.Draw(figures, source, target, flags.Read(parsed), parsed.InvocationConfiguration.Error);
            OnDisk.Now.Stands(target);
            parsed.InvocationConfiguration.Output.WriteLine($"Drew {count} charts in {target}");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
