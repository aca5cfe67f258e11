using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>A column of a table: its heading, what it means and how it is set.</summary>
/// <param name="Heading">The heading on screen and in papers.</param>
/// <param name="Name">The heading in CSV and JSON.</param>
/// <param name="Legend">What it means, half a sentence.</param>
/// <param name="IsNumber">Whether it is set to the right.</param>
internal sealed record Column(string Heading, string Name, string Legend, bool IsNumber = true);

/// <summary>A cell: as people read it and as programs do.</summary>
/// <param name="Text">With no more digits than its uncertainty supports.</param>
/// <param name="Exact">In full; the same as the text where it is a word, and empty where there is no number.</param>
internal readonly record struct Cell(string Text, string Exact)
{
    public static implicit operator Cell(string text) => new(text, text);

    /// <summary>A number with that many decimals.</summary>
    internal static Cell Number(double value, int decimals) => new(NumberText.Fixed(value, decimals), Csv.Field(value));

    /// <summary>An estimate's mean.</summary>
    internal static Cell Mean(Estimate estimate) => new(NumberText.Mean(estimate), Csv.Field(estimate.Mean));

    /// <summary>An estimate's mean and half its interval, which must reach as far to either side: "0.42 ± 0.03".</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="most">How many decimals at the most.</param>
    internal static Cell Half(Estimate estimate, int most = int.MaxValue)
    {
        var decimals = Math.Min(estimate.Decimals, most);
        var half = NumberText.Fixed(estimate.Interval.Width / 2, decimals);
        return new($"{NumberText.Fixed(estimate.Mean, decimals)} ± {half}", Csv.Field(estimate.Mean));
    }

    /// <summary>An estimate's mean and its interval, for one that reaches further to one side: "0.004 (0.001 to 0.013)";
    /// the mean alone where there is no interval.</summary>
    internal static Cell WithRange(Estimate estimate) =>
        double.IsNaN(estimate.Interval.Low) ? Mean(estimate)
            : new($"{NumberText.Mean(estimate)} ({NumberText.Range(estimate)})", Csv.Field(estimate.Mean));

    /// <summary>An estimate's interval, "low to high"; for programs, both ends with a space between.</summary>
    internal static Cell Range(Estimate estimate) => new(NumberText.Range(estimate), Ends(estimate.Interval));

    /// <summary>The same of any interval, with that many decimals.</summary>
    internal static Cell Range(Interval interval, int decimals) =>
        new($"{NumberText.Fixed(interval.Low, decimals)} to {NumberText.Fixed(interval.High, decimals)}", Ends(interval));

    /// <summary>A p-value with three decimals; "&lt;.001" below that.</summary>
    internal static Cell PValue(double p) => new(p < .001 ? "<.001" : NumberText.Fixed(p, 3), Csv.Field(p));

    private static string Ends(Interval interval) =>
        double.IsNaN(interval.Low) ? "" : $"{NumberText.Exact(interval.Low)} {NumberText.Exact(interval.High)}";
}

