using System.CommandLine;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>sim charts: draws a results folder's charts again.</summary>
internal static class ChartsCommand
{
    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a results folder of any command that draws charts" };
        var output = new Option<string?>("--out", "-o") { Description = "folder for the charts [default: DIR/charts]", HelpName = "DIR" };
        var metric = ChartMetric.Option();
        var flags = new ChartFlags();
        var command = new Command("charts", $"""
            Draw the charts of saved results again, for another journal or width.
            Those of {Words.Series(StudyKinds.DrawnByRun, "and")} are drawn
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
            var count = await Draw(source, target, ChartMetric.NamesOf(parsed, metric), how, error, cancellation);
            OnDisk.Now.Stands(target);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Drew {NumberText.Some(count, "chart")} in {target}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> Draw(
        string source, string target, IReadOnlyList<string> metrics, ChartRequest how, TextWriter error, CancellationToken cancellation)
    {
        if (File.Exists(Path.Combine(source, SweepManifest.FileName))) return ChartsOf(SweepFigures.Read(source, metrics));
        var manifest = Manifest.Find(source)
            ?? throw new UserError($"{source}: no {Manifest.FileName} here, and no {SweepManifest.FileName}. {Cure}");
        manifest.Verify(source);
        if (StudyKinds.Find(manifest) is not { Redrawing: { } redrawing } kind)
            throw new UserError($"{source}: written by sim {manifest.Kind}, of which no charts are drawn. {Cure}");
        return redrawing.Read is { } read ? ChartsOf(read(source, manifest))
            : await Redraw.Draw(source, manifest, kind, target, how, error, cancellation);

        int ChartsOf(IReadOnlyList<Figure> figures)
        {
            cancellation.ThrowIfCancellationRequested();
            return ChartFolder.Draw(to => ChartFolder.Draw(figures, to, how, error), source, target, error);
        }
    }

    private static string Cure => $"Give a folder that sim {Words.Series(StudyKinds.Drawn.Prepend("sweep"), "or")} has written.";
}
