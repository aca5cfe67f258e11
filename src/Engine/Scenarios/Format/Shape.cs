using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Scenarios.Format;

/// <summary>What may stand at a place of a scenario. Reading, merging, writing, schema and catalogue all follow the same shapes.</summary>
/// <param name="Meaning">What stands there, for people.</param>
internal abstract record Shape(string Meaning);

/// <summary>A number of a model, certain or not.</summary>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Slot">Its place in what its model plays with: a <see cref="Slot{TOwner}"/> of the model's own type.</param>
internal sealed record NumberShape(Parameter Declaration, Delegate Slot) : Shape(Declaration.Meaning)
{
    /// <summary>The shape of a declared parameter.</summary>
    internal static NumberShape Of<T>(Parameter<T> parameter) => new(parameter.Declaration, parameter.Slot);
}

/// <summary>A whole number that is no number of the model and cannot be uncertain.</summary>
internal sealed record CountShape(Parameter Declaration) : Shape(Declaration.Meaning);

/// <summary>What a text must look like.</summary>
internal enum TextForm
{
    /// <summary>Any text.</summary>
    Any,
    /// <summary>One line that is not empty.</summary>
    Line,
    /// <summary>Small letters, digits, points and hyphens.</summary>
    Name,
    /// <summary>A quarter, as 2023Q1.</summary>
    Quarter,
    /// <summary>Read before and looked at no more.</summary>
    Ignored,
    /// <summary>The name of a file that was read before.</summary>
    File,
}

/// <summary>A text.</summary>
internal sealed record TextShape(TextForm Form, string Meaning) : Shape(Meaning);

/// <summary>True or false.</summary>
internal sealed record FlagShape(string Meaning) : Shape(Meaning);

/// <summary>A list of texts.</summary>
internal sealed record TextsShape(string Meaning) : Shape(Meaning);

/// <summary>A round, counted from 1, or a quarter.</summary>
internal sealed record RoundShape(string Meaning) : Shape(Meaning);

/// <summary>An object with known members.</summary>
/// <param name="Meaning">What stands there, for people.</param>
/// <param name="Members">The members.</param>
/// <param name="IsOptional">Whether a scenario without it has none of its numbers, rather than their defaults.</param>
internal sealed record GroupShape(
    string Meaning, IReadOnlyList<KeyValuePair<string, Shape>> Members, bool IsOptional = false) : Shape(Meaning)
{
    internal IEnumerable<string> Names => Members.Select(m => m.Key);

    internal Shape? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Key == name) return member.Value;
            }
            return null;
        }
    }
}

/// <summary>Third parties or constituencies, by names of the author's choice.</summary>
/// <param name="Meaning">What stands there, for people.</param>
/// <param name="One">What one of them is called: "third party".</param>
/// <param name="Many">What more are called: "third parties".</param>
/// <param name="Most">How many there may be.</param>
/// <param name="Of">One of them, by its path, name and index.</param>
internal sealed record PartiesShape(string Meaning, string One, string Many, int Most, Func<string, int, GroupShape> Of) : Shape(Meaning);

/// <summary>A policy: a file, a point, or a file with levers changed.</summary>
/// <param name="Meaning">What stands there.</param>
/// <param name="Point">The policy as an object.</param>
internal sealed record PolicyShape(string Meaning, GroupShape Point) : Shape(Meaning);

/// <summary>A list of eras.</summary>
internal sealed record TimelineShape(string Meaning) : Shape(Meaning);
