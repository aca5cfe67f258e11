namespace NegotiationSim.Engine.Studies.Sweeps;

/// <summary>Every replication of a block by itself: points in the order of the design, at each point its replications in turn, each under
/// every policy.</summary>
/// <remarks>Used again for the next block: copy what is to be kept.</remarks>
public sealed class SweepReplications
{
    private readonly List<long> points = [];
    private readonly List<int> policies = [];
    private readonly List<long> numbers = [];
    private readonly List<double>[] values;

    internal SweepReplications(int metrics) => values = [.. Enumerable.Range(0, metrics).Select(_ => new List<double>())];

    /// <summary>How many rows there are.</summary>
    public int Count => points.Count;

    /// <summary>The point of each row, from 0.</summary>
    public IReadOnlyList<long> Points => points;

    /// <summary>The policy of each row: its place among the scenarios swept.</summary>
    public IReadOnlyList<int> Policies => policies;

    /// <summary>The replication of each row, from 0: those of one number at a point share their shocks under all policies.</summary>
    public IReadOnlyList<long> Numbers => numbers;

    /// <summary>The value of a metric in each row; NaN where there is none.</summary>
    /// <param name="metric">The metric's index in <see cref="Models.Model.Metrics"/>.</param>
    public IReadOnlyList<double> Values(int metric) => values[metric];

    internal void Clear()
    {
        points.Clear();
        policies.Clear();
        numbers.Clear();
        foreach (var column in values) column.Clear();
    }

    internal void Add(long point, int policy, long number, ReadOnlySpan<double> metrics)
    {
        points.Add(point);
        policies.Add(policy);
        numbers.Add(number);
        for (var m = 0; m < values.Length; m++) values[m].Add(metrics[m]);
    }
}
