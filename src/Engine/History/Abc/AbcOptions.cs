namespace NegotiationSim.Engine.History.Abc;

/// <summary>How a posterior is sampled.</summary>
public sealed record AbcOptions
{
    /// <summary>Draws in a generation, at least 50; default 2,000.</summary>
    public int Population { get; init; } = 2000;

    /// <summary>Share of a generation that the next one begins with, those nearest to what was seen; in (0, 1), default .7.</summary>
    public double Keep { get; init; } = .7;

    /// <summary>Generations after the first, at most; default 60.</summary>
    public int Generations { get; init; } = 60;

    /// <summary>Share of moves accepted below which no further generation is begun, in (0, 1); default .01.</summary>
    public double LeastAcceptance { get; init; } = .01;

    /// <summary>Rounds of sweeps that end it, 0 or more; default 2. Draws that were brought near go back to few ancestors, and so take
    /// more for known than it is; sweeps at the last threshold scatter them. A round has as many as move 99 draws in 100.</summary>
    public int Rounds { get; init; } = 2;

    /// <summary>The seed of all chance; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work; the results are the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
