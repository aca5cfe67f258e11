using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Tests.Charts;

/// <summary>Sweeps with values made up by formula.</summary>
internal static class PlantedSweep
{
    /// <summary>A full grid of two numbers from 0 to 1; each policy's payoff is a function of them, known to within an error.</summary>
    public static SweepTable Grid(int columns, int rows, double error, params Func<double, double, double>[] payoffs) =>
        Of([.. from x in Enumerable.Range(0, columns) from y in Enumerable.Range(0, rows)
            select new[] { x / (columns - 1.0), y / (rows - 1.0) }],
            error, [.. payoffs.Select(f => (Func<double[], double>)(p => f(p[0], p[1])))]);

    /// <summary>Any points.</summary>
    public static SweepTable Of(IReadOnlyList<double[]> points, double error, params Func<double[], double>[] payoffs) =>
        Of("senderPayoff", points, error, error, payoffs);

    /// <summary>Any points and metric, the errors of differences given by themselves; NaN for none.</summary>
    public static SweepTable Of(
        string metric, IReadOnlyList<double[]> points, double error, double differenceError, params Func<double[], double>[] payoffs)
    {
        var errors = new Dictionary<(int, int), double[]>();
        for (var p = 1; p < payoffs.Length; p++)
            for (var q = 0; q < p; q++) errors[(p, q)] = [.. points.Select(_ => differenceError)];
        return new SweepTable(
            Model.Coercion.Metrics.First(m => m.Name == metric),
            [.. points[0].Select((_, d) => new Varied($"world.number{d}", "share", [.. points.Select(p => p[d])]))],
            [.. payoffs.Select((_, p) => $"policy-{p}")],
            [.. payoffs.Select(f => points.Select(p => Intervals.Mean(f(p), error, 1001)).ToArray())],
            errors, "Planted; n = 1,001.");
    }

    /// <summary>Points without any order, the same every time.</summary>
    public static IReadOnlyList<double[]> Scattered(int n, int dimensions) =>
        [.. Enumerable.Range(1, n).Select(i => Enumerable.Range(0, dimensions).Select(d => i * Math.Sqrt(Primes[d]) % 1).ToArray())];

    static readonly int[] Primes = [2, 3, 5, 7, 11, 13, 17, 19];
}
