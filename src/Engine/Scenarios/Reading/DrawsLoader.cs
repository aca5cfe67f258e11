using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Gives the samples of a scenario's file their values from the file of draws that it names.</summary>
/// <remarks>This is done before files are laid over each other: a sample takes its column from the draws of its own file, wherever it
/// ends up, and a file of draws that changes while a run goes on changes nothing in it.</remarks>
internal sealed class DrawsLoader(FileLoader files, Findings findings)
{
    /// <summary>The member that names the file.</summary>
    internal const string Member = "draws";

    private const int MostMiB = 16;
    private const string Column = "column";

    private DrawsTable? table;
    private int samples;
    private int values;

    /// <summary>Whether numbers are missing because their draws cannot be used, which was said.</summary>
    internal bool IsIncomplete { get; private set; }

    /// <summary>The document without its file of draws, and with the values of its samples.</summary>
    internal PlacedValue Resolve(PlacedValue document)
    {
        if (document[Member] is not { } named) return document;
        table = Table(named);
        (samples, values) = (0, 0);
        var filled = Filled(document.Without(Member), "")!;
        if (samples == 0 && table is not null)
            findings.Add(named, Member, $"no number of this file takes its values from {table.Name}",
                "Write { \"distribution\": \"sample\", \"jointly\": \"posterior\" } for each that should, or leave \"draws\" out.");
        return filled;
    }

    private DrawsTable? Table(PlacedValue named)
    {
        if (named.Kind != JsonKind.Text)
            findings.WrongType(named, Member, "a file's name", "Write it as text: \"draws\": \"posterior.csv\".");
        else if (files.Source(Paths.Under(named.Source.Folder, named.Text), named, Member, MostMiB) is { } source
            && DrawsTable.Read(source, findings) is { } read) return read;
        IsIncomplete = true;
        return null;
    }

    /// <summary>The value with its samples filled; null if it is a number whose draws cannot be used.</summary>
    private PlacedValue? Filled(PlacedValue value, string path)
    {
        if (IsOpen(value)) return Sample(value, path);
        if (value.Kind == JsonKind.List && value.Items.Any(item => item.Kind == JsonKind.Object))
            return value with { Items = [.. value.Items.Select((item, i) => Filled(item, $"{path}[{i}]") ?? item)] };
        if (value.Kind != JsonKind.Object) return value;
        var members = new List<PlacedMember>(value.Members.Count);
        foreach (var member in value.Members)
        {
            var isGrounded = member.Name == "value" && IsOpen(member.Value);
            var at = isGrounded ? path : Mistakes.Join(path, PlacedValue.Shorten(member.Name));
            if (Filled(member.Value, at) is { } filled) members.Add(member with { Value = filled });
            else if (isGrounded) return null;
        }
        return value with { Members = members };
    }

    private static bool IsOpen(PlacedValue value) =>
        value["distribution"] is { Kind: JsonKind.Text, Text: "sample" } && !value.Has("values");

    private PlacedValue? Sample(PlacedValue value, string path)
    {
        samples++;
        if (ColumnOf(value, path) is { } column && table?.Column(column, value, path) is { } numbers
            && IsWithin(numbers.Count, value, path))
        {
            var list = new PlacedValue { Source = value.Source, Offset = value.Offset, Kind = JsonKind.List, Items = numbers };
            return value.Without(Column).With("values", list);
        }
        IsIncomplete = true;
        return null;
    }

    private string? ColumnOf(PlacedValue value, string path) =>
        value[Column] is { } given ? new TextReader(findings).Text(given, Mistakes.Join(path, Column), TextForm.Line) : path;

    /// <summary>Whether a scenario may hold so many values, before memory is asked for them.</summary>
    private bool IsWithin(int count, PlacedValue value, string path)
    {
        var before = values;
        if ((values += count) <= JointCheck.MostValues) return true;
        if (before <= JointCheck.MostValues) JointCheck.SayTooMany(findings, value, path);
        return false;
    }
}
