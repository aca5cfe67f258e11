using System.Text;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.History;

/// <summary>Reads a record from comma-separated values (RFC 4180) or JSON; docs/history.md gives both forms.</summary>
public static class RecordReader
{
    /// <summary>The columns that are read, by their heading, or the members of a quarter in JSON; others are passed over.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["quarter", "administration", "leader", "launchDays", "nuclearTests", "talks", "agreement"];

    /// <summary>Those of them that hold observations.</summary>
    internal static IReadOnlyList<string> Observed { get; } = [.. Columns.Skip(FirstObserved)];

    /// <summary>The index of the first of those; before it stand the quarter and names.</summary>
    internal const int FirstObserved = 3;

    private static readonly RecordWords Words = new("1994Q3", "1", "0", "empty");

    /// <summary>Reads a record.</summary>
    /// <param name="text">The text; JSON if it begins with a brace.</param>
    /// <param name="file">The file's name, for errors; one that ends in <c>.json</c> is JSON.</param>
    /// <exception cref="ScenarioException">The first thing that is wrong with it, with line and column; of JSON all faults of its
    /// shape.</exception>
    public static HistoricalRecord Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        text = text.TrimStart('\uFEFF');
        if (IsJson(text, file)) return RecordJson.Read(text, file);
        var lines = text.Split('\n').Select((line, i) => (Text: line.TrimEnd('\r'), Number: i + 1))
            .Where(l => l.Text.Trim().Length > 0 && !l.Text.StartsWith('#')).ToArray();
        if (lines.Length < 2)
            throw Fault(file, 0, 0, "", "it holds no quarters",
                $"Give a line of headings, among them {string.Join(", ", Columns)}, and a line a quarter.");
        var headings = Fields(lines[0].Text, file, lines[0].Number);
        CheckHeadings(headings, file, lines[0].Number);
        var places = Columns.Select(c => headings.FindIndex(h => h.Text.Trim() == c)).ToArray();
        if (places[0] < 0)
            throw Fault(file, lines[0].Number, 1, "quarter", "there is no column of that name",
                $"Columns that are read: {string.Join(", ", Columns)}.");
        if (places[FirstObserved..].All(p => p < 0))
            throw Fault(file, lines[0].Number, 1, "", "no column holds observations",
                $"Give at least one of {string.Join(", ", Observed)}.");
        var quarters = new List<Observation>();
        foreach (var line in lines.Skip(1))
            quarters.Add(Row(line.Text, line.Number, file, headings.Count, places, quarters.Count == 0 ? null : quarters[^1].Quarter));
        return new HistoricalRecord(quarters);
    }

    /// <summary>Refuses a heading that stands twice, and one that is nearly read: either would lose a column in silence.</summary>
    private static void CheckHeadings(List<(string Text, int Column)> headings, string file, int line)
    {
        if (headings is [{ Text: var only }] && only.Contains(';', StringComparison.Ordinal))
            throw Fault(file, line, only.IndexOf(';', StringComparison.Ordinal) + 1, "", "the columns are separated by semicolons",
                "Save the file with commas between the columns.");
        var seen = new Dictionary<string, int>();
        foreach (var (text, column) in headings)
        {
            var heading = text.Trim();
            if (heading.Length > 0 && !seen.TryAdd(heading, column))
                throw Fault(file, line, column, "",
                    $"the heading {PlacedValue.Quote(heading)} stands twice, first in column {seen[heading]}",
                    "Keep one of the two columns.");
            if (NearlyRead(heading) is { } meant) throw Fault(file, line, column, "", NearlyWhat(heading), NearlyCure(meant));
        }
    }

    /// <summary>The column that a heading, or a member in JSON, differs from by nothing but capitals, blanks, hyphens and underscores; else
    /// null.</summary>
    internal static string? NearlyRead(string heading)
    {
        static string Plainly(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return Columns.Contains(heading) ? null : Columns.FirstOrDefault(c => Plainly(c) == Plainly(heading));
    }

    internal static string NearlyWhat(string heading) => $"{PlacedValue.Quote(heading)} is not read";

    internal static string NearlyCure(string meant) => $"Write {meant}, or give it a name that is not so near.";

    /// <summary>Whether a text is read as JSON: by its file's name, or because it begins with a brace.</summary>
    private static bool IsJson(string text, string file) =>
        file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || text.AsSpan().TrimStart() is ['{', ..];

    private static Observation Row(string line, int number, string file, int width, int[] places, Quarter? before)
    {
        var fields = Fields(line, file, number);
        if (fields.Count != width)
            throw Fault(file, number, 1, "", $"the line has {fields.Count} fields where the headings have {width}",
                "Give every line as many; a value that is not known is left empty.");
        return RecordRow.Read(i =>
        {
            var (text, column) = places[i] < 0 ? ("", 0) : (fields[places[i]].Text.Trim(), fields[places[i]].Column);
            return new RecordCell(text, PlacedValue.Quote(text), () => new Place(file, number, column), Columns[i]);
        }, before, Words);
    }

    /// <summary>The fields of a line with the column, from 1, at which each begins.</summary>
    private static List<(string Text, int Column)> Fields(string line, string file, int number)
    {
        var fields = new List<(string, int)>();
        for (var i = 0; i <= line.Length; i++)
        {
            var start = i;
            var text = new StringBuilder();
            if (i < line.Length && line[i] == '"')
            {
                for (i++; ; i++)
                {
                    if (i >= line.Length)
                        throw Fault(file, number, start + 1, "", "a quoted field does not end in its line",
                            "Close it with a quotation mark; write one inside as two.");
                    if (line[i] != '"') text.Append(line[i]);
                    else if (i + 1 < line.Length && line[i + 1] == '"') text.Append(line[i++]);
                    else break;
                }
                i++;
                if (i < line.Length && line[i] != ',')
                    throw Fault(file, number, i + 1, "", "text follows a quoted field", "Put a comma after the closing quotation mark.");
            }
            else
            {
                while (i < line.Length && line[i] != ',') text.Append(line[i++]);
            }
            fields.Add((text.ToString(), start + 1));
        }
        return fields;
    }

    private static ScenarioException Fault(string file, int line, int column, string path, string what, string cure) =>
        RecordRow.Fault(new Place(file, line, column), path, what, cure);
}
