using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NegotiationSim.Runner.Results;

/// <summary>A table for a paper: a float that needs the booktabs package and no other, whatever the class, in ASCII alone.</summary>
/// <remarks>A table too wide for a column spans both where a class has two; one too long for a page comes in parts.</remarks>
internal static partial class LatexTable
{
    /// <summary>Points of the narrowest column that is met, of a page of one column, and of a page's rows.</summary>
    private const double Column = 200, Page = 340;

    private const int MostLines = 46, LongWord = 12;

    /// <summary>Points that a character takes in \footnotesize, and between two columns.</summary>
    private const double Character = 4.3, Gap = 6;

    /// <summary>The table.</summary>
    internal static string Of(ResultTable table)
    {
        var layout = new Layout(table);
        var parts = Parts(table, layout).ToArray();
        var text = new StringBuilder("% In the preamble: \\usepackage{booktabs}\n");
        for (var p = 0; p < parts.Length; p++)
        {
            if (p > 0) text.Append('\n');
            Part(text, table, layout, parts[p], parts.Length == 1 ? "" : FormattableString.Invariant($" ({p + 1} of {parts.Length})"),
                p == 0 ? "" : FormattableString.Invariant($"-{p + 1}"), isLast: p == parts.Length - 1);
        }
        return text.ToString();
    }

    private static void Part(
        StringBuilder text, ResultTable table, Layout layout, IReadOnlyList<IReadOnlyList<Cell>> rows, string counted, string suffix,
        bool isLast)
    {
        var kind = layout.IsWide ? "table*" : "table";
        text.Append("\\begin{").Append(kind).Append("}[tbp]\n  \\centering\n");
        text.Append("  \\caption{").Append(LatexText.Of(table.Title)).Append(counted).Append("}\n");
        text.Append("  \\label{tab:").Append(LatexText.Label(table.Title)).Append(suffix).Append("}\n  \\smallskip\n");
        text.Append("  \\footnotesize\n  \\setlength{\\tabcolsep}{3pt}\n");
        text.Append("  \\begin{tabular}{@{}").Append(layout.Columns).Append("@{}}\n    \\toprule\n    ");
        text.AppendJoin(" & ", table.Columns.Select(c => LatexText.Of(c.Heading))).Append(" \\\\\n    \\midrule\n");
        foreach (var row in rows)
            text.Append("    ").AppendJoin(" & ", row.Select((_, i) => layout.Set(i, LatexText.Of(table.Shown(row, i)))))
                .Append(" \\tabularnewline\n");
        text.Append("    \\bottomrule\n  \\end{tabular}\n");
        if (isLast && Notes(table) is { Length: > 0 } notes)
            text.Append("\n  \\smallskip\n  \\parbox{\\linewidth}{\\footnotesize\\textit{Note.} ").Append(LatexText.Of(notes))
                .Append("}\n");
        text.Append("\\end{").Append(kind).Append("}\n");
    }

    private static string Notes(ResultTable table)
    {
        var legend = string.Join("; ", table.Columns.Where(c => c.Legend.Length > 0).Select(c => $"{c.Heading}: {c.Legend}"));
        return string.Join(' ', table.Notes.Append(legend.Length > 0 ? legend + "." : "").Where(note => note.Length > 0));
    }

    /// <summary>The rows of each page.</summary>
    private static IEnumerable<IReadOnlyList<IReadOnlyList<Cell>>> Parts(ResultTable table, Layout layout)
    {
        var (part, lines) = (new List<IReadOnlyList<Cell>>(), 0);
        foreach (var row in table.Rows)
        {
            var high = layout.LinesOf(row);
            if (part.Count > 0 && lines + high > MostLines)
            {
                yield return part;
                (part, lines) = ([], 0);
            }
            part.Add(row);
            lines += high;
        }
        yield return part;
    }

    [GeneratedRegex(@"(?<=\p{Ll})\.(?=\p{L})")]
    private static partial Regex WithinPaths();

    /// <summary>How wide the columns are: as their text, and those of long texts as what the others leave of a page.</summary>
    private sealed class Layout
    {
        private readonly double[] shares;

        internal Layout(ResultTable table)
        {
            IEnumerable<string> Texts(int i) => table.Rows.Select(r => r[i].Text).Prepend(table.Columns[i].Heading);
            double[] widths = [.. table.Columns.Select((_, i) => Texts(i).Max(t => t.Length) * Character)];
            var gaps = Gap * (widths.Length - 1);
            var isTooWide = widths.Sum() + gaps > Page;
            bool[] broken = [.. table.Columns.Select((c, i) => isTooWide && !c.IsNumber && widths[i] > LongWord * Character)];
            var left = Page - gaps - widths.Where((_, i) => !broken[i]).Sum();
            double[] least =
                [.. widths.Select((_, i) => !broken[i] ? 0 : Texts(i).SelectMany(t => t.Split(' ', '.')).Max(w => w.Length) * Character)];
            var (extra, weights) = (left - least.Sum(), widths.Where((_, i) => broken[i]).Sum(Math.Sqrt));
            shares = [.. widths.Select((w, i) => !broken[i] ? 0
                : (extra > 0 ? least[i] + extra * Math.Sqrt(w) / weights : least[i] * Math.Max(left, Page / 3) / least.Sum()) / Page)];
            IsWide = widths.Sum() + gaps > Column;
            Columns = string.Concat(table.Columns.Select((c, i) => shares[i] > 0
                ? string.Create(CultureInfo.InvariantCulture, $"p{{{shares[i]:F3}\\linewidth}}") : c.IsNumber ? "r" : "l"));
        }

        /// <summary>Whether it takes more than one of two columns of a page.</summary>
        internal bool IsWide { get; }

        /// <summary>The columns as tabular takes them.</summary>
        internal string Columns { get; }

        /// <summary>A cell of a column: one that is broken into lines is ragged, and breaks in paths, too.</summary>
        internal string Set(int column, string text) =>
            shares[column] == 0 ? text : "\\raggedright " + WithinPaths().Replace(text, ".\\allowbreak{}");

        /// <summary>How many lines a row takes, about.</summary>
        internal int LinesOf(IReadOnlyList<Cell> row) =>
            row.Select((c, i) => shares[i] == 0 ? 1 : (int)Math.Ceiling((c.Text.Length + 1) * Character / (shares[i] * Page))).Max();
    }
}
