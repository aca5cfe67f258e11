namespace NegotiationSim.Engine.History.Abc;

/// <summary>How a model is calibrated.</summary>
public sealed record CalibrationOptions
{
    /// <summary>How the posterior is sampled; its draws are those of all populations together.</summary>
    public AbcOptions Sampling { get; init; } = new();

    /// <summary>How many populations are sampled apart, so that their scatter shows how far the draws suffice; at least 1, default
    /// 4.</summary>
    public int Populations { get; init; } = 4;

    /// <summary>Histories played from the posterior for its checks, at least 50; default 2,000.</summary>
    public int Predictions { get; init; } = 2000;

    /// <summary>Draws in a generation where an era is left out and predicted from the others, at least 50; 0 leaves none out; default
    /// 500.</summary>
    public int ErasPopulation { get; init; } = 500;

    /// <summary>How the posterior is sampled by the filter's likelihood, too; null for not at all, which is the default.</summary>
    public MetropolisOptions? Likelihood { get; init; }
}
