using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Says the same things about the same mistakes, wherever in a scenario they are made.</summary>
internal static class Mistakes
{
    /// <summary>Says so if a value is not an object.</summary>
    internal static bool IsObject(this Findings findings, PlacedValue value, string path, string whatFor)
    {
        if (value.Kind == JsonKind.Object) return true;
        findings.WrongType(value, path, "an object", $"Write {{ … }} with {whatFor}.");
        return false;
    }

    internal static void WrongType(this Findings findings, PlacedValue value, string path, string expected, string cure) =>
        findings.Add(value, path, $"expected {expected}, got {value.InWords()}",
            value.Kind == JsonKind.Null ? $"Give {expected}, or leave the member out." : cure);

    /// <summary>How to write the number that a text stands for; as said in <paramref name="otherwise"/> if it stands for none.</summary>
    internal static string NumberCure(PlacedValue value, string otherwise = "")
    {
        if (value.Kind != JsonKind.Text || Numerals.Meant(value.Text) is not { } number) return otherwise;
        return number == value.Text ? $"Take the quotes away: {number}." : $"Write {number}, without quotes.";
    }

    /// <summary>Says which members of an object nobody knows, and where to read on: in the catalogue, or as said in
    /// <paramref name="otherwise"/>.</summary>
    internal static void UnknownMembers(
        this Findings findings, PlacedValue value, string path, IReadOnlyCollection<string> known, string? otherwise = null)
    {
        foreach (var member in value.Members)
        {
            if (findings.IsFull) return;
            if (known.Contains(member.Name)) continue;
            findings.Add(member, Join(path, PlacedValue.Shorten(member.Name)),
                $"there is no {PlacedValue.Quote(member.Name)} here",
                otherwise is null ? UnknownCure(member.Name, path, known) : Names.Cure(member.Name, known, otherwise));
        }
    }

    internal static string UnknownCure(string name, string path, IReadOnlyCollection<string> known)
    {
        if (Names.Nearest(name, known) is null)
        {
            var elsewhere = Catalogue.EndingWith(name).Take(4).ToList();
            if (elsewhere.Count is > 0 and < 4) return $"It stands at {string.Join(" or ", elsewhere)}.";
        }
        return Names.Cure(name, known, path.Length == 0 ? "See: sim describe" : $"See: sim describe {Catalogue.Pattern(path)}");
    }

    internal static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
