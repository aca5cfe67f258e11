using System.Runtime.ExceptionServices;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Studies.Compare;

/// <summary>All figures of a result.</summary>
public static class ChartBook
{
    /// <summary>The figures of one run: those that its data allow (without trajectories, the time to agreement alone).</summary>
    public static IReadOnlyList<Figure> Of(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Figure?[] all =
        [
            DashboardChart.Of(run), .. TrajectoriesChart.Of(run), OutcomesChart.Of(run), FirstAgreementChart.Of(run), TestsChart.Of(run),
        ];
        return [.. all.OfType<Figure>()];
    }

    /// <summary>The figures that hold runs against each other.</summary>
    /// <param name="runs">The runs, in the order of the key.</param>
    /// <param name="differences">Their paired differences; none when shocks were not shared.</param>
    public static IReadOnlyList<Figure> Of(IReadOnlyList<RunResult> runs, IReadOnlyList<PairedDifference> differences)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(differences);
        Figure?[] all = [ComparisonChart.Of(runs), DifferencesChart.Of(runs, differences), OverlayChart.Of(runs)];
        return [.. all.OfType<Figure>()];
    }

    /// <summary>Saves figures into a folder, each with its caption beside it, on all cores.</summary>
    /// <param name="figures">Which.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="preset">Sizes, resolution and kinds of file.</param>
    /// <param name="widthMillimetres">The width as printed; null for the preset's widest.</param>
    /// <param name="formats">The kinds of file; null for the preset's.</param>
    /// <returns>The paths written, in the figures' order.</returns>
    public static IReadOnlyList<string> Save(
        IReadOnlyList<Figure> figures, string folder, Preset preset, double? widthMillimetres = null,
        IReadOnlyList<FigureFormat>? formats = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var written = new IReadOnlyList<string>[figures.Count];
        try
        {
            Parallel.For(0, figures.Count, i =>
            {
                var path = Path.Combine(folder, figures[i].Name);
                File.WriteAllText(path + ".txt", figures[i].Caption + "\n");
                written[i] = [.. figures[i].Save(path, preset, widthMillimetres, formats), path + ".txt"];
            });
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]); // a full disk is one fault, however many figures met it
        }
        return [.. written.SelectMany(w => w)];
    }
}
