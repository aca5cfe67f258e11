using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Studies.Designs;

/// <summary>Which numbers of a scenario are varied, and the values they have at every point.</summary>
/// <param name="Paths">The paths of the numbers: <c>world.rupture.warRisk</c>.</param>
/// <param name="Points">The points in order, each with a value for every path.</param>
public sealed record Design(IReadOnlyList<string> Paths, IReadOnlyList<double[]> Points)
{
    /// <summary>The most points of a design; more are taken for a mistake.</summary>
    public const int MostPoints = 20_000_000;

    /// <summary>The most numbers of a design, its points times what is varied: some 2 GB.</summary>
    private const double MostNumbers = 5e7;

    /// <summary>Every combination of the factors' levels, the last factor's changing fastest.</summary>
    /// <param name="factors">The factors, each with levels.</param>
    /// <exception cref="ScenarioException">A factor has a distribution, or there are too many combinations.</exception>
    public static Design FullFactorial(IReadOnlyList<Factor> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        if (factors.FirstOrDefault(f => f.Distribution is not null) is { } endless)
            throw new ScenarioException(
                $"{endless.Path} has a distribution, not values. For a grid write {endless.Path}=LOW:HIGH:N, or choose lhs or sobol.");
        var count = factors.Aggregate(1.0, (product, f) => product * f.Levels.Count);
        if (count > MostPoints)
            throw new ScenarioException(
                FormattableString.Invariant(
                    $"A grid of {count:N0} points, more than {MostPoints:N0}. Give fewer values, or choose lhs or sobol."));
        BoundNumbers(count, factors.Count);
        var points = new double[(int)count][];
        for (var i = 0; i < points.Length; i++)
        {
            var (rest, point) = (i, new double[factors.Count]);
            for (var f = factors.Count - 1; f >= 0; f--)
                (rest, point[f]) = (rest / factors[f].Levels.Count, factors[f].Levels[rest % factors[f].Levels.Count]);
            points[i] = point;
        }
        return new Design([.. factors.Select(f => f.Path)], points);
    }

    /// <summary>A maximin Latin hypercube over the factors' values (see <see cref="LatinHypercube"/>).</summary>
    /// <param name="factors">The factors.</param>
    /// <param name="points">How many points, 1 to <see cref="MostPoints"/>.</param>
    /// <param name="seed">The seed of the design.</param>
    public static Design Latin(IReadOnlyList<Factor> factors, int points, ulong seed)
    {
        Bound(factors, points);
        return new Design([.. factors.Select(f => f.Path)],
            [.. LatinHypercube.Points(points, factors.Count, seed).Select(p => Values(factors, [.. p]))]);
    }

    /// <summary>Scrambled Sobol' points over the factors' values; best with a power of two.</summary>
    /// <param name="factors">The factors, at most <see cref="SobolSequence.MostDimensions"/>.</param>
    /// <param name="points">How many points, 1 to <see cref="MostPoints"/>.</param>
    /// <param name="seed">The seed of the scrambling.</param>
    /// <exception cref="ScenarioException">There are too many factors.</exception>
    public static Design Sobol(IReadOnlyList<Factor> factors, int points, ulong seed)
    {
        Bound(factors, points);
        if (factors.Count > SobolSequence.MostDimensions)
            throw new ScenarioException(
                $"{factors.Count} numbers: a Sobol' design has at most {SobolSequence.MostDimensions}. Vary fewer, or choose lhs.");
        var sequence = new SobolSequence(factors.Count, seed);
        var unit = new double[factors.Count];
        var all = new double[points][];
        for (var i = 0; i < points; i++)
        {
            sequence.Fill(i, unit);
            all[i] = Values(factors, unit);
        }
        return new Design([.. factors.Select(f => f.Path)], all);
    }

    /// <summary>Reads points of the user's own: a heading of paths, then a row of numbers for each point. Lines that begin with # are
    /// remarks.</summary>
    /// <param name="csv">The text, comma-separated.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="ScenarioException">There is no point, a path stands twice, or a row does not fit the heading; the message names
    /// line and column.</exception>
    public static Design FromCsv(string csv, string name)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return new PointsReader(name).Read(csv);
    }

    private static void Bound(IReadOnlyList<Factor> factors, int points)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, MostPoints);
        BoundNumbers(points, factors.Count);
    }

    /// <summary>Refuses a design that would not fit into memory before any is asked for.</summary>
    private static void BoundNumbers(double points, int factors)
    {
        if (points * factors > MostNumbers)
            throw new ScenarioException(
                FormattableString.Invariant(
                    $"{points:N0} points of {factors} numbers are {points * factors:N0}, more than {MostNumbers:N0}. Give fewer points, or vary less."));
    }

    private static double[] Values(IReadOnlyList<Factor> factors, ReadOnlySpan<double> unit)
    {
        var values = new double[factors.Count];
        for (var f = 0; f < values.Length; f++) values[f] = factors[f].Quantile(unit[f]);
        return values;
    }
}
