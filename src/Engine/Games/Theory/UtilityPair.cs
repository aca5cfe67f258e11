namespace NegotiationSim.Engine.Games.Theory;

/// <summary>What an outcome is worth to each of two sides.</summary>
/// <param name="First">Utility of the first side, any finite number.</param>
/// <param name="Second">Utility of the second side, any finite number.</param>
public readonly record struct UtilityPair(double First, double Second)
{
    /// <summary>Whether neither side has less here than there.</summary>
    /// <param name="other">The other outcome.</param>
    public bool IsAtLeast(UtilityPair other) => First >= other.First && Second >= other.Second;

    /// <summary>Whether neither side has less and one has more here than there (Pareto's sense of better).</summary>
    /// <param name="other">The other outcome.</param>
    public bool Dominates(UtilityPair other) => IsAtLeast(other) && this != other;

    /// <summary>The utilities gained over another outcome.</summary>
    /// <param name="from">The other outcome.</param>
    /// <returns>The differences, side by side.</returns>
    public UtilityPair GainOver(UtilityPair from) => new(First - from.First, Second - from.Second);

    /// <summary>The point a part of the way to another.</summary>
    /// <param name="other">The other point.</param>
    /// <param name="share">How much of the way, 0 to 1.</param>
    internal UtilityPair Toward(UtilityPair other, double share) =>
        share <= 0 ? this : share >= 1 ? other : new(First + share * (other.First - First), Second + share * (other.Second - Second));
}

/// <summary>The outcome that a solution concept picks.</summary>
/// <param name="Utilities">What it is worth to the two sides.</param>
/// <param name="Index">Which of the given points it is, from 0; −1 for a lottery over several, for a point of a curve, and for
/// disagreement.</param>
/// <param name="Parameter">Where it lies on a curve of agreements; NaN for points.</param>
public readonly record struct BargainingSolution(UtilityPair Utilities, int Index = -1, double Parameter = double.NaN);
