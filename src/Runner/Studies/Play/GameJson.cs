using System.Text.Json;

namespace NegotiationSim.Runner.Studies.Play;

/// <summary>Equilibria as JSON.</summary>
internal static class GameJson
{
    /// <summary>Components with their extreme equilibria and, of a continuum, its convex sets.</summary>
    internal static void Equilibria(Utf8JsonWriter json, GameReport report)
    {
        json.WriteStartArray("equilibria");
        foreach (var component in report.Equilibria)
        {
            json.WriteStartObject();
            json.WriteBoolean("isPoint", component.IsPoint);
            json.WriteStartArray("extreme");
            foreach (var profile in component.Extreme)
            {
                var (row, column) = profile.Payoffs(report.File.Game);
                json.WriteStartObject();
                Numbers(json, "row", profile.Row);
                Numbers(json, "column", profile.Column);
                Numbers(json, "payoffs", [row, column]);
                json.WriteBoolean("pure", profile.IsPure);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (!component.IsPoint) Sets(json, component);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The logit equilibria at the λ that were asked for.</summary>
    internal static void Logit(Utf8JsonWriter json, GameReport report)
    {
        json.WriteStartArray("logit");
        foreach (var point in report.Lambdas.Select(report.Branch.At))
        {
            json.WriteStartObject();
            json.WriteNumber("lambda", point.Lambda);
            Numbers(json, "row", point.Profile.Row);
            Numbers(json, "column", point.Profile.Column);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Sets(Utf8JsonWriter json, Engine.Games.Equilibria.EquilibriumComponent component)
    {
        json.WriteStartArray("sets");
        foreach (var set in component.Sets)
        {
            json.WriteStartObject();
            foreach (var (name, corners) in new[] { ("rows", set.Rows), ("columns", set.Columns) })
            {
                json.WriteStartArray(name);
                foreach (var corner in corners) Numbers(json, null, corner);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string? name, IReadOnlyList<double> values)
    {
        if (name is null) json.WriteStartArray();
        else json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
