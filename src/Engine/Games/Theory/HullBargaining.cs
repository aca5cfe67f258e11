namespace NegotiationSim.Engine.Games.Theory;

/// <summary>Bargaining over a convex polygon; every solution is exact up to rounding.</summary>
internal sealed class HullBargaining : BargainingProblem
{
    private readonly IReadOnlyList<UtilityPair> points;
    private readonly UtilityPair[] acceptable;

    internal HullBargaining(IReadOnlyList<UtilityPair> points, UtilityPair disagreement)
        : base(disagreement)
    {
        this.points = points;
        Frontier = Chain([.. Pareto.Efficient(points).Select(i => points[i])]);
        acceptable = Clip(Frontier, disagreement);
    }

    public override IReadOnlyList<UtilityPair> Frontier { get; }

    public override bool HasAgreement => acceptable.Length > 0;

    public override UtilityPair Ideal => HasAgreement ? new(acceptable[^1].First, acceptable[0].Second) : Disagreement;

    /// <summary>On an edge p + t·e the product is a parabola in t; its top lies at t = −(e₁p₂ + e₂p₁) / (2e₁e₂).</summary>
    private protected override BargainingSolution MaximalProduct()
    {
        var candidates = new List<UtilityPair>(acceptable);
        for (var i = 1; i < acceptable.Length; i++)
        {
            var (p, e) = (acceptable[i - 1].GainOver(Disagreement), acceptable[i].GainOver(acceptable[i - 1]));
            candidates.Add(acceptable[i - 1].Toward(acceptable[i], -(e.First * p.Second + e.Second * p.First) / (2 * e.First * e.Second)));
        }
        return Solution(candidates.MaxBy(u => (Product(u), Ordered(u.GainOver(Disagreement)))));
    }

    /// <summary>Where w₁(u₁ − d₁) = w₂(u₂ − d₂) on the frontier, or its end nearest to that.</summary>
    private protected override BargainingSolution MaximalLeast(double firstWeight, double secondWeight)
    {
        if (double.IsInfinity(firstWeight)) return Solution(acceptable[0]);
        if (double.IsInfinity(secondWeight)) return Solution(acceptable[^1]);
        double Lead(UtilityPair u) => firstWeight * (u.First - Disagreement.First) - secondWeight * (u.Second - Disagreement.Second);
        var after = Array.FindIndex(acceptable, u => Lead(u) >= 0);
        if (after < 0) return Solution(acceptable[^1]);
        if (after == 0) return Solution(acceptable[0]);
        var (before, past) = (Lead(acceptable[after - 1]), Lead(acceptable[after]));
        return Solution(acceptable[after - 1].Toward(acceptable[after], -before / (past - before)));
    }

    /// <summary>A corner, or on an edge of equal sums the point with the most equal gains.</summary>
    private protected override BargainingSolution MaximalSum()
    {
        var most = acceptable.Max(u => u.First + u.Second);
        UtilityPair[] best = [.. acceptable.Where(u => u.First + u.Second >= most - 1e-12 * Math.Max(1, Math.Abs(most)))];
        double Lead(UtilityPair u) => u.First - Disagreement.First - (u.Second - Disagreement.Second);
        var (low, high) = (Lead(best[0]), Lead(best[^1]));
        return Solution(low >= 0 ? best[0] : high <= 0 ? best[^1] : best[0].Toward(best[^1], -low / (high - low)));
    }

    private double Product(UtilityPair u) => (u.First - Disagreement.First) * (u.Second - Disagreement.Second);

    private BargainingSolution Solution(UtilityPair u)
    {
        for (var i = 0; i < points.Count; i++)
            if (points[i] == u) return new BargainingSolution(u, i);
        return new BargainingSolution(u);
    }

    /// <summary>The upper right side of the hull: of efficient points by rising first coordinate, those where the chain turns right (Andrew
    /// 1979).</summary>
    private static UtilityPair[] Chain(UtilityPair[] efficient)
    {
        var chain = new List<UtilityPair>();
        foreach (var u in efficient)
        {
            while (chain.Count > 1 && Turn(chain[^2], chain[^1], u) >= 0) chain.RemoveAt(chain.Count - 1);
            chain.Add(u);
        }
        return [.. chain];
    }

    private static double Turn(UtilityPair a, UtilityPair b, UtilityPair c) =>
        (b.First - a.First) * (c.Second - a.Second) - (b.Second - a.Second) * (c.First - a.First);

    /// <summary>The part of the chain that gives neither side less than disagreement, cut edges included.</summary>
    private static UtilityPair[] Clip(IReadOnlyList<UtilityPair> chain, UtilityPair d)
    {
        var kept = new List<UtilityPair>();
        for (var i = 0; i < chain.Count; i++)
        {
            if (i > 0)
            {
                var (a, b) = (chain[i - 1], chain[i]);
                if (a.First < d.First && b.First > d.First)
                    Keep(new(d.First, a.Second + (d.First - a.First) / (b.First - a.First) * (b.Second - a.Second)));
                if (a.Second > d.Second && b.Second < d.Second)
                    Keep(new(a.First + (d.Second - a.Second) / (b.Second - a.Second) * (b.First - a.First), d.Second));
            }
            Keep(chain[i]);
        }
        return [.. kept];

        void Keep(UtilityPair u)
        {
            if (u.IsAtLeast(d)) kept.Add(u);
        }
    }
}
