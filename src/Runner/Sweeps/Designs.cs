using System.Globalization;
using NegotiationSim.Engine.Experiments.Sweeps;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Sweeps;

/// <summary>Makes the points of a sweep.</summary>
internal static class Designs
{
    /// <summary>More points than this are taken for a mistake.</summary>
    private const long Most = 20_000_000;

    /// <summary>The points of a design.</summary>
    /// <param name="design">"grid", "lhs" or "csv:FILE"; null for a grid where every factor has given values, else a Latin hypercube.</param>
    /// <param name="factors">What is varied.</param>
    /// <param name="points">How many points, where the design does not say.</param>
    /// <param name="seed">The seed of designs drawn by chance.</param>
    /// <returns>The design's name and its points.</returns>
    /// <exception cref="UserError">There is no such design, or it does not fit the factors.</exception>
    internal static (string Name, SweepPoints Points) Make(string? design, IReadOnlyList<Factor> factors, int? points, ulong seed)
    {
        if (design?.StartsWith("csv:", StringComparison.Ordinal) == true)
        {
            if (factors.Count > 0 || points is not null) throw new UserError("--design csv: the file gives the numbers and points. Leave out --vary and --points.");
            return ("csv", FromCsv(design[4..]));
        }
        if (factors.Count == 0) throw new UserError("Nothing is varied. Give --vary PATH=LOW:HIGH:N, or --design csv:FILE.");
        design ??= factors.All(f => f.Distribution is null) && points is null ? "grid" : "lhs";
        string[] paths = [.. factors.Select(f => f.Path)];
        switch (design)
        {
            case "grid":
                if (points is not null) throw new UserError("--points: a grid has as many points as its factors' values make. Leave it out, or choose --design lhs.");
                return (design, new SweepPoints(paths, Grid(factors)));
            case "lhs":
                if (points is not { } n) throw new UserError($"--design {design} needs --points N.");
                if (n is < 1 or > (int)Most) throw new UserError($"--points must be from 1 to {Most}.");
                var unit = UnitPoints.LatinHypercube(factors.Count, n, seed);
                return (design, new SweepPoints(paths, [.. unit.Select(u => factors.Select((f, i) => f.At(u[i])).ToArray())]));
            default:
                throw new UserError($"--design {design}: no such design. Known: grid, lhs, csv:FILE.");
        }
    }

    /// <summary>Every combination of the factors' values, the last factor's changing fastest.</summary>
    private static double[][] Grid(IReadOnlyList<Factor> factors)
    {
        if (factors.FirstOrDefault(f => f.Distribution is not null) is { } endless)
            throw new UserError($"--design grid: {endless.Path} has a distribution, not values. Write {endless.Path}=LOW:HIGH:N, or choose --design lhs.");
        var total = factors.Aggregate(1.0, (product, f) => product * f.Levels.Count);
        if (total > Most) throw new UserError(FormattableString.Invariant($"--design grid: {total:N0} points are more than {Most:N0}. Give fewer values, or choose --design lhs."));
        var points = new double[(int)total][];
        for (var p = 0; p < points.Length; p++)
        {
            var rest = p;
            points[p] = new double[factors.Count];
            for (var f = factors.Count - 1; f >= 0; f--) (rest, points[p][f]) = (rest / factors[f].Levels.Count, factors[f].Levels[rest % factors[f].Levels.Count]);
        }
        return points;
    }

    /// <summary>The points of a file: paths in its first line, a point in each line after.</summary>
    private static SweepPoints FromCsv(string file)
    {
        if (!File.Exists(file)) throw new UserError($"--design csv: no file {file}.");
        var lines = File.ReadLines(file).Select((text, i) => (Number: i + 1, Text: text.TrimEnd('\r'))).Where(l => l.Text.Trim().Length > 0).ToArray();
        if (lines.Length < 2) throw new UserError($"{file}: give paths in the first line and a point in each line after.");
        var paths = lines[0].Text.TrimStart('\uFEFF').Split(',').Select(p => p.Trim().Trim('"')).ToArray();
        return new SweepPoints(paths, [.. lines.Skip(1).Select(l => Point(l.Number, l.Text))]);

        double[] Point(int number, string text)
        {
            var fields = text.Split(',');
            if (fields.Length != paths.Length) throw new UserError($"{file}:{number}: {fields.Length} values for {paths.Length} paths.");
            return [.. fields.Select(f => double.TryParse(f, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) && double.IsFinite(v)
                ? v : throw new UserError($"{file}:{number}: '{f.Trim()}' is not a number."))];
        }
    }
}
