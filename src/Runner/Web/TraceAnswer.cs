using System.Text.Json;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Telling;

namespace NegotiationSim.Runner.Web;

/// <summary>One replication round by round: the words of <c>sim trace --all</c> and the numbers of <c>sim trace --format
/// json</c>.</summary>
internal static class TraceAnswer
{
    internal static byte[] Of(Scenario scenario, ulong seed, long replication)
    {
        var trace = Trace.Of(scenario, seed, replication);
        return Lines.Line(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("trace");
            TraceJson.Write(json, trace);
            json.WriteString("opening", TraceText.Opening(trace));
            json.WriteStartArray("told");
            for (var t = 1; t < trace.Rounds.Count; t++)
            {
                json.WriteStartArray();
                foreach (var sentence in TraceText.Round(trace, t)) json.WriteStringValue(sentence);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteStartArray("closing");
            foreach (var sentence in TraceText.Closing(trace)) json.WriteStringValue(sentence);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
