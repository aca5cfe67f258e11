using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Web;

/// <summary>A request that is not answered, and why.</summary>
internal sealed class Refusal(int status, string message, IReadOnlyList<Problem>? problems = null) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    internal int Status { get; } = status;

    /// <summary>What is wrong with a scenario, as the command line would say it.</summary>
    internal IReadOnlyList<Problem> Problems { get; } = problems ?? [];

    /// <summary>The request does not say what it should.</summary>
    internal static Refusal Malformed(string message) => new(400, message);

    /// <summary>The request asks for something that cannot be.</summary>
    internal static Refusal Unfit(string message, IReadOnlyList<Problem>? problems = null) => new(422, message, problems);

    /// <summary>The request asks for more than one request may.</summary>
    internal static Refusal TooMuch(string message) => new(413, message);
}
