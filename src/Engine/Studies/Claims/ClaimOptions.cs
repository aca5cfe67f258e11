namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>How claims are tested.</summary>
public sealed record ClaimOptions
{
    /// <summary>How many worlds are drawn from the ranges; default 400.</summary>
    public int Worlds { get; init; } = 400;

    /// <summary>How many replications each policy plays in each world; default 40.</summary>
    public int Replications { get; init; } = 40;

    /// <summary>The seed of all chance; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work; default all cores. The results are the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether each mechanism is switched off in turn, to see which rulings hang on it; default yes.</summary>
    public bool Ablate { get; init; } = true;
}
