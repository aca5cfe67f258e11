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

    /// <summary>How many attempts are best simulated at a time.</summary>
    int Lanes => 1;

    /// <summary>Simulates attempts, each as if alone.</summary>
    /// <param name="attempts">The attempts, <see cref="Lanes"/> of them at the most.</param>
    /// <param name="stand">Receives whether what was simulated can stand beside what was seen.</param>
    void Simulate(ReadOnlySpan<AbcAttempt> attempts, Span<bool> stand)
    {
        for (var i = 0; i < attempts.Length; i++)
            stand[i] = Simulate(attempts[i].Parameters, attempts[i].Seed, attempts[i].Number, attempts[i].Statistics);
    }
}

/// <summary>Something to simulate.</summary>
/// <param name="parameters">The parameters, on the standard normal scale.</param>
/// <param name="seed">The seed of the generation's chance.</param>
/// <param name="number">The attempt's number.</param>
/// <param name="statistics">How many statistics there are.</param>
public sealed class AbcAttempt(double[] parameters, ulong seed, long number, int statistics)
{
    /// <summary>The parameters, on the standard normal scale.</summary>
    public double[] Parameters { get; } = parameters;

    /// <summary>The seed of the generation's chance.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>The attempt's number.</summary>
    public long Number { get; } = number;

    /// <summary>Takes the statistics of what is simulated.</summary>
    public double[] Statistics { get; } = new double[statistics];
}
