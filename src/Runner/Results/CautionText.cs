using System.Text.Json;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>Cautions on the screen and in files.</summary>
internal static class CautionText
{
    /// <summary>A paragraph a caution, or nothing.</summary>
    internal static string Of(IReadOnlyList<Caution> cautions) =>
        cautions.Count == 0 ? "\n"
            : "\n" + string.Concat(cautions.Select(c => TextWrap.Hanging(c.ToString(), "  Caution  ", "           "))) + "\n";

    /// <summary>Writes a list of cautions.</summary>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<Caution> cautions)
    {
        json.WriteStartArray("cautions");
        foreach (var caution in cautions)
        {
            json.WriteStartObject();
            json.WriteString("id", caution.Id);
            json.WriteString("seen", caution.Seen);
            json.WriteString("norm", caution.Norm);
            json.WriteString("advice", caution.Advice);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
