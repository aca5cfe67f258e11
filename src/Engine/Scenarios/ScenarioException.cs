namespace NegotiationSim.Engine.Scenarios;

/// <summary>A scenario could not be read; says everything that is wrong with it.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>A failure for a list of reasons.</summary>
    /// <param name="problems">What is wrong, at least one thing.</param>
    public ScenarioException(IReadOnlyList<Problem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>A failure for a reason of which no place is known.</summary>
    /// <param name="message">The reason.</param>
    public ScenarioException(string message)
        : base(message) => Problems = [];

    /// <summary>A failure caused by another.</summary>
    /// <param name="message">The reason.</param>
    /// <param name="innerException">The cause.</param>
    public ScenarioException(string message, Exception innerException)
        : base(message, innerException) => Problems = [];

    /// <summary>A failure without a reason.</summary>
    public ScenarioException()
        : this("The scenario could not be read.")
    {
    }

    /// <summary>What is wrong, in the order of the files and their lines.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
