using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Experiments.Designs;

/// <summary>Which numbers of a scenario are varied, and the values they have at every point.</summary>
/// <param name="Paths">The paths of the numbers.</param>
/// <param name="Points">The points in order, each with a value for every path.</param>
public sealed record Design(IReadOnlyList<string> Paths, IReadOnlyList<IReadOnlyList<double>> Points)
{
    /// <summary>The most points of a full factorial design.</summary>
    public const long MostPoints = 100_000_000;

    /// <summary>Every combination of the levels, the last path's changing fastest.</summary>
    /// <param name="levels">The levels of each path.</param>
    /// <exception cref="ScenarioException">There are no levels, a path stands twice, or there are too many combinations.</exception>
    public static Design FullFactorial(IReadOnlyList<Levels> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count == 0) throw new ScenarioException("Nothing to vary. Give levels of at least one path.");
        foreach (var path in levels.GroupBy(l => l.Path).Where(g => g.Count() > 1)) throw new ScenarioException($"{path.Key}: varied twice. Name it once.");
        var count = levels.Aggregate(1.0, (product, l) => product * l.Values.Count);
        if (count > MostPoints) throw new ScenarioException(FormattableString.Invariant($"{count:G3} points: more than {MostPoints:G3}. Take fewer levels, or a Sobol' design."));
        var points = new IReadOnlyList<double>[(int)count];
        for (var i = 0; i < points.Length; i++)
        {
            var (rest, point) = (i, new double[levels.Count]);
            for (var f = levels.Count - 1; f >= 0; f--) (rest, point[f]) = (rest / levels[f].Values.Count, levels[f].Values[rest % levels[f].Values.Count]);
            points[i] = point;
        }
        return new Design([.. levels.Select(l => l.Path)], points);
    }

    /// <summary>A maximin Latin hypercube over the factors' distributions.</summary>
    /// <param name="factors">The factors.</param>
    /// <param name="points">How many points, at least 1.</param>
    /// <param name="seed">The seed of the design.</param>
    public static Design Latin(IReadOnlyList<Factor> factors, int points, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(factors);
        return new Design([.. factors.Select(f => f.Path)], [.. LatinHypercube.Points(points, factors.Count, seed).Select(p => Values(factors, [.. p]))]);
    }

    /// <summary>Scrambled Sobol' points over the factors' distributions; best with a power of two.</summary>
    /// <param name="factors">The factors, at most <see cref="SobolSequence.MostDimensions"/>.</param>
    /// <param name="points">How many points, at least 1.</param>
    /// <param name="seed">The seed of the scrambling.</param>
    public static Design Sobol(IReadOnlyList<Factor> factors, int points, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var sequence = new SobolSequence(factors.Count, seed);
        var unit = new double[factors.Count];
        var all = new IReadOnlyList<double>[points];
        for (var i = 0; i < points; i++)
        {
            sequence.Fill(i, unit);
            all[i] = Values(factors, unit);
        }
        return new Design([.. factors.Select(f => f.Path)], all);
    }

    /// <summary>Reads points of the user's own: a heading of paths, then a row of numbers for each point.</summary>
    /// <param name="csv">The text, comma-separated.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="ScenarioException">There is no point, or a row does not fit the heading; the message names the line.</exception>
    public static Design FromCsv(string csv, string name)
    {
        ArgumentNullException.ThrowIfNull(csv);
        var lines = csv.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        string[] paths = [.. lines[0].Split(',').Select(Unquoted)];
        if (paths.Any(p => p.Length == 0)) throw new ScenarioException($"{name}:1: a column without a path. Head the columns with the paths to vary.");
        var points = new List<IReadOnlyList<double>>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0) continue;
            var cells = lines[i].Split(',');
            if (cells.Length != paths.Length) throw new ScenarioException($"{name}:{i + 1}: {cells.Length} values under {paths.Length} paths. Give each path a value.");
            var point = new double[paths.Length];
            for (var c = 0; c < cells.Length; c++)
            {
                if (!Factor.TryRead(Unquoted(cells[c]), out point[c]))
                    throw new ScenarioException($"{name}:{i + 1} {paths[c]}: \"{cells[c].Trim()}\" is not a number. Write it with a decimal point.");
            }
            points.Add(point);
        }
        return points.Count > 0 ? new Design(paths, points) : throw new ScenarioException($"{name}: no points. Give a row of numbers under the heading.");
    }

    /// <summary>Refuses a design that does not fit a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <exception cref="ScenarioException">A path is unknown or stands twice, or a value is not allowed at some point; the message says which.</exception>
    public void Check(Scenario scenario)
    {
        for (var f = 0; f < Paths.Count; f++)
        {
            if (Paths.Count(p => p == Paths[f]) > 1) throw new ScenarioException($"{Paths[f]}: varied twice. Name it once.");
            var parameter = Factor.Find(scenario, Paths[f]);
            for (var i = 0; i < Points.Count; i++)
            {
                if (Factor.Fault(parameter, Points[i][f]) is { } fault)
                    throw new ScenarioException($"{fault} (point {i + 1} of {Points.Count}). Change the design.");
            }
        }
    }

    internal static double[] Values(IReadOnlyList<Factor> factors, ReadOnlySpan<double> unit)
    {
        var values = new double[factors.Count];
        for (var f = 0; f < values.Length; f++) values[f] = factors[f].Distribution.Quantile(unit[f]);
        return values;
    }

    private static string Unquoted(string cell) => cell.Trim().Trim('"');
}

