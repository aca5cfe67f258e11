using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>Cautions as text for the screen.</summary>
internal static class CautionText
{
    /// <summary>A paragraph a caution, or nothing.</summary>
    internal static string Of(IReadOnlyList<Caution> cautions) =>
        cautions.Count == 0 ? "\n"
            : "\n" + string.Concat(cautions.Select(c => TextWrap.Hanging(c.ToString(), "  Caution  ", "           "))) + "\n";
}
