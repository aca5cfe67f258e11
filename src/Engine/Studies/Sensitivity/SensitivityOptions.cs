namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>What a sensitivity analysis measures.</summary>
public enum SensitivityMethod
{
    /// <summary>Shares of the output's variance: Sobol' indices.</summary>
    Sobol,
    /// <summary>Elementary effects, for many factors at little cost: Morris.</summary>
    Morris,
    /// <summary>Changes of the output's whole distribution: PAWN.</summary>
    Pawn,
}

/// <summary>How a sensitivity analysis is done.</summary>
public sealed record SensitivityOptions
{
    /// <summary>What is measured; default Sobol' indices.</summary>
    public SensitivityMethod Method { get; init; } = SensitivityMethod.Sobol;

    /// <summary>The base sample: rows of the Sobol' design, walks of Morris, or points of PAWN; null for 1,024, 50 or 2,048. Sobol' and
    /// PAWN raise it so that each of the eight scramblings has a power of two.</summary>
    public int? Sample { get; init; }

    /// <summary>Replications at each point, the same shocks at all points; default 20.</summary>
    public int Replications { get; init; } = 20;

    /// <summary>Whether Sobol' indices of pairs are estimated, at about twice the cost; default no.</summary>
    public bool SecondOrder { get; init; }

    /// <summary>The seed of the design and of all chance; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work; default all cores. The results are the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The names of the metrics to analyse; none for all that the model has.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];
}
