using System.Globalization;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>A CSV file without quoted fields: rows by the names of their columns.</summary>
internal sealed class CsvFile
{
    private readonly string[] heading;

    internal IReadOnlyList<string[]> Rows { get; }

    internal CsvFile(string text)
    {
        var lines = text.Split('\n');
        Assert.Equal("", lines[^1]);
        heading = lines[0].Split(',');
        Rows = [.. lines[1..^1].Select(l => l.Split(','))];
        Assert.All(Rows, row => Assert.Equal(heading.Length, row.Length));
    }

    internal IReadOnlyList<string> Heading => heading;

    internal string Text(string[] row, string column) => row[Array.IndexOf(heading, column)];

    internal double Number(string[] row, string column) =>
        Text(row, column) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;
}
