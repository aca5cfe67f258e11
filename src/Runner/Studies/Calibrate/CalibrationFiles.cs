using System.Globalization;
using System.Text;
using System.Text.Json;
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
            Line(text, [N(posterior.Weights[i]), .. posterior.Values[i].Select(N)]);
        return text.ToString();
    }

    /// <summary>A row a number: prior, posterior, and how far the record pins it down.</summary>
    internal static string Parameters(CalibrationResult result)
    {
        var text = new StringBuilder(Csv.Heading(CalibrationColumns.Parameters));
        foreach (var m in result.Marginals)
            Line(text, m.Parameter.Path, Csv.Field(m.Parameter.Prior.Describe()), N(m.PriorMean), N(m.PriorSd), N(m.PriorLow),
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
            Line(text,
                [c.Statistic.Name, Csv.Field(c.Statistic.Meaning), c.Statistic.IsMatched ? "1" : "0", N(c.Seen), .. Of(c.Prior),
                    .. Of(c.Posterior), N(c.Share), c.IsMet is { } met ? met ? "1" : "0" : ""]);
        return text.ToString();
    }

    /// <summary>A row a quarter and target.</summary>
    internal static string Quarters(CalibrationResult result)
    {
        var text = new StringBuilder(Csv.Heading(CalibrationColumns.Quarters));
        foreach (var q in result.Quarters)
            Line(text, [q.Target.ToString(), q.Quarter.ToString(), q.Seen is { } seen ? N(seen) : "", .. Of(q.Prior), .. Of(q.Posterior)]);
        return text.ToString();
    }

    /// <summary>A row an era left out and a target.</summary>
    internal static string Eras(CalibrationResult result)
    {
        var text = new StringBuilder(Csv.Heading(CalibrationColumns.Eras));
        foreach (var e in result.Eras)
            Line(text,
                [Csv.Field(e.Era), e.From.ToString(), e.To.ToString(), e.Target.ToString(), N(e.Seen), .. Of(e.Calibrated), .. Of(e.Prior),
                    N(e.CalibratedScore), N(e.PriorScore), N(e.NaiveScore)]);
        return text.ToString();
    }

    /// <summary>A row a generation.</summary>
    internal static string Generations(CalibrationResult result)
    {
        var text = new StringBuilder(Csv.Heading(CalibrationColumns.Generations));
        foreach (var (g, k) in result.Generations.SelectMany((all, k) => all.Select(g => (g, k))))
            Line(text, N(k + 1), N(g.Number), double.IsFinite(g.Threshold) ? N(g.Threshold) : "", N(g.Attempts), N(g.Acceptance),
                N(g.Draws.Count), N(g.DistinctDraws));
        return text.ToString();
    }

    /// <summary>All but the draws and the quarters in one document.</summary>
    internal static string Json(CalibrationResult result, CalibrationOptions options) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("scenario", result.Scenario.Name);
        json.WriteNumber("seed", options.Sampling.Seed);
        json.WriteNumber("quarters", result.Model.Record.Quarters.Count);
        json.WriteNumber("draws", result.Posterior.Values.Count);
        JsonText.Number(json, "effectiveDraws", result.Posterior.EffectiveSize);
        json.WriteNumber("histories", Histories(result));
        JsonText.Numbers(json, "thresholds", result.Generations.Select(population => population[^1].Threshold));
        json.WriteStartObject("parameters");
        foreach (var m in result.Marginals)
        {
            json.WriteStartObject(m.Parameter.Path);
            JsonText.Number(json, "priorMean", m.PriorMean);
            JsonText.Number(json, "priorSd", m.PriorSd);
            JsonText.Number(json, "mean", m.Mean);
            JsonText.Number(json, "meanSe", m.StandardError);
            JsonText.Number(json, "sd", m.Sd);
            JsonText.Interval(json, "interval90", new(m.Low, m.High));
            JsonText.Number(json, "contraction", m.Contraction);
            json.WriteString("verdict", m.Verdict);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("checks");
        foreach (var c in result.Checks)
        {
            json.WriteStartObject(c.Statistic.Name);
            JsonText.Number(json, "record", c.Seen);
            Write(json, "prior", c.Prior);
            Write(json, "posterior", c.Posterior);
            JsonText.Number(json, "shareAbove", c.Share);
            if (c.IsMet is { } met) json.WriteBoolean("met", met);
            else json.WriteNull("met");
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartArray("eras");
        foreach (var e in result.Eras)
        {
            json.WriteStartObject();
            json.WriteString("era", e.Era);
            json.WriteString("target", e.Target.ToString());
            json.WriteNumber("record", e.Seen);
            Write(json, "calibrated", e.Calibrated);
            JsonText.Number(json, "crpsCalibrated", e.CalibratedScore);
            JsonText.Number(json, "crpsPrior", e.PriorScore);
            JsonText.Number(json, "crpsNaive", e.NaiveScore);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, Predicted predicted)
    {
        json.WriteStartObject(name);
        JsonText.Number(json, "mean", predicted.Mean);
        JsonText.Interval(json, "interval90", new(predicted.Low, predicted.High));
        json.WriteNumber("n", predicted.N);
        json.WriteEndObject();
    }

    /// <summary>How many histories were played to find the posterior.</summary>
    internal static long Histories(CalibrationResult result) => result.Generations.Sum(all => all.Sum(g => g.Attempts));

    private static IEnumerable<string> Of(Predicted predicted) => [N(predicted.Mean), N(predicted.Low), N(predicted.High), N(predicted.N)];

    private static string N(double value) => Csv.Field(value);

    private static void Line(StringBuilder text, params IEnumerable<string> fields) => text.AppendJoin(',', fields).Append('\n');
}