/// <summary>A table of results, made once and written in any format.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a cell a column.</param>
/// <param name="Notes">What must be known to read it, a sentence each.</param>
internal sealed record ResultTable(
    string Title, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows, IReadOnlyList<string> Notes)
{
    /// <summary>Whether its rows fit a screen of 80 columns.</summary>
    internal bool FitsTheScreen =>
        Columns.Select((c, i) => 1 + Math.Max(c.Heading.Length, Rows.Count == 0 ? 0 : Rows.Max(r => r[i].Text.Length))).Sum()
            < TextWrap.Width;

    /// <summary>The same in as few tables as fit the screen, with about as many columns each; the first column is in all of them.</summary>
    internal IReadOnlyList<ResultTable> InParts()
    {
        for (var parts = 1; ; parts++)
        {
            var across = (Columns.Count - 2 + parts) / parts;
            ResultTable[] tables = [.. Enumerable.Range(1, Columns.Count - 1).Chunk(across).Select(part => Of([0, .. part]))];
            if (across == 1 || tables.All(t => t.FitsTheScreen)) return tables;
        }

        ResultTable Of(int[] columns) => this with
        {
            Columns = [.. columns.Select(c => Columns[c])],
            Rows = [.. Rows.Select(row => (IReadOnlyList<Cell>)[.. columns.Select(c => row[c])])],
        };
    }

    /// <summary>A cell's text: a column of numbers has minus signs.</summary>
    internal string Shown(IReadOnlyList<Cell> row, int column) =>
        Columns[column].IsNumber ? NumberText.Minus(row[column].Text) : row[column].Text;

    /// <summary>For a screen of 80 columns: aligned text, then the notes and a legend of the columns.</summary>
    /// <param name="said">What other tables on the screen have said already, which is left out.</param>
    internal string ToText(ISet<string>? said = null)
    {
        said ??= new HashSet<string>();
        var widths = Columns.Select((c, i) => Math.Max(c.Heading.Length, Rows.Count == 0 ? 0 : Rows.Max(r => r[i].Text.Length))).ToArray();
        var gap = widths.Sum(w => w + 2) > TextWrap.Width ? " " : "  ";
        var text = new StringBuilder(TextWrap.Hanging(Title, "", "  ")).Append('\n');
        void Line(Func<int, string> cell)
        {
            var cells = Columns.Select((c, i) => c.IsNumber ? cell(i).PadLeft(widths[i]) : cell(i).PadRight(widths[i]));
            text.Append("  ").Append(string.Join(gap, cells).TrimEnd()).Append('\n');
        }
        Line(i => Columns[i].Heading);
        Line(i => new string('─', widths[i]));
        foreach (var row in Rows) Line(i => Shown(row, i));
        text.Append('\n');
        foreach (var note in Notes.Where(said.Add)) text.Append(TextWrap.Indented(note, "  "));
        var legend = string.Join("; ", Columns.Where(c => c.Legend.Length > 0).Select(c => $"{c.Heading}: {c.Legend}").Where(said.Add));
        if (legend.Length > 0) text.Append(TextWrap.Indented(legend + ".", "  "));
        return text.ToString();
    }

    /// <summary>Comma-separated values (RFC 4180) with the numbers in full.</summary>
    internal string ToCsv()
    {
        var text = new StringBuilder().Append(string.Join(',', Columns.Select(c => Csv.Field(c.Name)))).Append('\n');
        foreach (var row in Rows) text.Append(string.Join(',', row.Select(c => Csv.Field(c.Exact)))).Append('\n');
        return text.ToString();
    }

    /// <summary>A JSON array of an object a row, with the numbers in full.</summary>
    internal string ToJson() => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var row in Rows)
        {
            json.WriteStartObject();
            foreach (var (column, cell) in Columns.Zip(row))
            {
                if (column.IsNumber && double.TryParse(cell.Exact, CultureInfo.InvariantCulture, out var value))
                    JsonText.Number(json, column.Name, value);
                else if (column.IsNumber) json.WriteNull(column.Name);
                else json.WriteString(column.Name, cell.Exact);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>A Markdown table.</summary>
    internal string ToMarkdown()
    {
        static string Escape(string s) => s.Replace("|", "\\|", StringComparison.Ordinal);
        var text = new StringBuilder().Append("**").Append(Escape(Title)).Append("**\n\n");
        text.Append("| ").AppendJoin(" | ", Columns.Select(c => Escape(c.Heading))).Append(" |\n");
        text.Append('|').AppendJoin('|', Columns.Select(c => c.IsNumber ? "---:" : "---")).Append("|\n");
        foreach (var row in Rows) text.Append("| ").AppendJoin(" | ", row.Select((_, i) => Escape(Shown(row, i)))).Append(" |\n");
        text.Append('\n').AppendJoin(' ', Notes).Append('\n');
        return text.ToString();
    }

    /// <summary>A table for a paper in LaTeX.</summary>
    internal string ToLatex() => LatexTable.Of(this);
}
