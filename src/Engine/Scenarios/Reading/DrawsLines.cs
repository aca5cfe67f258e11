namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>What stands between two commas, quotes and blanks around it apart.</summary>
/// <param name="Start">The byte at which it begins.</param>
/// <param name="Length">How many bytes it has.</param>
internal readonly record struct DrawsCell(int Start, int Length);

/// <summary>Takes a text of comma-separated values apart, line by line; empty lines are passed over.</summary>
internal sealed class DrawsLines(byte[] text)
{
    private int at;

    /// <summary>The byte at which quotes begin that are not closed in their line, or more stands behind them; null if none do.</summary>
    internal int? Fault { get; private set; }

    /// <summary>Reads the next line that is not empty.</summary>
    /// <param name="cells">Receives its cells.</param>
    /// <returns>False at the end of the text.</returns>
    internal bool Next(List<DrawsCell> cells)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        if (at == text.Length) return false;
        do cells.Add(Cell());
        while (Fault is null && at < text.Length && text[at++] == ',');
        return true;
    }

    /// <summary>The cell that begins here; what ends it stands at <see cref="at"/> then.</summary>
    private DrawsCell Cell()
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t') at++;
        var start = at;
        var isQuoted = at < text.Length && text[at] == '"';
        if (isQuoted)
        {
            for (at++; at < text.Length && text[at] is not ((byte)'"' or (byte)'\n');) at++;
            if (at == text.Length || text[at] == '\n')
            {
                Fault = start;
                return new DrawsCell(start, 0);
            }
            at++;
        }
        var closed = at;
        while (at < text.Length && text[at] is not ((byte)',' or (byte)'\n')) at++;
        if (!isQuoted) return new DrawsCell(start, at - start);
        if (text.AsSpan(closed..at).ContainsAnyExcept(" \t\r"u8)) Fault = start;
        return new DrawsCell(start + 1, closed - start - 2);
    }
}
