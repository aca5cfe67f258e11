namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>How a policy search is run.</summary>
public sealed record PolicySearchOptions
{
    /// <summary>How many policies a generation has: even, at least 4; default 96.</summary>
    public int Population { get; init; } = 96;

    /// <summary>How many generations follow the first; default 60.</summary>
    public int Generations { get; init; } = 60;

    /// <summary>In how many worlds every policy is tried during the search; default 200.</summary>
    public int Worlds { get; init; } = 200;

    /// <summary>How many replications are played in each world; default 2.</summary>
    public int Replications { get; init; } = 2;

    /// <summary>In how many fresh worlds the front is tried again after the search; default 2,000.</summary>
    public int FreshWorlds { get; init; } = 2000;

    /// <summary>What a policy is to make large or small, two or more.</summary>
    public IReadOnlyList<Objective> Objectives { get; init; } = [];

    /// <summary>What is to hold in a world for it to count as satisfied: inequalities between metrics that name no policy.</summary>
    public IReadOnlyList<Inequality> Satisfy { get; init; } = [];

    /// <summary>How many searches are made, each with a seed and worlds of its own, whose fronts are merged into one; default 1.</summary>
    public int Searches { get; init; } = 1;

    /// <summary>Policies that every search starts from, such as an earlier front; a Latin hypercube fills its first generation up. Default
    /// none.</summary>
    public IReadOnlyList<StartingPolicy> Start { get; init; } = [];

    /// <summary>The seed of search and worlds; default 1. The first search has it itself, the others have seeds derived from it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work; default all cores. The results are the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