/// <summary>The values that a full factorial design gives a path.</summary>
/// <param name="Path">The path.</param>
/// <param name="Values">The values, each once.</param>
public sealed record Levels(string Path, IReadOnlyList<double> Values)
{
    /// <summary>Reads <c>PATH=LOW:HIGH:COUNT</c> or <c>PATH=VALUE,VALUE,…</c>.</summary>
    /// <param name="text">The text, as after --vary.</param>
    /// <exception cref="ScenarioException">It is neither, or the range is empty.</exception>
    public static Levels Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1) throw new ScenarioException($"{text}: no path. Write PATH=LOW:HIGH:COUNT or PATH=VALUE,VALUE,….");
        var (path, what) = (text[..equals], text[(equals + 1)..]);
        if (what.Split(':') is [var l, var h, var c] && Factor.TryRead(l, out var low) && Factor.TryRead(h, out var high) && Factor.TryRead(c, out var count))
            return Range(path, low, high, count >= 2 && count <= 1e6 && Math.Floor(count) == count ? (int)count : throw new ScenarioException($"{text}: the count is not a whole number from 2 to a million."));
        var values = new List<double>();
        foreach (var part in what.Split(','))
            values.Add(Factor.TryRead(part, out var value) ? value : throw new ScenarioException($"{text}: neither a range nor numbers. Write {path}=LOW:HIGH:COUNT or {path}=VALUE,VALUE,…."));
        return values.Distinct().Count() == values.Count ? new Levels(path, values) : throw new ScenarioException($"{text}: a value stands twice. Give each once.");
    }

    /// <summary>Evenly spaced levels from one end to the other, both included.</summary>
    /// <param name="path">The path.</param>
    /// <param name="low">The first.</param>
    /// <param name="high">The last, above the first.</param>
    /// <param name="count">How many, at least 2.</param>
    /// <exception cref="ScenarioException">The range is empty.</exception>
    public static Levels Range(string path, double low, double high, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (!(low < high)) throw new ScenarioException($"{path}: the range from {Plain.Text(low)} to {Plain.Text(high)} is empty. Give a low end below the high end.");
        return new Levels(path, [.. Enumerable.Range(0, count).Select(i => i == count - 1 ? high : low + i * ((high - low) / (count - 1)))]);
    }
}
