namespace NegotiationSim.Engine.History.Abc;

/// <summary>What of a calibration is done, to be kept and gone on from.</summary>
public interface ICalibrationMemory
{
    /// <summary>Generations that are done; empty at first.</summary>
    /// <param name="population">The population's number, from 0.</param>
    IReadOnlyList<AbcGeneration> Generations(int population);

    /// <summary>Keeps a generation.</summary>
    /// <param name="population">The population's number, from 0.</param>
    /// <param name="generation">It.</param>
    void Keep(int population, AbcGeneration generation);

    /// <summary>What was found of an era, if it is done.</summary>
    /// <param name="era">The era's number, from 0.</param>
    IReadOnlyList<EraPrediction>? Recall(int era);

    /// <summary>Keeps what was found of an era.</summary>
    /// <param name="era">The era's number, from 0.</param>
    /// <param name="predictions">What was found.</param>
    void Keep(int era, IReadOnlyList<EraPrediction> predictions);
}
