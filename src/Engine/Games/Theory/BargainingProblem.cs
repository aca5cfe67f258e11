namespace NegotiationSim.Engine.Games.Theory;

/// <summary>A bargaining problem (S, d): what two sides can agree on, and what they have if they do not (Nash 1950).</summary>
/// <remarks>A solution is sought among the agreements that are Pareto-efficient and give neither side less than disagreement. Where there
/// is none, every solution is disagreement itself. What is equally good by a concept goes to the outcome with the greater least gain, then
/// to the one given first. Utilities are compared as they are, without tolerance.</remarks>
public abstract class BargainingProblem
{
    private protected BargainingProblem(UtilityPair disagreement) => Disagreement = disagreement;

    /// <summary>d: what the sides have without an agreement.</summary>
    public UtilityPair Disagreement { get; }

    /// <summary>The Pareto-efficient agreements, by rising utility of the first side: points, corners of a polygon, or 201 points of a
    /// curve.</summary>
    public abstract IReadOnlyList<UtilityPair> Frontier { get; }

    /// <summary>Whether some agreement gives neither side less than disagreement.</summary>
    public abstract bool HasAgreement { get; }

    /// <summary>a: the most that each side can have while the other has no less than from disagreement; d where there is no
    /// agreement.</summary>
    public abstract UtilityPair Ideal { get; }

    /// <summary>max (u₁ − d₁)(u₂ − d₂) (Nash 1950).</summary>
    public BargainingSolution Nash => HasAgreement ? MaximalProduct() : NoAgreement;

    /// <summary>The greatest least share of the ideal gains, min (uᵢ − dᵢ) / (aᵢ − dᵢ): both shares are alike where that can be (Kalai and
    /// Smorodinsky 1975).</summary>
    /// <remarks>A side that cannot gain at all takes no part in the comparison. Over points, where equal shares may be out of reach, the
    /// lexicographic form (Imai 1983): the least share first, then the other.</remarks>
    public BargainingSolution KalaiSmorodinsky =>
        HasAgreement ? MaximalLeast(Weight(Ideal.First - Disagreement.First), Weight(Ideal.Second - Disagreement.Second)) : NoAgreement;

    /// <summary>The greatest least gain, min (uᵢ − dᵢ): both gains are alike where that can be (Kalai 1977).</summary>
    /// <remarks>Where they cannot, the least gain first, then the other.</remarks>
    public BargainingSolution Egalitarian => HasAgreement ? MaximalLeast(1, 1) : NoAgreement;

    /// <summary>max u₁ + u₂ (Harsanyi 1955).</summary>
    public BargainingSolution Utilitarian => HasAgreement ? MaximalSum() : NoAgreement;

    private BargainingSolution NoAgreement => new(Disagreement);

    /// <summary>A problem whose agreements are the given points and nothing between them.</summary>
    /// <param name="points">The utilities of each agreement, all finite.</param>
    /// <param name="disagreement">The utilities without agreement, finite.</param>
    /// <exception cref="ArgumentException">A utility is not finite.</exception>
    public static BargainingProblem OfPoints(IReadOnlyList<UtilityPair> points, UtilityPair disagreement) =>
        new PointsBargaining(Checked(points, disagreement), disagreement);

    /// <summary>A problem whose agreements are the given points and all lotteries over them: their convex hull.</summary>
    /// <inheritdoc cref="OfPoints"/>
    public static BargainingProblem OfHull(IReadOnlyList<UtilityPair> points, UtilityPair disagreement) =>
        new HullBargaining(Checked(points, disagreement), disagreement);

    /// <summary>A problem whose efficient agreements lie on a curve, such as the shares x of a good that two utility functions
    /// value.</summary>
    /// <param name="curve">Utilities by the parameter: the first side's rising, the second's falling, and the curve concave, all
    /// continuous.</param>
    /// <param name="low">Least parameter.</param>
    /// <param name="high">Greatest parameter, above <paramref name="low"/>.</param>
    /// <param name="disagreement">The utilities without agreement, finite.</param>
    /// <remarks>Solutions are found to about eight digits by searches in one dimension.</remarks>
    /// <exception cref="ArgumentException">The range is empty, a utility is not finite, or utilities do not rise and fall.</exception>
    public static BargainingProblem OfCurve(Func<double, UtilityPair> curve, double low, double high, UtilityPair disagreement) =>
        new CurveBargaining(curve, low, high, disagreement);

    private protected abstract BargainingSolution MaximalProduct();

    /// <summary>max min (wᵢ (uᵢ − dᵢ)), then the other; infinite weight where a side does not count.</summary>
    private protected abstract BargainingSolution MaximalLeast(double firstWeight, double secondWeight);

    private protected abstract BargainingSolution MaximalSum();

    /// <summary>The gain of the less and of the more lucky side, by which what is equal otherwise is told apart.</summary>
    private protected static (double Least, double Most) Ordered(UtilityPair gain) =>
        gain.First <= gain.Second ? (gain.First, gain.Second) : (gain.Second, gain.First);

    private static double Weight(double idealGain) => idealGain > 0 ? 1 / idealGain : double.PositiveInfinity;

    private static IReadOnlyList<UtilityPair> Checked(IReadOnlyList<UtilityPair> points, UtilityPair disagreement)
    {
        ArgumentNullException.ThrowIfNull(points);
        foreach (var (first, second) in points.Append(disagreement))
            if (!double.IsFinite(first) || !double.IsFinite(second))
                throw new ArgumentException($"({first}, {second}) is no pair of utilities: both must be finite.", nameof(points));
        return points;
    }
}
