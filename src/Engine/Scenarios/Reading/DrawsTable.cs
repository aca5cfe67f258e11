using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>A file of draws (CSV): a line of names, then a line of numbers for each draw. All draws count alike.</summary>
internal sealed class DrawsTable
{
    private const string Path = DrawsLoader.Member;
    private const string Unclosed = "the quotes are not closed in their line, or more stands behind them";
    private const int MostColumns = 1000;
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly SourceText source;
    private readonly Findings findings;
    private readonly List<DrawsCell> cells = []; // row by row, without the heading
    private readonly List<string> names = [];

    private DrawsTable(SourceText source, Findings findings) => (this.source, this.findings) = (source, findings);

    /// <summary>What messages call it.</summary>
    internal string Name => source.Name;

    /// <summary>How many draws it holds.</summary>
    internal int Draws => cells.Count / names.Count;

    /// <summary>Reads a file's text; null if it is no table of draws, which was said.</summary>
    internal static DrawsTable? Read(SourceText source, Findings findings)
    {
        var table = new DrawsTable(source, findings);
        return table.ReadHeading(new DrawsLines(source.Bytes)) is { } lines && table.ReadRows(lines) && table.CountsAlike() ? table : null;
    }

    /// <summary>The numbers of a column, each with its place; null if there is no such column or one is no number, which was
    /// said.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="asker">The value that asks for it.</param>
    /// <param name="path">The path of that value.</param>
    internal IReadOnlyList<PlacedValue>? Column(string column, PlacedValue asker, string path)
    {
        var index = names.IndexOf(column);
        if (index >= 0) return Numbers(index, path);
        findings.Add(asker, path, $"{source.Name} has no column {PlacedValue.Quote(column)}", CureOfMissing(column));
        return null;
    }

    private string CureOfMissing(string column) =>
        names.Count == 1 && names[0].AsSpan().ContainsAny(";\t") ? "Separate the columns with commas."
        : names.All(name => Number(name) is not null) ? "Begin the file with a line that names its columns."
        : Names.Nearest(column, names) is { } nearest
            ? $"Did you mean '{nearest}'? Then write \"column\": \"{nearest}\", or mend the name in the file."
        : "Add it to the file, or name another with \"column\": \"…\".";

    private DrawsLines? ReadHeading(DrawsLines lines)
    {
        var heading = new List<DrawsCell>();
        if (!lines.Next(heading))
            return Refuse(0, "the file is empty", "Give a line of names, and below it a line of numbers for each draw.");
        if (lines.Fault is { } fault) return Refuse(fault, Unclosed, "Write \" behind the text, and then a comma.");
        if (heading.Count > MostColumns)
        {
            return Refuse(heading[MostColumns].Start, $"there are more than {MostColumns} columns",
                "Leave out those that no number takes its values from.");
        }
        foreach (var cell in heading)
        {
            var name = TextOf(cell);
            if (name.Length > 0 && names.Contains(name))
                return Refuse(cell.Start, $"there are two columns {PlacedValue.Quote(name)}", "Give every column a name of its own.");
            names.Add(name);
        }
        return lines;
    }

    private bool ReadRows(DrawsLines lines)
    {
        for (var row = new List<DrawsCell>(); lines.Next(row); row.Clear())
        {
            if (WrongWith(row, lines.Fault) is var (at, what, cure))
            {
                Refuse(at, what, cure);
                return false;
            }
            cells.AddRange(row);
        }
        if (cells.Count == 0) Refuse(0, "there are names of columns, but no draws below them", "Give a line of numbers for each draw.");
        return cells.Count > 0;
    }

    private (int At, string What, string Cure)? WrongWith(List<DrawsCell> row, int? fault) =>
        fault is { } quotes ? (quotes, Unclosed, "Write \" behind the number, or none.")
        : Draws == SampleDistribution.MostValues ? (row[0].Start, $"there are more than {SampleDistribution.MostValues} draws",
            "Thin them: keep every second draw, or every tenth.")
        : row.Count != names.Count ? (row[0].Start,
            $"draw {Draws + 1} has {Count(row.Count, "cell")}, and the heading {Count(names.Count, "column")}",
            "Give every draw a number in every column, with a point and no comma in it: 0.25.")
        : null;

    /// <summary>Whether no draw weighs more than another: a sample's values are all as likely, so that weights would be lost.</summary>
    private bool CountsAlike()
    {
        var index = names.IndexOf("weight");
        if (index < 0) return true;
        var first = TextOf(cells[index]);
        for (var at = index; at < cells.Count; at += names.Count)
        {
            if (TextOf(cells[at]) == first) continue;
            Refuse(cells[at].Start, "the draws have weights that differ, and a sample takes them all as likely",
                "Draw from them by their weights first, and leave the column out.");
            return false;
        }
        return true;
    }

    private List<PlacedValue>? Numbers(int column, string path)
    {
        var numbers = new List<PlacedValue>(Draws);
        for (var draw = 0; draw < Draws && !findings.IsFull; draw++)
        {
            var cell = cells[draw * names.Count + column];
            var text = TextOf(cell);
            if (Number(text) is { } number && double.IsFinite(number))
            {
                numbers.Add(new PlacedValue { Source = source, Offset = cell.Start, Kind = JsonKind.Number, Text = text, Number = number });
                continue;
            }
            var (isTooLarge, meant) = (Number(text) is not null, Numerals.Meant(text));
            var what = text.Length == 0 ? "has no number here"
                : $"is {PlacedValue.Quote(text)}, which is {(isTooLarge ? "too large to be" : "not")} a number";
            findings.Add(source, cell.Start, path, $"draw {draw + 1} {what}",
                isTooLarge || meant is null ? "Give a number, as 0.25." : $"Write {meant}.");
        }
        return numbers.Count == Draws ? numbers : null;
    }

    /// <summary>A cell's text, as nobody doubles a quote in the path of a number.</summary>
    private string TextOf(DrawsCell cell) => Encoding.UTF8.GetString(source.Bytes.AsSpan(cell.Start, cell.Length)).Trim();

    private static double? Number(string text) =>
        text.Any(char.IsAsciiDigit) && double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number) ? number + 0 : null;

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private DrawsLines? Refuse(int offset, string what, string cure)
    {
        findings.Add(source, offset, Path, what, cure);
        return null;
    }
}
