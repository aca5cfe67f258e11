using System.Buffers;
using System.Globalization;
using System.Text;

namespace NegotiationSim.Runner.Shell;

/// <summary>Text on its way to a terminal: control characters of names, titles and files are shown and not obeyed, <c>\u001b</c> for
/// ESC.</summary>
/// <remarks>Line feeds and tabs pass. Besides those of Unicode's class Cc the marks that turn the direction of writing are shown.
/// The progress bar writes past it, on the terminal itself.</remarks>
/// <param name="inner">Where it goes.</param>
internal sealed class Printed(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    private static readonly SearchValues<char> Obeyed = SearchValues.Create(
        [.. Enumerable.Range(0, 0xa0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\n' or '\t')),
            .. "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]);

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        try
        {
            for (int at; (at = buffer.IndexOfAny(Obeyed)) >= 0; buffer = buffer[(at + 1)..])
            {
                inner.Write(buffer[..at]);
                inner.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)buffer[at]:x4}"));
            }
            inner.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) // the latter where stdout is closed
        {
            throw new PrintingFault(e);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine() => Write('\n');

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <inheritdoc/>
    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteLineAsync(string? value) => WriteAsync(value + "\n");

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync() => inner.FlushAsync();
}

/// <summary>What was to be printed could not be: the disk behind stdout is full, say. The work itself may be done.</summary>
internal sealed class PrintingFault(Exception fault) : Exception(fault.Message, fault);
