using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Studies.Designs;

/// <summary>Reads a design from comma-separated values.</summary>
/// <param name="file">The file's name, for messages.</param>
internal sealed class PointsReader(string file)
{
    /// <summary>Reads the points.</summary>
    /// <exception cref="ScenarioException">The first thing that is wrong with them.</exception>
    internal Design Read(string csv)
    {
        string[]? paths = null;
        var points = new List<double[]>();
        var number = 0;
        foreach (var line in csv.TrimStart('\uFEFF').AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace() || line[0] == '#') continue;
            if (paths is null) paths = Paths(line.ToString(), number);
            else if (points.Count < Design.MostPoints) points.Add(Point(line.ToString(), number, paths));
            else throw Fault(number, 1, "", $"there are more than {Design.MostPoints} points", "Give fewer.");
        }
        return points.Count > 0 ? new Design(paths!, points)
            : throw Fault(0, 0, "", "there are no points", "Give a line of paths, and under it a line of numbers for each point.");
    }

    private string[] Paths(string line, int number)
    {
        if (line.Contains(';', StringComparison.Ordinal) && !line.Contains(',', StringComparison.Ordinal))
            throw Fault(number, line.IndexOf(';', StringComparison.Ordinal) + 1, "", "the columns are separated by semicolons",
                "Save the file with commas between the columns, and numbers with a point.");
        var (paths, seen) = (new List<string>(), new HashSet<string>());
        foreach (var (text, column) in Cells(line))
        {
            if (text.Length == 0) throw Fault(number, column, "", "a column without a path", "Head the columns with the paths to vary.");
            if (!seen.Add(text))
                throw Fault(number, column, PlacedValue.Shorten(text), "the path stands twice", "Keep one of the two columns.");
            paths.Add(text);
        }
        return [.. paths];
    }

    private double[] Point(string line, int number, string[] paths)
    {
        var cells = Cells(line);
        if (cells.Count != paths.Length)
            throw Fault(number, 1, "", $"{cells.Count} values under {paths.Length} paths",
                "Give each path a value, with a decimal point and not a comma.");
        var point = new double[paths.Length];
        for (var c = 0; c < point.Length; c++)
        {
            if (!FactorText.TryRead(cells[c].Text, out point[c]))
                throw Fault(number, cells[c].Column, PlacedValue.Shorten(paths[c]),
                    $"'{PlacedValue.Shorten(cells[c].Text)}' is not a number",
                    Numerals.Meant(cells[c].Text) is { } meant ? $"Write {meant}." : "Write it with a decimal point.");
        }
        return point;
    }

    /// <summary>The cells of a line, without quotation marks, and the column, from 1, at which each begins.</summary>
    private static List<(string Text, int Column)> Cells(string line)
    {
        var cells = new List<(string, int)>();
        var at = 1;
        foreach (var cell in line.Split(','))
        {
            cells.Add((cell.Trim().Trim('"').Trim(), at));
            at += cell.Length + 1;
        }
        return cells;
    }

    private ScenarioException Fault(int line, int column, string path, string what, string cure) =>
        new([new Problem(new Place(file, line, column), path, what, cure)]);
}
