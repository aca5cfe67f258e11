namespace NegotiationSim.Engine.Games.Repeated;

/// <summary>How a game is repeated.</summary>
public sealed record MatchRules
{
    /// <summary>The most turns of a match; at least 1, default 200 (Axelrod 1980).</summary>
    public int Turns { get; init; } = 200;

    /// <summary>ε, the chance that a move is carried out as its opposite; 0 to 1, default 0.</summary>
    public double Noise { get; init; }

    /// <summary>δ, what a turn is worth beside the turn before; above 0 to 1, default 1.</summary>
    public double Discount { get; init; } = 1;

    /// <summary>w, the chance that another turn follows while turns are left; 0 to 1, default 1.</summary>
    public double Continuation { get; init; } = 1;

    /// <summary>The expected weight of a match, Σ (wδ)ᵗ: a total divided by it is the payoff a turn.</summary>
    public double Weight
    {
        get
        {
            var (sum, weight) = (0.0, 1.0);
            for (var t = 0; t < Turns; t++, weight *= Continuation * Discount) sum += weight;
            return sum;
        }
    }

    /// <summary>Throws if a number is outside its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Turns, 1);
        foreach (var share in new[] { Noise, Discount, Continuation })
            if (!(share >= 0 && share <= 1))
                throw new ArgumentOutOfRangeException(nameof(share), share, "Noise, discount and continuation lie between 0 and 1.");
    }
}
