using System.Globalization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Studies.Backtests;
using MarkerShape = ScottPlot.MarkerShape;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>Figures of a calibration: what was learnt, the model's histories over the record, and eras that were left out.</summary>
internal static class CalibrationChart
{
    /// <summary>The key to the prior's range.</summary>
    internal static KeyEntry PriorKey { get; } = new("5 to 95% of the prior, between", new Stroke(Theme.Grey, .5f, Dash.Short));

    /// <summary>All figures.</summary>
    public static IReadOnlyList<Figure> Of(CalibrationResult result)
    {
        Figure?[] all = [Learnt(result), Predictive(result), LeftOut(result)];
        return [.. all.OfType<Figure>()];
    }

    static Figure Learnt(CalibrationResult result)
    {
        Marginal[] rows = [.. result.Marginals.OrderByDescending(m => m.Contraction)];
        var marks = rows.SelectMany((m, row) => new Mark[]
        {
            new Whisker(row, At(m, m.Median), At(m, m.Low), At(m, m.High),
                new Stroke(m.Verdict == "not identified" ? Theme.Grey : Theme.Blue)),
        });
        double[] edges = [.05, .95];
        var prior = edges.Select(e => (Mark)new Line([e, e], [-.6, rows.Length - .4], new Stroke(Theme.Grey, .5f, Dash.Short)));
        var caption =
            $"What the record tells of each number, on the scale of the prior's distribution function. Dot: median of the posterior; "
                + $"whisker: its 5 to 95% range; broken lines: that range of the prior, which a "
            + $"number fills of which the record tells nothing. Grey: not identified (contraction of the variance below .1). {About(result)}";
        return new Figure("posterior", "What the record tells", caption,
            [new Panel(new Axis("quantile of the prior", 0, 1),
                Rows.Axis([.. rows.Select(m => Varied.NameOf(m.Parameter.Path))]), [.. prior, .. marks])])
        {
            Key =
            [
                KeyEntry.OnLine("median, 5 to 95% of the posterior", Theme.Blue),
                KeyEntry.OnLine("not identified", Theme.Grey), PriorKey,
            ],
        };
    }

    /// <summary>Where a value lies in the prior: the share of it that is below.</summary>
    internal static double At(Marginal m, double value)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (m.Parameter.Prior.Quantile(middle) < value) low = middle;
            else high = middle;
        }
        return low;
    }

    static Figure Predictive(CalibrationResult result)
    {
        ForecastQuantity[] targets = [.. result.Quarters.Where(q => q.Seen is not null).Select(q => q.Target).Distinct()];
        var caption =
            $"Histories of the model over the record, not steered by it: "
                + $"{Captions.Letters(targets.Select(t => BacktestTables.NameOf(t).ToLowerInvariant()))}. "
                + $"{HistoryMarks.CameInWords}; orange, broken: mean of the posterior's histories, "
            + $"or the event's share of them; blue: their 5 to 95% range (launches); grey, dotted: mean of the prior's. Shades part the "
            + $"eras. {About(result)}";
        return new Figure("predictive", "The model's histories over the record", caption,
            [.. targets.Select(t => Over(result, t))])
        {
            NarrowColumns = 1, WideColumns = 2,
            Key = [.. HistoryMarks.Key("posterior (mean or share)", "5 to 95% (launch days)", "prior (mean or share)")],
        };
    }

    static Panel Over(CalibrationResult result, ForecastQuantity target)
    {
        QuarterCheck[] quarters = [.. result.Quarters.Where(q => q.Target == target && q.Seen is not null)];
        var isCount = target == ForecastQuantity.Launches;
        return HistoryMarks.Over(result.Scenario, BacktestTables.NameOf(target).ToLowerInvariant() + (isCount ? " a quarter" : " (share)"),
            isCount,
            [.. quarters.Select(q => new QuarterOfRecord(q.Quarter, (double)q.Seen!, q.Posterior.Mean, q.Posterior.Low, q.Posterior.High,
                q.Prior.Mean))]);
    }

    static Figure? LeftOut(CalibrationResult result)
    {
        if (result.Eras.Count == 0) return null;
        ForecastQuantity[] targets = [.. result.Eras.Select(e => e.Target).Distinct()];
        string[] names = [.. result.Eras.Select(e => e.Era).Distinct()];
        var caption =
            $"Eras predicted from the others: {Captions.Letters(targets.Select(Unit))}. Dot: mean of the histories of a posterior that "
                + $"has not seen the era; whisker: their 5 to 95% range; orange ring: the record. {About(result)}";
        return new Figure("eras-left-out", "Eras predicted from the others", caption,
            [.. targets.Select(t => Eras(result, t, names))]) { WideColumns = 2, NarrowColumns = 1, SharedRows = true,
                Key = [KeyEntry.OnLine("mean, 5 to 95% of histories", Theme.Blue),
                    KeyEntry.Of("the record", MarkerShape.OpenCircle, Theme.Vermillion)] };
    }

    static Panel Eras(CalibrationResult result, ForecastQuantity target, string[] names)
    {
        EraPrediction[] eras = [.. result.Eras.Where(e => e.Target == target)];
        double Share(EraPrediction e, double total) => total / (e.To.Since(e.From) + 1);
        var marks = eras.SelectMany(e =>
        {
            var row = Array.IndexOf(names, e.Era);
            return new Mark[]
            {
                new Whisker(row, Share(e, e.Calibrated.Mean), Share(e, e.Calibrated.Low), Share(e, e.Calibrated.High),
                    new Stroke(Theme.Blue)),
                new Whisker(row, Share(e, e.Seen), Share(e, e.Seen), Share(e, e.Seen), new Stroke(Theme.Vermillion), Hollow: true),
            };
        });
        var (low, high) = Ranges.FromZero(eras.SelectMany(e => new[] { Share(e, e.Calibrated.High), Share(e, e.Seen) }));
        return new Panel(new Axis(Unit(target), low, target == ForecastQuantity.Launches ? high : Math.Min(1, high)) { Margin = .04 },
            Rows.Axis(names), [.. marks]);
    }

    static string Unit(ForecastQuantity target) =>
        target == ForecastQuantity.Launches ? "launch days a quarter"
            : $"share of quarters, {BacktestTables.NameOf(target).ToLowerInvariant()}";

    static string About(CalibrationResult result) => string.Create(CultureInfo.InvariantCulture,
        $"Scenario {result.Scenario.Name}; {result.Model.Record.Quarters.Count} quarters; {result.Posterior.Values.Count:N0} draws, {result.Posterior.EffectiveSize:F0} effective; approximate Bayesian computation.");
}
