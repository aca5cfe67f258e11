using System.Globalization;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>The figure of several disputes: what each record tells of a shared strength, and what all tell.</summary>
internal static class PooledChart
{
    private const double Apart = .17;

    /// <summary>All figures.</summary>
    public static IReadOnlyList<Figure> Of(PooledResult result)
    {
        string[] paths = [.. result.Shared.OrderByDescending(p => result.Pooled.Sum(r => Of(r.Marginals, p).Contraction))];
        var caption = string.Create(CultureInfo.InvariantCulture,
            $"What records tell of the strengths that disputes share, on the scale of the prior's distribution function: "
            + $"{Captions.Letters(result.Alone.Select(a => a.Scenario.Name))}. Grey: given the dispute's own record; blue: given all "
            + $"records. Dot: median of the posterior; whisker: its 5 to 95% range; broken lines: that range of the "
            + $"prior. Correlation ρ of a strength in two disputes: {result.Common.Mean:F2} (5 to 95%: {result.Common.Low:F2} to "
            + $"{result.Common.High:F2}); n = {result.Common.Draws.Count:N0} draws, {result.Pooled[0].Posterior.EffectiveSize:F0} "
            + $"effective; approximate Bayesian computation.");
        return [new Figure("pooled", "What pooling tells", caption, [.. result.Alone.Select((_, d) => Panel(result, d, paths))])
            {
                SharedRows = true, NarrowColumns = 1,
                Key = [KeyEntry.OnLine("given its own record", Theme.Grey), KeyEntry.OnLine("given all records", Theme.Blue),
                    CalibrationChart.PriorKey],
            }];
    }

    private static Panel Panel(PooledResult result, int d, string[] paths)
    {
        double[] edges = [.05, .95];
        var prior = edges.Select(e => (Mark)new Line([e, e], [-.6, paths.Length - .4], new Stroke(Theme.Grey, .5f, Dash.Short)));
        var marks = paths.SelectMany((path, row) => new Mark[]
        {
            Interval(row - Apart, Of(result.Alone[d].Marginals, path), Theme.Grey),
            Interval(row + Apart, Of(result.Pooled[d].Marginals, path), Theme.Blue),
        });
        return new Panel(new Axis("quantile of the prior", 0, 1), Rows.Axis([.. paths.Select(Varied.NameOf)]),
            [.. prior, .. marks]) { Title = result.Alone[d].Scenario.Name };
    }

    private static Whisker Interval(double row, Marginal m, ScottPlot.Color colour) => new(row, CalibrationChart.At(m, m.Median),
        CalibrationChart.At(m, m.Low), CalibrationChart.At(m, m.High), new Stroke(colour));

    private static Marginal Of(IReadOnlyList<Marginal> marginals, string path) => marginals.First(m => m.Parameter.Path == path);
}
