namespace NegotiationSim.Engine.Games.Theory;

/// <summary>Bargaining over a finite set of agreements.</summary>
internal sealed class PointsBargaining : BargainingProblem
{
    private readonly IReadOnlyList<UtilityPair> points;
    private readonly int[] efficient;
    private readonly int[] acceptable;

    internal PointsBargaining(IReadOnlyList<UtilityPair> points, UtilityPair disagreement)
        : base(disagreement)
    {
        this.points = points;
        efficient = Pareto.Efficient(points);
        acceptable = [.. efficient.Where(i => points[i].IsAtLeast(disagreement))];
        Frontier = [.. efficient.Select(i => points[i])];
    }

    public override IReadOnlyList<UtilityPair> Frontier { get; }

    public override bool HasAgreement => acceptable.Length > 0;

    public override UtilityPair Ideal =>
        HasAgreement ? new(acceptable.Max(i => points[i].First), acceptable.Max(i => points[i].Second)) : Disagreement;

    private protected override BargainingSolution MaximalProduct() => Best(g => (g.First * g.Second, 0));

    private protected override BargainingSolution MaximalSum() => Best(g => (g.First + g.Second, 0));

    private protected override BargainingSolution MaximalLeast(double firstWeight, double secondWeight) =>
        Best(g => Ordered(new(Weighted(firstWeight, g.First), Weighted(secondWeight, g.Second))));

    private static double Weighted(double weight, double gain) => double.IsInfinity(weight) ? weight : weight * gain;

    /// <summary>The acceptable point that is best by a criterion of gains, then by the least gain, then by its place in the list.</summary>
    private BargainingSolution Best(Func<UtilityPair, (double, double)> criterion)
    {
        var best = acceptable.OrderByDescending(i => criterion(points[i].GainOver(Disagreement)))
            .ThenByDescending(i => Ordered(points[i].GainOver(Disagreement))).ThenBy(i => i).First();
        return new BargainingSolution(points[best], best);
    }
}

/// <summary>Pareto efficiency of points in the plane.</summary>
internal static class Pareto
{
    /// <summary>The indices of the points that no other dominates, by rising first coordinate; of equal points only the first.</summary>
    internal static int[] Efficient(IReadOnlyList<UtilityPair> points)
    {
        var order = Enumerable.Range(0, points.Count).OrderByDescending(i => points[i].First).ThenByDescending(i => points[i].Second)
            .ThenBy(i => i);
        var kept = new List<int>();
        var most = double.NegativeInfinity;
        foreach (var i in order)
        {
            if (points[i].Second <= most) continue; // a point with as much for the first side has more, or as much, for the second
            most = points[i].Second;
            kept.Add(i);
        }
        kept.Reverse();
        return [.. kept];
    }
}
