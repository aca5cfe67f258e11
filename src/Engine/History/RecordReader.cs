using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History;

/// <summary>Reads a record from comma-separated values (RFC 4180); docs/history.md gives the form.</summary>
public static class RecordReader
{
    /// <summary>The columns that are read, by their heading; others are passed over.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["quarter", "administration", "launchDays", "nuclearTests", "talks", "agreement", "leader"];

    private const int MostEvents = 200;

    /// <summary>Reads a record.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="ScenarioException">The first thing that is wrong with it, with line and column.</exception>
    public static HistoricalRecord Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.TrimStart('\uFEFF').Split('\n').Select((line, i) => (Text: line.TrimEnd('\r'), Number: i + 1)).Where(l => l.Text.Trim().Length > 0 && !l.Text.StartsWith('#')).ToArray();
        if (lines.Length < 2) throw Fault(file, 0, 0, "", "it holds no quarters", $"Give a line of headings, among them {string.Join(", ", Columns)}, and a line a quarter.");
        var headings = Fields(lines[0].Text, file, lines[0].Number);
        var places = Columns.Select(c => headings.FindIndex(h => h.Text.Trim() == c)).ToArray();
        if (places[0] < 0) throw Fault(file, lines[0].Number, 1, "quarter", "there is no column of that name", $"Columns that are read: {string.Join(", ", Columns)}.");
        if (places[2..6].All(p => p < 0)) throw Fault(file, lines[0].Number, 1, "", "no column holds observations", $"Give at least one of {string.Join(", ", Columns.Skip(2).Take(4))}.");
        var quarters = new List<Observation>();
        foreach (var line in lines.Skip(1)) quarters.Add(Row(line.Text, line.Number, file, headings.Count, places, quarters.Count == 0 ? null : quarters[^1].Quarter));
        return new HistoricalRecord(quarters);
    }

    private static Observation Row(string line, int number, string file, int width, int[] places, Quarter? before)
    {
        var fields = Fields(line, file, number);
        if (fields.Count != width) throw Fault(file, number, 1, "", $"the line has {fields.Count} fields where the headings have {width}", "Give every line as many; a value that is not known is left empty.");
        (string Text, int Column) At(int i) => places[i] < 0 ? ("", 0) : (fields[places[i]].Text.Trim(), fields[places[i]].Column);

        var (label, column) = At(0);
        if (!Quarter.TryParse(label, out var quarter)) throw Fault(file, number, column, "quarter", $"\"{label}\" is no quarter", "Write it as 1994Q3.");
        if (before is { } last && quarter.Since(last) != 1) throw Fault(file, number, column, "quarter", $"{label} stands where {last.Plus(1)} should", "Give every quarter once, in order; leave what is not known empty.");
        int? Count(int i) => At(i) is { Text.Length: > 0 } cell
            ? int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= MostEvents ? n
                : throw Fault(file, number, cell.Column, Columns[i], $"\"{cell.Text}\" is no count", $"Give a whole number from 0 to {MostEvents}, or leave it empty.")
            : null;
        bool? Flag(int i) => At(i) is { Text.Length: > 0 } cell
            ? cell.Text switch
            {
                "0" or "no" or "false" => false,
                "1" or "yes" or "true" => true,
                _ => throw Fault(file, number, cell.Column, Columns[i], $"\"{cell.Text}\" is neither 0 nor 1", "Give 1 if it was so in the quarter, 0 if not, or leave it empty."),
            }
            : null;
        string? Name(int i) => At(i).Text is { Length: > 0 } name ? name : null;
        return new Observation(quarter, Count(2), Count(3), Flag(4), Flag(5), Name(1)) { Leader = Name(6) };
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
                    if (i >= line.Length) throw Fault(file, number, start + 1, "", "a quoted field does not end in its line", "Close it with a quotation mark; write one inside as two.");
                    if (line[i] != '"') text.Append(line[i]);
                    else if (i + 1 < line.Length && line[i + 1] == '"') text.Append(line[i++]);
                    else break;
                }
                i++;
                if (i < line.Length && line[i] != ',') throw Fault(file, number, i + 1, "", "text follows a quoted field", "Put a comma after the closing quotation mark.");
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
        new([new Problem(new Place(file, line, column), path, what, cure)]);
}
