using System.CommandLine;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>sim charts: draws a results folder's charts again.</summary>
internal static class ChartsCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a results folder of any command that draws charts" };
        var output = new Option<string?>("--out", "-o") { Description = "folder for the charts [default: DIR/charts]", HelpName = "DIR" };
        var metric = Flags.ChartMetric();
        var flags = new ChartFlags();
        var command = new Command("charts", """
            Draw the charts of saved results again, for another journal or width.
            Those of optimise, analyze, play, backtest, calibrate and hindsight are drawn
            from a run of the recorded command, if its data are the same, bit for bit.

            Examples:
              sim charts results/phased --preset nature --width 89
              sim charts results/phased --chart-format pdf --out figures
              sim charts results/sweep-phased --chart-metric war
            """) { folder, output, metric };
        flags.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (source, how, error) = (parsed.GetValue(folder)!, flags.Read(parsed), parsed.InvocationConfiguration.Error);
            var target = parsed.GetValue(output) ?? ChartFolder.Of(source);
            var count = Manifest.Find(source) is { } manifest && Redraw.Needs(manifest.Kind)
                ? await Redraw.Draw(source, target, how, error, cancellation)
                : Draw(source, target, Flags.MetricsOf(parsed, metric), how, error, cancellation);
            OnDisk.Now.Stands(target);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Drew {count} charts in {target}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static int Draw(
        string source, string target, IReadOnlyList<string> metrics, ChartRequest how, TextWriter error, CancellationToken cancellation)
    {
        var figures = SavedFigures.Of(source, metrics);
        cancellation.ThrowIfCancellationRequested();
        return ChartFolder.Draw(to => RunFiles.Draw(figures, to, how), source, target, error);
    }
}
