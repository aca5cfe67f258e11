using System.Globalization;
using System.Text;

namespace NegotiationSim.Runner.Report;

/// <summary>HTML as text, with everything that is not markup escaped.</summary>
internal sealed class Html
{
    private readonly StringBuilder text = new();

    /// <summary>Text as it may stand in HTML, in an attribute too.</summary>
    internal static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>A length or place on a chart: tenths of a unit are finer than any screen.</summary>
    internal static string At(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Adds markup as it is.</summary>
    internal Html Raw(string markup)
    {
        text.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Adds an element with text in it.</summary>
    internal Html Element(string name, string content, string attributes = "") =>
        Raw($"<{name}{(attributes.Length > 0 ? " " + attributes : "")}>{Escaped(content)}</{name}>");

    /// <summary>Adds a table: a heading row, then rows whose first cell names them.</summary>
    internal Html Table(string caption, IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows, string attributes = "")
    {
        Raw($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
            + $"aria-label=\"{Escaped(caption)}\"><table{(attributes.Length > 0 ? " " + attributes : "")}>");
        Element("caption", caption);
        Raw("<thead><tr>" + string.Concat(heading.Select(h => $"<th scope=\"col\">{Escaped(h)}</th>")) + "</tr></thead><tbody>");
        var isOfWords = attributes.Contains("words", StringComparison.Ordinal); // on a phone its cells stand below each other
        string Of(string column) => isOfWords ? $" data-of=\"{Escaped(column)}\"" : "";
        foreach (var row in rows)
            Raw($"<tr><th scope=\"row\">{Escaped(row[0])}</th>"
                + string.Concat(row.Skip(1).Select((c, i) => $"<td{Of(heading[i + 1])}>{Escaped(c)}</td>"))
                + "</tr>");
        return Raw("</tbody></table></div>");
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
