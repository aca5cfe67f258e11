using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>A point of the search and what it is worth.</summary>
/// <param name="Point">Its place in the unit cube.</param>
/// <param name="Values">Its values, all to be small.</param>
public sealed record Individual(double[] Point, double[] Values);

/// <summary>The non-dominated sorting genetic algorithm NSGA-II (Deb, Pratap, Agarwal and Meyarivan 2002).</summary>
/// <remarks>Chance depends on the seed, the generation and the place in it alone: the same bits for any number of threads that
/// evaluate.</remarks>
public static class Nsga2
{
    private const double CrossoverShare = .9;
    private const double CrossoverIndex = 15;
    private const double MutationIndex = 20;

    /// <summary>Searches the unit cube.</summary>
    /// <param name="dimensions">How many coordinates a point has.</param>
    /// <param name="population">How many points a generation has; even, at least 4.</param>
    /// <param name="generations">How many generations follow the first.</param>
    /// <param name="seed">The seed of the search.</param>
    /// <param name="evaluate">Gives the values of points, all to be small.</param>
    /// <param name="heard">Hears of each generation's first front, or null.</param>
    /// <param name="start">Points that the first generation begins with, or null; a Latin hypercube fills it up. If there are more than a
    /// generation has, the best of them are kept.</param>
    /// <returns>The first front of the last generation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The population is odd or too small.</exception>
    public static IReadOnlyList<Individual> Search(
        int dimensions, int population, int generations, ulong seed, Func<IReadOnlyList<double[]>, IReadOnlyList<double[]>> evaluate,
        Action<IReadOnlyList<Individual>>? heard = null, IReadOnlyList<double[]>? start = null)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        ArgumentOutOfRangeException.ThrowIfLessThan(population, 4);
        ArgumentOutOfRangeException.ThrowIfNotEqual(population % 2, 0);
        var root = Streams.Of(seed);
        var parents = Ranked(Evaluate(First(dimensions, population, seed, start ?? [])), population);
        heard?.Invoke(FirstFront(parents));
        for (var g = 1; g <= generations; g++)
        {
            var children = Children(parents, root.Split(g));
            parents = Ranked([.. parents.Select(p => p.Individual), .. Evaluate(children)], population);
            heard?.Invoke(FirstFront(parents));
        }
        return FirstFront(parents);

        Individual[] Evaluate(IReadOnlyList<double[]> points) => [.. points.Zip(evaluate(points), (p, v) => new Individual(p, v))];
    }

    private static double[][] First(int dimensions, int population, ulong seed, IReadOnlyList<double[]> start) =>
        start.Count >= population ? [.. start]
            : [.. start, .. LatinHypercube.Points(population - start.Count, dimensions, seed).Select(p => (double[])[.. p])];

    /// <summary>The best of the points: whole fronts, and of the last that fits only in part the least crowded.</summary>
    private static Place[] Ranked(Individual[] all, int population)
    {
        var kept = new List<Place>(population);
        foreach (var (rank, front) in ParetoDominance.Fronts([.. all.Select(i => i.Values)]).Index())
        {
            var crowding = ParetoDominance.Crowding([.. front.Select(i => all[i].Values)]);
            var places = front.Select((i, k) => new Place(all[i], rank, crowding[k]));
            kept.AddRange(
                kept.Count + front.Count <= population ? places : places.OrderByDescending(p => p.Crowding).Take(population - kept.Count));
            if (kept.Count == population) break;
        }
        return [.. kept];
    }

    private static double[][] Children(Place[] parents, SplitMix64 chance)
    {
        var children = new double[parents.Length][];
        for (var c = 0; c < children.Length; c += 2)
        {
            var own = chance.Split(c / 2);
            var (a, b) = (Winner(parents, own, 0).Individual.Point, Winner(parents, own, 2).Individual.Point);
            (children[c], children[c + 1]) =
                own.UniformAt(4) < CrossoverShare ? Variation.Cross(a, b, CrossoverIndex, own.Split(1))
                    : ((double[])a.Clone(), (double[])b.Clone());
            Variation.Mutate(children[c], MutationIndex, own.Split(2));
            Variation.Mutate(children[c + 1], MutationIndex, own.Split(3));
        }
        return children;
    }

    /// <summary>Of two points by chance the one of the lower front, or in the same front the less crowded.</summary>
    private static Place Winner(Place[] parents, SplitMix64 chance, long at)
    {
        var a = parents[(int)(chance.UniformAt(at) * parents.Length)];
        var b = parents[(int)(chance.UniformAt(at + 1) * parents.Length)];
        return b.Rank < a.Rank || (b.Rank == a.Rank && b.Crowding > a.Crowding) ? b : a;
    }

    private static Individual[] FirstFront(Place[] parents) => [.. parents.Where(p => p.Rank == 0).Select(p => p.Individual)];

    private readonly record struct Place(Individual Individual, int Rank, double Crowding);
}
