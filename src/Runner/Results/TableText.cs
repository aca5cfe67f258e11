namespace NegotiationSim.Runner.Results;

/// <summary>What a command prints, as --format asks.</summary>
internal static class TableText
{
    /// <summary>Results in a format.</summary>
    /// <param name="format">json, csv, markdown or latex; anything else is for a screen.</param>
    /// <param name="tables">The tables that papers and screens show.</param>
    /// <param name="json">Writes the results as JSON.</param>
    /// <param name="csv">Writes them as CSV.</param>
    /// <param name="after">Says what stands below the tables on a screen.</param>
    internal static string Of(string format, IReadOnlyList<ResultTable> tables, Func<string> json, Func<string> csv, Func<string> after) =>
        format switch
    {
        "json" => json(),
        "csv" => csv(),
        "markdown" => string.Join('\n', tables.Select(t => t.ToMarkdown())),
        "latex" => string.Join('\n', tables.Select(t => t.ToLatex())),
        _ => string.Join('\n', tables.Select(t => t.ToText())) + after(),
    };
}
