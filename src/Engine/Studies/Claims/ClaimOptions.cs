namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>How claims are tested.</summary>
public sealed record ClaimOptions
{
    /// <summary>How many worlds are drawn from the ranges; default 400.</summary>
    public int Worlds { get; init; } = 400;

    /// <summary>How many replications each policy plays in each world at the least; default 40.</summary>
    public int Replications { get; init; } = 40;

    /// <summary>How many it plays at the most, where fewer leave it open whether a claim is true; default 4,000.</summary>
    public int Most { get; init; } = 4000;

    /// <summary>The seed of all chance; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work; default all cores. The results are the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether mechanisms are switched off, one at a time and together, to see which rulings hang on them; default yes.</summary>
    public bool Ablate { get; init; } = true;
}
