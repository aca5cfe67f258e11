using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using System.Text;
using System.Text.Json;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.History;

namespace NegotiationSim.Runner.Output;

/// <summary>Policy in hindsight for other programs.</summary>
internal static class HindsightFiles
{
    /// <summary>A row an outcome of a policy from a start; the record's own figures stand as a policy of the name "the record".</summary>
    internal static string Csv(HindsightResult result)
    {
        var text =
            new StringBuilder(
                "start,end,policy,outcome,mean,low,high,p05,p95,difference,difference_low,difference_high,share_better,adjusted_p,n\n");
        foreach (var start in result.Starts)
        {
            void Line(string policy, Quantity outcome, params IEnumerable<double> numbers) => text.AppendJoin(',',
                [start.From.ToString(), start.To.ToString(), Output.Csv.Field(policy), outcome.Name, .. numbers.Select(Output.Csv.Field)])
                .Append('\n');
            foreach (var outcome in BranchOutcome.All.Where(o => !double.IsNaN(start.Seen(o))))
                Line(HindsightTables.Record, outcome, [start.Seen(outcome), .. Enumerable.Repeat(double.NaN, 10)]);
            foreach (var policy in start.Policies)
            {
                foreach (var o in policy.Outcomes)
                {
                    Line(policy.Policy, o.Outcome, o.Mean.Mean, o.Mean.Interval.Low, o.Mean.Interval.High, o.Predictive.Low,
                        o.Predictive.High,
                        o.Difference?.Mean ?? double.NaN, o.Difference?.Interval.Low ?? double.NaN,
                        o.Difference?.Interval.High ?? double.NaN,
                        o.Difference is null ? double.NaN : o.Better, o.AdjustedP, start.EffectiveParticles);
                }
            }
        }
        return text.ToString();
    }

    /// <summary>Everything in one document, with the means of the islands and the cautions.</summary>
    internal static string Json(HindsightResult result, FilterOptions options, IReadOnlyList<Caution> cautions) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("scenario", result.Scenario);
        json.WriteNumber("particles", options.Particles);
        json.WriteNumber("seed", options.Seed);
        Names(json, "untried", result.Untried);
        json.WriteStartArray("starts");
        foreach (var start in result.Starts) Write(json, start);
        json.WriteEndArray();
        SummaryJson.Cautions(json, cautions);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, HindsightStart start)
    {
        json.WriteStartObject();
        json.WriteString("from", start.From.ToString());
        json.WriteString("to", start.To.ToString());
        JsonText.Number(json, "effectiveParticles", start.EffectiveParticles);
        JsonText.Numbers(json, "islandWeights", start.IslandWeights);
        JsonText.Number(json, "contradicted", start.Contradicted);
        json.WriteStartObject("record");
        foreach (var outcome in BranchOutcome.All.Where(o => !double.IsNaN(start.Seen(o))))
            JsonText.Number(json, outcome.Name, start.Seen(outcome));
        json.WriteEndObject();
        Names(json, "recordOutsidePredictive", [.. HindsightCautions.Outside(start).Select(o => o.Outcome.Name)]);
        json.WriteStartArray("policies");
        foreach (var policy in start.Policies)
        {
            json.WriteStartObject();
            json.WriteString("policy", policy.Policy);
            json.WriteStartArray("outcomes");
            foreach (var o in policy.Outcomes) Write(json, o);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HindsightOutcome o)
    {
        json.WriteStartObject();
        json.WriteString("outcome", o.Outcome.Name);
        json.WriteString("unit", o.Outcome.Unit);
        JsonText.Number(json, "mean", o.Mean.Mean);
        JsonText.Interval(json, "ci95", o.Mean.Interval);
        JsonText.Interval(json, "predictive90", o.Predictive);
        if (o.Difference is { } difference)
        {
            JsonText.Number(json, "difference", difference.Mean);
            JsonText.Interval(json, "differenceCi95", difference.Interval);
            JsonText.Number(json, "shareBetter", o.Better);
            JsonText.Number(json, "adjustedP", o.AdjustedP);
        }
        JsonText.Numbers(json, "islands", o.Islands);
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string name, IReadOnlyList<string> names)
    {
        json.WriteStartArray(name);
        foreach (var text in names) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
