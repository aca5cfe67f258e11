namespace NegotiationSim.Engine.History.Abc;

/// <summary>A model that can be simulated and not solved. Its parameters are standard normal before anything is seen; each stands for one
/// of the user's by its distribution's inverse.</summary>
public interface IAbcModel
{
    /// <summary>How many parameters.</summary>
    int Dimensions { get; }

    /// <summary>The statistics of what was seen. NaN: not known, and left out of the distance.</summary>
    IReadOnlyList<double> Observed { get; }

    /// <summary>Makes what a thread simulates with.</summary>
    IAbcSimulator NewSimulator();
}

/// <summary>Simulates, for one thread.</summary>
public interface IAbcSimulator
{
    /// <summary>Simulates once; the same arguments give the same bits.</summary>
    /// <param name="parameters">The parameters, on the standard normal scale.</param>
    /// <param name="seed">The seed of the generation's chance.</param>
    /// <param name="attempt">The attempt's number.</param>
    /// <param name="statistics">Takes the statistics.</param>
    /// <returns>False if what was simulated cannot stand beside what was seen.</returns>
    bool Simulate(ReadOnlySpan<double> parameters, ulong seed, long attempt, Span<double> statistics);
}
