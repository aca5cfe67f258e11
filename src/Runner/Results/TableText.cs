namespace NegotiationSim.Runner.Results;

/// <summary>What a command prints, as --format asks.</summary>
internal static class TableText
{
    private const string More = "  More tables and words: the same with --full.\n";

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
        _ => OnScreen(tables) + after(),
    };

    /// <summary>The same, where a screen shows less unless all is asked for.</summary>
    /// <param name="format">The format.</param>
    /// <param name="tables">All tables.</param>
    /// <param name="foremost">Those that a screen shows.</param>
    /// <param name="json">Writes the results as JSON.</param>
    /// <param name="csv">Writes them as CSV.</param>
    /// <param name="after">Says what stands below the tables on a screen; told whether all is asked for.</param>
    internal static string Of(string format, Func<IReadOnlyList<ResultTable>> tables, Func<IReadOnlyList<ResultTable>> foremost,
        Func<string> json, Func<string> csv, Func<bool, string> after) =>
        format == "table" ? InShort(OnScreen(foremost()) + after(false), () => OnScreen(tables()) + after(true))
            : Of(format, tables(), json, csv, () => after(true));

    private static string InShort(string few, Func<string> all) => few == all() ? few : few + More;

    /// <summary>Tables for a screen, one below the other; what was said of columns and numbers is not said again.</summary>
    internal static string OnScreen(IEnumerable<ResultTable> tables)
    {
        var said = new HashSet<string>();
        return string.Join('\n', tables.Select(t => t.ToText(said)));
    }
}
