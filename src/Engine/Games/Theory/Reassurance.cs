namespace NegotiationSim.Engine.Games.Theory;

/// <summary>What the outcomes of a game of two actions, cooperate and defect, are worth to a player.</summary>
/// <param name="Reward">R, both cooperate.</param>
/// <param name="Temptation">T, I defect alone.</param>
/// <param name="Punishment">P, both defect.</param>
/// <param name="Sucker">S, I cooperate alone.</param>
public readonly record struct StagePayoffs(double Reward, double Temptation, double Punishment, double Sucker);

/// <summary>When those who would keep faith can cooperate with those who might not (Kydd 2000, 2005).</summary>
public static class Reassurance
{
    /// <summary>m = (P − S) / ((P − S) + (R − T)): the least trust with which a player who would return cooperation cooperates.</summary>
    /// <param name="payoffs">The payoffs of a player who likes to return cooperation: R &gt; T and P &gt; S.</param>
    /// <returns>The chance that the other keeps faith at which both actions are worth the same, 0 to 1.</returns>
    /// <exception cref="ArgumentException">The payoffs are not of that kind.</exception>
    public static double TrustThreshold(StagePayoffs payoffs)
    {
        var (R, T, P, S) = payoffs;
        if (!(R > T && P > S)) throw new ArgumentException("Trust matters where R > T and P > S.", nameof(payoffs));
        return (P - S) / ((P - S) + (R - T));
    }

    /// <summary>The weights of a first round, of two that sum to 1, in which cooperation parts those who keep faith from those who do
    /// not.</summary>
    /// <remarks>After Kydd 2000. Who would defect must not gain by cooperating once to defect at higher stakes:
    /// α ≥ t(T′ − P′) / (t(T′ − R′) + t(T′ − P′) + (1 − t)(P′ − S′)). Who keeps faith must be ready to begin:
    /// α ≤ t(R − P) / (t(T − P) + (1 − t)(P − S)). Each defects for good once the other has. With ranks 4, 3, 2, 1 that is 2t/(1 + 2t) ≤ α
    /// ≤ 2t.</remarks>
    /// <param name="trust">t, the chance that the other keeps faith, 0 to 1.</param>
    /// <param name="faithful">The payoffs of one who keeps faith: R &gt; T ≥ P &gt; S.</param>
    /// <param name="unfaithful">The payoffs of one who does not: T′ &gt; R′ &gt; P′ &gt; S′.</param>
    /// <returns>The least and the greatest weight, or null when no weight does.</returns>
    /// <exception cref="ArgumentException">Trust is outside 0 to 1, or payoffs are not of their kind.</exception>
    public static (double Low, double High)? FirstRoundWeights(double trust, StagePayoffs faithful, StagePayoffs unfaithful)
    {
        var ((R, T, P, S), (r, t, p, s)) = (faithful, unfaithful);
        if (!(trust >= 0 && trust <= 1)) throw new ArgumentException("Trust lies between 0 and 1.", nameof(trust));
        if (!(R > T && T >= P && P > S)) throw new ArgumentException("One who keeps faith has R > T ≥ P > S.", nameof(faithful));
        if (!(t > r && r > p && p > s)) throw new ArgumentException("One who does not has T > R > P > S.", nameof(unfaithful));
        var low = trust * (t - p) / (trust * (t - r) + trust * (t - p) + (1 - trust) * (p - s));
        var cost = trust * (T - P) + (1 - trust) * (P - S);
        var high = cost > 0 ? Math.Min(1, trust * (R - P) / cost) : 1;
        return low <= high ? (low, high) : null;
    }
}
