using System.Globalization;
using System.Text;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>A calibration for other programs.</summary>
internal static class CalibrationFiles
{
    /// <summary>A row a draw: its weight and its values.</summary>
    internal static string Draws(CalibrationResult result)
    {
        var posterior = result.Posterior;
        var text = new StringBuilder(Csv.Heading(CalibrationColumns.Draws(posterior.Parameters.Select(p => p.Path))));
        for (var i = 0; i < posterior.Values.Count; i++)
            text.Line([N(posterior.Weights[i]), .. posterior.Values[i].Select(N)]);
        return text.ToString();
    }

    /// <summary>A row a number: prior, posterior, and how far the record pins it down.</summary>
    internal static string Parameters(CalibrationResult result)
    {
        var text = new StringBuilder(Csv.Heading(CalibrationColumns.Parameters));
        foreach (var m in result.Marginals)
            text.Line(m.Parameter.Path, Csv.Field(m.Parameter.Prior.Describe()), N(m.PriorMean), N(m.PriorSd), N(m.PriorLow),
                N(m.PriorHigh), N(m.Mean), N(m.StandardError), N(m.Sd),
                N(m.Low), N(m.Median), N(m.High), N(m.Contraction), N(m.Shift), m.Verdict, N(result.Posterior.Values.Count),
                N(result.Posterior.EffectiveSize));
        return text.ToString();
    }

    /// <summary>A row a statistic of the record.</summary>
    internal static string Checks(CalibrationResult result)
    {
        var text = new StringBuilder(Csv.Heading(CalibrationColumns.Checks));
        foreach (var c in result.Checks)
            text.Line([c.Statistic.Name, Csv.Field(c.Statistic.Meaning), c.Statistic.IsMatched ? "1" : "0", N(c.Seen), .. Of(c.Prior),
                    .. Of(c.Posterior), N(c.Share), c.IsMet is { } met ? met ? "1" : "0" : ""]);
        return text.ToString();
    }

    /// <summary>A row a quarter and target.</summary>
    internal static string Quarters(CalibrationResult result)
    {
        var text = new StringBuilder(Csv.Heading(CalibrationColumns.Quarters));
        foreach (var q in result.Quarters)
            text.Line([q.Target.ToString(), q.Quarter.ToString(), q.Seen is { } seen ? N(seen) : "", .. Of(q.Prior), .. Of(q.Posterior)]);
        return text.ToString();
    }

    /// <summary>A row an era left out and a target.</summary>
    internal static string Eras(CalibrationResult result)
    {
        var text = new StringBuilder(Csv.Heading(CalibrationColumns.Eras));
        foreach (var e in result.Eras)
            text.Line([.. Of(e)]);
        return text.ToString();
    }

    /// <summary>The fields of what was left out and predicted.</summary>
    internal static IEnumerable<string> Of(EraPrediction e) =>
        [Csv.Field(e.Era), e.From.ToString(), e.To.ToString(), e.Target.ToString(), N(e.Seen), .. Of(e.Calibrated), .. Of(e.Prior),
            N(e.CalibratedScore), N(e.PriorScore), N(e.NaiveScore)];

    /// <summary>A row a generation.</summary>
    internal static string Generations(CalibrationResult result)
    {
        var text = new StringBuilder(Csv.Heading(CalibrationColumns.Generations));
        foreach (var (g, k) in result.Generations.SelectMany((all, k) => all.Select(g => (g, k))))
            text.Line(N(k + 1), N(g.Number), double.IsFinite(g.Threshold) ? N(g.Threshold) : "", N(g.Sweeps), N(g.Attempts),
                N(g.Acceptance),
                N(g.Draws.Count), N(g.DistinctDraws));
        return text.ToString();
    }

    /// <summary>How many histories were played to find the posterior.</summary>
    internal static long Histories(CalibrationResult result) => result.Generations.Sum(all => all.Sum(g => g.Attempts));

    private static IEnumerable<string> Of(Predicted predicted) => [N(predicted.Mean), N(predicted.Low), N(predicted.High), N(predicted.N)];

    internal static string N(double value) => Csv.Field(value);
}
