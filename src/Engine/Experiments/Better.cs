namespace NegotiationSim.Engine.Experiments;

/// <summary>Which way each quantity is better: the one declaration by which searches, maps and tables call a policy the best.</summary>
/// <remarks>It is the sender's view; of hardship and of collapse, which the sender's payoff leaves out, that of the people who bear them. Relief is
/// what an agreement costs.</remarks>
public static class Better
{
    private static readonly Dictionary<string, bool> Low = new[]
    {
        "capability", "tension", "hardship", "missileTests", "nuclearTests", "launchesPerYear", "firstAgreementRound", "war", "collapse",
        "failedRatification", "senderFailedRatification", "targetFailedRatification", "failedRatifications", "relief", "regret",
    }.ToDictionary(name => name, _ => true).Concat(new[]
    {
        "openness", "reform", "senderTrust", "targetTrust", "agreementReached", "roundsInForce", "agreementAtEnd", "inForce", "signed", "senderPayoff", "targetPayoff", "satisfied",
    }.ToDictionary(name => name, _ => false)).ToDictionary();

    /// <summary>Whether less of a quantity is better.</summary>
    /// <param name="name">Its name in files: that of a metric, of an objective or of an outcome of a branch.</param>
    /// <exception cref="KeyNotFoundException">It is not declared which way it is better.</exception>
    public static bool IsLow(string name) => Low.TryGetValue(name, out var isLow) ? isLow : throw new KeyNotFoundException($"It is not declared which way '{name}' is better.");
}
