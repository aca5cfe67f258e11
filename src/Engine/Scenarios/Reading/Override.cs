using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Sets one value of a scenario from <c>path=value</c>, as the command line gives it.</summary>
internal sealed class Override
{
    private const NumberStyles Numerals = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly Findings findings;
    private readonly DocumentLoader documents;
    private readonly SourceText source;
    private readonly string path;
    private readonly int valueAt;
    private bool failed;

    internal Override(string text, FileLoader files, DocumentLoader documents, Findings findings)
    {
        this.findings = findings;
        this.documents = documents;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        path = (equals < 0 ? text : text[..equals]).Trim();
        source = files.Text($"--set {PlacedValue.Shorten(text)}", text);
        valueAt = equals < 0 ? -1 : Encoding.UTF8.GetByteCount(text.AsSpan(0, equals + 1));
    }

    /// <summary>The scenario with the value set, or as it was if that cannot be, which was said.</summary>
    internal PlacedValue Apply(PlacedValue scenario)
    {
        if (valueAt < 0 || path.Length == 0) Fail("", valueAt < 0 ? "there is no = in it" : "there is no path before the =",
            "Write --set path=value, as --set policy.depth=0.5.");
        else if (PathParts.Of(path) is not { } parts) Fail("", $"{PlacedValue.Quote(path)} is not a path",
            "Write names with points between them, as policy.depth or timeline[0].attention.");
        else if (parts is [{ Name: "policy" }, _, ..] && scenario.Has("timeline"))
            Fail(path, "this scenario has a timeline, not a policy", $"Name an era: --set timeline[0].{path}=VALUE.");
        else if (parts.Count == 1 && ModelFormat.Of(scenario).Document[parts[0].Name] is { } shape && !IsOfFile(shape)
            && !parts[0].IsIndexed)
            return Value(shape) is { } value
                ? WithName(scenario["name"], documents.WithPolicies(documents.Over(scenario, scenario.ObjectHere().With(path, value))))
                : scenario;
        else
        {
            var changed = Set(ModelFormat.Of(scenario).Document, scenario, parts, 0, "");
            return failed ? scenario : documents.WithPolicies(changed);
        }
        return scenario;
    }

    private static bool IsOfFile(Shape shape) => shape is TextShape { Form: TextForm.Ignored or TextForm.File };

    /// <summary>A scenario keeps its name, which a file that extends it would not have.</summary>
    private static PlacedValue WithName(PlacedValue? name, PlacedValue changed) =>
        name is null || changed.Has("name") ? changed : changed.With("name", name);

    private PlacedValue Set(Shape? shape, PlacedValue current, IReadOnlyList<PathPart> parts, int index, string at)
    {
        if (index == parts.Count) return Value(shape) is { } value ? Merging.Over(shape, current, value) : current;
        var part = parts[index];
        var here = Mistakes.Join(at, part.Name);
        return shape switch
        {
            GroupShape group => Member(group, current, parts, index, here),
            PolicyShape policy => Member(policy.Point, current, parts, index, here),
            PartiesShape named when current.Has(part.Name) || index == parts.Count - 1 =>
                Party(current, part.Name, Set(named.Of(part.Name, 0), current[part.Name] ?? Nothing(), parts, index + 1, here)),
            PartiesShape named => Fail(here, $"there is no {named.One} {PlacedValue.Quote(part.Name)}",
                Names.Cure(part.Name, [.. current.Members.Select(m => m.Name)], $"To add it write --set '{at}.{part.Name}={{ … }}'.")),
            _ => Fail(here, $"{at} has no parts that can be set by themselves", "Give its whole value."),
        };
    }

    /// <summary>The third parties with one changed or, by null, taken away.</summary>
    private static PlacedValue Party(PlacedValue parties, string name, PlacedValue value) =>
        value.Kind == JsonKind.Null && parties.Has(name) ? parties.Without(name)
        : parties.Kind == JsonKind.Object ? parties.With(name, value)
        : parties.ObjectHere().With(name, value);

    private PlacedValue Member(GroupShape group, PlacedValue current, IReadOnlyList<PathPart> parts, int index, string here)
    {
        var part = parts[index];
        var shape = group[part.Name];
        if (shape is not null && IsOfFile(shape))
        {
            return Fail(here, $"{PlacedValue.Quote(part.Name)} belongs to a file and cannot be set",
                "Name another file, or write one that extends it.");
        }
        if (shape is null)
        {
            var parent = here.Length > part.Name.Length ? here[..^(part.Name.Length + 1)] : "";
            return Fail(here, $"there is no {PlacedValue.Quote(part.Name)} {(parent.Length == 0 ? "in a scenario" : "in " + parent)}",
                Mistakes.UnknownCure(part.Name, parent, [.. group.Names]));
        }
        if (current.Kind != JsonKind.Object) current = current.ObjectHere();
        var member = current[part.Name] ?? Nothing();
        if (!part.IsIndexed && shape is not TimelineShape) return current.With(part.Name, Set(shape, member, parts, index + 1, here));
        if (shape is not TimelineShape) return Fail(here, $"{here} is not a list", $"Write it without [{part.Index}].");
        if (!part.IsIndexed || part.Index >= member.Items.Count)
        {
            return Fail(here,
                member.Items.Count == 0 ? "this scenario has no timeline" : $"the timeline has {member.Items.Count} eras, counted from 0",
                member.Items.Count == 0 ? "It has a policy: see --set policy.…"
                    : $"Write timeline[0] to timeline[{member.Items.Count - 1}].");
        }
        var era = Set(DocumentShapes.Era(part.Index), member.Items[part.Index], parts, index + 1, $"{here}[{part.Index}]");
        return current.With(part.Name, member.WithItem(part.Index, era));
    }

    /// <summary>The value: JSON if it is JSON or nearly (.5), else text.</summary>
    private PlacedValue? Value(Shape? shape)
    {
        var raw = Encoding.UTF8.GetString(source.Bytes.AsSpan(valueAt));
        var text = raw.Trim();
        var isJson = text.Length > 0 && (text[0] == '"' || (text[0] is '{' or '[' && shape is not TextShape));
        if (isJson)
        {
            if (PlacedJson.Read(source, valueAt, findings) is { } json) return json;
            failed = true;
            return null;
        }
        var start = valueAt + Encoding.UTF8.GetByteCount(raw.AsSpan(0, raw.Length - raw.TrimStart().Length));
        var placed = new PlacedValue { Source = source, Offset = start, Kind = JsonKind.Text, Text = text };
        if (shape is TextShape) return placed;
        return text switch
        {
            "true" => placed with { Kind = JsonKind.True },
            "false" => placed with { Kind = JsonKind.False },
            "null" => placed with { Kind = JsonKind.Null },
            _ => IsNumeral(text, out var number) ? placed with { Kind = JsonKind.Number, Number = number } : placed,
        };
    }

    private static bool IsNumeral(string text, out double number) =>
        double.TryParse(text, Numerals, CultureInfo.InvariantCulture, out number)
        && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '.') && text.Any(char.IsAsciiDigit);

    private PlacedValue Nothing() => new() { Source = source, Offset = Math.Max(valueAt, 0), Kind = JsonKind.Null };

    private PlacedValue Fail(string at, string what, string cure)
    {
        failed = true;
        findings.Add(source, 0, at, what, cure);
        return Nothing();
    }
}
