using System.Text;
using System.Text.RegularExpressions;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>Comma-separated values (RFC 4180).</summary>
internal static partial class Csv
{
    private static readonly char[] Special = [',', '"', '\n', '\r'];

    /// <summary>A field, in quotes where it must be.</summary>
    internal static string Field(string text) =>
        text.IndexOfAny(Special) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The first line of a file with such columns.</summary>
    internal static string Heading(IEnumerable<DataColumn> columns) => string.Join(',', columns.Select(c => Field(c.Name))) + "\n";

    /// <summary>A file with such columns.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The fields of every row, in quotes where they must be.</param>
    internal static string Table(IEnumerable<DataColumn> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder(Heading(columns));
        foreach (var row in rows) text.Line(row);
        return text.ToString();
    }

    /// <summary>Adds a row.</summary>
    /// <param name="text">The text so far.</param>
    /// <param name="fields">Its fields, in quotes where they must be.</param>
    internal static void Line(this StringBuilder text, params IEnumerable<string> fields) => text.AppendJoin(',', fields).Append('\n');

    /// <summary>A number in full; empty when there is none.</summary>
    internal static string Field(double value) => double.IsNaN(value) ? "" : NumberText.Exact(value);

    /// <summary>The fields of a line; none holds a line break.</summary>
    internal static string[] Fields(string line) =>
        [.. Each().Matches(line).Select(m => m.Groups[1].Success ? m.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal)
            : m.Groups[2].Value)];

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex Each();
}
