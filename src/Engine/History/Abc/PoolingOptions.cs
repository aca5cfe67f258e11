namespace NegotiationSim.Engine.History.Abc;

/// <summary>How several disputes are calibrated together.</summary>
public sealed record PoolingOptions
{
    /// <summary>How each is calibrated alone; eras are not left out, disputes are.</summary>
    public CalibrationOptions Alone { get; init; } = new();

    /// <summary>Rounds of sweeps over all disputes, at least 1, each as many sweeps as move 99 draws in 100; default 3.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>ρ, how much the disputes' strengths have in common, from 0 to below 1; null, the default, to learn it.</summary>
    public double? Common { get; init; }
}

/// <summary>What of a pooled calibration is done, to be kept and gone on from.</summary>
public interface IPoolingMemory
{
    /// <summary>What is done of a dispute alone.</summary>
    /// <param name="dispute">The dispute's number, from 0.</param>
    ICalibrationMemory Of(int dispute);

    /// <summary>Rounds that are done; empty at first.</summary>
    /// <param name="leftOut">The number of the dispute that has no part in them; −1 if all have.</param>
    /// <param name="population">The population's number, from 0.</param>
    IReadOnlyList<PooledRound> Rounds(int leftOut, int population);

    /// <summary>Keeps a round.</summary>
    /// <param name="leftOut">The number of the dispute that has no part in it; −1 if all have.</param>
    /// <param name="population">The population's number, from 0.</param>
    /// <param name="round">It.</param>
    void Keep(int leftOut, int population, PooledRound round);
}
