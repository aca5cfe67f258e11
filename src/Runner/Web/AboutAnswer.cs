using System.Text.Json;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Web;

/// <summary>What the page needs to begin: the scenarios on offer, and what metrics, variables and outcomes mean.</summary>
/// <remarks>It is made once, and anew when a file has other bytes: to read all scenarios takes longer than the rest of a page.</remarks>
internal sealed class AboutAnswer(Library library)
{
    private NotedFiles? files;
    private byte[] last = [];

    /// <summary>As things are now; asked by one at a time.</summary>
    internal byte[] Now()
    {
        if (files?.Hold == true) return last;
        var noted = new NotedFiles();
        (last, files) = (Of(library, noted), noted);
        return last;
    }

    private static byte[] Of(Library library, NotedFiles files) => Lines.Line(json =>
    {
        json.WriteStartObject();
        json.WriteString("version", Manifest.ThisVersion);
        json.WriteNumber("mostReplications", Limits.Replications);
        json.WriteNumber("mostEntries", Limits.Entries);
        json.WriteStartArray("scenarios");
        foreach (var name in library.Names) Scenario(json, library, name, files);
        json.WriteEndArray();
        json.WriteStartArray("others");
        foreach (var path in library.Others) json.WriteStringValue(path);
        json.WriteEndArray();
        json.WriteString("notPlayed", Library.NotPlayed);
        json.WriteStartArray("levers");
        foreach (var lever in Policy.Parameters) json.WriteStringValue(lever.Declaration.Path);
        json.WriteEndArray();
        json.WriteStartArray("metrics");
        foreach (var metric in Model.Coercion.Metrics)
            Declared(json, metric.Name, metric.Label, metric.Unit, metric.Meaning, metric.IsShare);
        json.WriteEndArray();
        json.WriteStartArray("lowIsBest");
        foreach (var metric in Model.Coercion.Metrics.Where(m => m.Wanted == Wanted.Less)) json.WriteStringValue(metric.Name);
        json.WriteEndArray();
        json.WriteStartObject("telling");
        json.WriteString("x", Model.Coercion.Highlights.Telling.Across);
        json.WriteString("y", Model.Coercion.Highlights.Telling.Up);
        json.WriteEndObject();
        json.WriteStartArray("variables");
        foreach (var variable in Model.Coercion.OfRounds)
            Declared(json, variable.Name, variable.Label, variable.RoundUnit!, variable.RoundMeaning!, variable.Kind == QuantityKind.Flow);
        json.WriteEndArray();
        json.WriteStartArray("outcomes");
        foreach (var end in Model.Coercion.Ends) Declared(json, end.Name, end.Label, "share of runs", end.Meaning, true);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Scenario(Utf8JsonWriter json, Library library, string name, NotedFiles files)
    {
        var reading = library.Read(name, [], files)!;
        json.WriteStartObject();
        json.WriteString("scenario", name);
        json.WriteString("path", library.PathOf(name));
        json.WriteString("name", reading.Scenario?.Name ?? name);
        json.WriteString("title", reading.Scenario?.Title ?? name);
        json.WriteStartArray("problems");
        foreach (var problem in reading.Problems) json.WriteStringValue(problem.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Declared(Utf8JsonWriter json, string name, string label, string unit, string meaning, bool flag)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("label", label);
        json.WriteString("unit", unit);
        json.WriteString("meaning", meaning);
        json.WriteBoolean("flag", flag);
        json.WriteEndObject();
    }
}
