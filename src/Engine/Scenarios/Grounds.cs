namespace NegotiationSim.Engine.Scenarios;

/// <summary>What a value of a scenario rests on.</summary>
/// <param name="Section">The section of the essay that it was drawn from, if one is named.</param>
/// <param name="Rationale">Why it is what it is, if that is said.</param>
/// <param name="Source">Where it was published, if it was.</param>
public sealed record Grounds(string? Section, string? Rationale, string? Source)
{
    /// <summary>How the rationale begins of a number that a template gives and its user has still to set.</summary>
    public const string ToSet = "to set";

    /// <summary>Whether the value is a template's.</summary>
    public bool IsToSet => Rationale?.StartsWith(ToSet, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The members that say it in a scenario, and their meanings.</summary>
    internal static readonly IReadOnlyList<KeyValuePair<string, string>> Members =
    [
        new("section", "the section of the essay that the value was drawn from"),
        new("rationale", "why it is what it is"),
        new("source", "where it was published"),
    ];
}
