using MathNet.Numerics.Optimization;
using MathNet.Numerics.RootFinding;

namespace NegotiationSim.Engine.Games.Theory;

/// <summary>Bargaining along a concave curve of efficient agreements.</summary>
internal sealed class CurveBargaining : BargainingProblem
{
    /// <summary>Of the search for a maximum, as a part of the range: nearer than this a maximum cannot be told from its
    /// neighbours.</summary>
    private const double Accuracy = 1e-9;
    private const int Corners = 201;

    private readonly Func<double, UtilityPair> curve;
    private readonly double low;
    private readonly double high;

    internal CurveBargaining(Func<double, UtilityPair> curve, double low, double high, UtilityPair disagreement)
        : base(disagreement)
    {
        if (!(low < high) || !double.IsFinite(low) || !double.IsFinite(high))
            throw new ArgumentException($"The range of the parameter, {low} to {high}, is empty.", nameof(high));
        this.curve = curve;
        Frontier = [.. Enumerable.Range(0, Corners).Select(i => curve(low + i * (high - low) / (Corners - 1)))];
        for (var i = 0; i < Corners; i++)
        {
            var (first, second) = Frontier[i];
            if (!double.IsFinite(first) || !double.IsFinite(second)
                || i > 0 && (first < Frontier[i - 1].First || second > Frontier[i - 1].Second))
                throw new ArgumentException("Along the curve the first side's utility must rise and the second's fall, and both be finite.",
                    nameof(curve));
        }
        HasAgreement = Frontier[^1].First >= disagreement.First && Frontier[0].Second >= disagreement.Second;
        if (!HasAgreement) return;
        this.low = Frontier[0].First >= disagreement.First ? low : Root(x => curve(x).First - disagreement.First, low, high);
        this.high = Frontier[^1].Second >= disagreement.Second ? high : Root(x => curve(x).Second - disagreement.Second, low, high);
        HasAgreement = this.low <= this.high;
    }

    public override IReadOnlyList<UtilityPair> Frontier { get; }

    public override bool HasAgreement { get; }

    public override UtilityPair Ideal => HasAgreement ? new(curve(high).First, curve(low).Second) : Disagreement;

    private protected override BargainingSolution MaximalProduct() =>
        Maximum(u => (u.First - Disagreement.First) * (u.Second - Disagreement.Second));

    private protected override BargainingSolution MaximalSum() => Maximum(u => u.First + u.Second);

    private protected override BargainingSolution MaximalLeast(double firstWeight, double secondWeight)
    {
        if (double.IsInfinity(firstWeight)) return At(low);
        if (double.IsInfinity(secondWeight)) return At(high);
        double Lead(double x)
        {
            var gain = curve(x).GainOver(Disagreement);
            return firstWeight * gain.First - secondWeight * gain.Second;
        }
        return At(Lead(low) >= 0 ? low : Lead(high) <= 0 ? high : Root(Lead, low, high));
    }

    private static double Root(Func<double, double> f, double low, double high) => Brent.FindRoot(f, low, high, 1e-14, 500);

    /// <summary>The best point of a concave criterion: golden section (Kiefer 1953), then the ends.</summary>
    private BargainingSolution Maximum(Func<UtilityPair, double> criterion)
    {
        if (high - low <= Accuracy) return At(low);
        var objective = ObjectiveFunction.ScalarValue(x => -criterion(curve(x)));
        var inner = GoldenSectionMinimizer.Minimum(objective, low, high, Accuracy * (high - low), 500).MinimizingPoint;
        double[] candidates = [inner, low, high];
        return At(candidates.MaxBy(x => criterion(curve(x))));
    }

    private BargainingSolution At(double x) => new(curve(x), Parameter: x);
}
