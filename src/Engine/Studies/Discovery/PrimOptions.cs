namespace NegotiationSim.Engine.Studies.Discovery;

/// <summary>How boxes are looked for.</summary>
public sealed record PrimOptions
{
    /// <summary>The share of a box's cases that one step peels off; default .05 (Friedman and Fisher 1999).</summary>
    public double Alpha { get; init; } = .05;

    /// <summary>The share of a box's cases that one step pastes on; default .01.</summary>
    public double PasteAlpha { get; init; } = .01;

    /// <summary>The least share of all cases that a box may hold; default .05.</summary>
    public double LeastMass { get; init; } = .05;

    /// <summary>How many boxes at the most, each among the cases that the earlier ones left; default 3.</summary>
    public int Boxes { get; init; } = 3;

    /// <summary>The least coverage of a box; the densest such box is chosen. 0, the default, chooses by <see cref="Box.Correlation"/>
    /// instead.</summary>
    public double LeastCoverage { get; init; }

    /// <summary>A limit whose quasi-p-value is above this is dropped; default .05.</summary>
    public double Significance { get; init; } = .05;

    /// <summary>How many random halves of the cases are searched again to see whether the same inputs are found; default 20.</summary>
    public int Resamples { get; init; } = 20;

    /// <summary>The seed of the random halves; default 1.</summary>
    public ulong Seed { get; init; } = 1;
}
