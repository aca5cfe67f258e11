using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Claims;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Claims;

/// <summary>claims.json: what a study says of claims, for other programs.</summary>
internal static class ClaimsJson
{
    /// <summary>All results in one document.</summary>
    internal static string Of(
        ClaimSet set, IReadOnlyList<ClaimResult> results, ClaimOptions options, Registered? registered) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("title", set.Title);
        json.WriteNumber("worlds", options.Worlds);
        json.WriteNumber("replications", options.Replications);
        json.WriteNumber("mostReplications", options.Most);
        json.WriteNumber("seed", options.Seed);
        registered?.Write(json);
        json.WriteStartObject("scenarios");
        foreach (var (name, scenario) in set.Scenarios) json.WriteString(name, scenario.Sha256);
        json.WriteEndObject();
        json.WriteStartArray("claims");
        foreach (var r in results)
        {
            json.WriteStartObject();
            json.WriteString("id", r.Claim.Id);
            json.WriteString("section", r.Claim.Section);
            json.WriteString("claim", r.Claim.Text);
            json.WriteStartArray("hypotheses");
            foreach (var hypothesis in r.Claim.Hypotheses) json.WriteStringValue(hypothesis.Text);
            json.WriteEndArray();
            json.WriteString("ruling", ClaimTables.Word(r.Ruling));
            json.WriteBoolean("byConstruction", r.IsByConstruction);
            Share(json, "share", r.Clearly.Share);
            JsonText.Interval(json, "simultaneousCi95", r.Clearly.Simultaneous);
            json.WriteNumber("worldsWithoutValue", r.WithoutValue);
            Share(json, "undecided", r.Open);
            json.WriteStartObject("ifOpenWereTrue");
            json.WriteString("ruling", ClaimTables.Word(r.AtBest.Ruling));
            Share(json, "share", r.AtBest.Share);
            JsonText.Interval(json, "simultaneousCi95", r.AtBest.Simultaneous);
            json.WriteEndObject();
            json.WriteStartArray("restsOn");
            foreach (var reliance in r.RestsOn)
            {
                json.WriteStartObject();
                json.WriteStartArray("switches");
                foreach (var off in reliance.Switches) json.WriteStringValue(off);
                json.WriteEndArray();
                json.WriteString("rulingWithout", ClaimTables.Word(reliance.Ruling));
                Share(json, "shareWithout", reliance.Share);
                JsonText.Number(json, "adjustedP", reliance.AdjustedP);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (r.OnPath is { } path)
            {
                json.WriteStartObject("path");
                json.WriteString("through", r.Claim.Path!.Through);
                json.WriteStartArray("hypotheses");
                foreach (var hypothesis in r.Claim.Path.Hypotheses) json.WriteStringValue(hypothesis.Text);
                json.WriteEndArray();
                json.WriteString("ruling", ClaimTables.Word(path.Ruling));
                Share(json, "share", path.Share);
                JsonText.Interval(json, "simultaneousCi95", path.Simultaneous);
                json.WriteEndObject();
            }
            if (r.Ties.Count > 0)
            {
                json.WriteStartArray("switchingValues");
                foreach (var tie in r.Ties)
                {
                    json.WriteStartObject();
                    json.WriteString("hypothesis", tie.Part.Text);
                    json.WriteString("price", tie.Price.Path);
                    Share(json, "turns", tie.Turns);
                    JsonText.Number(json, "median", tie.Median);
                    JsonText.Interval(json, "quartiles", tie.Quartiles);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            if (r.Condition is { } c)
            {
                json.WriteStartObject("condition");
                json.WriteString("path", c.Path);
                json.WriteNumber("cut", c.Cut);
                Share(json, "below", c.Below);
                Share(json, "above", c.Above);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Share(System.Text.Json.Utf8JsonWriter json, string name, Estimate share)
    {
        json.WriteStartObject(name);
        JsonText.Number(json, "share", share.Mean);
        JsonText.Interval(json, "ci95", share.Interval);
        json.WriteNumber("n", share.N);
        json.WriteEndObject();
    }
}
