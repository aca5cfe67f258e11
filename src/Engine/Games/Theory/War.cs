namespace NegotiationSim.Engine.Games.Theory;

/// <summary>Why states fight although fighting costs.</summary>
public static class War
{
    /// <summary>[p − c_A, p + c_B]: the shares of A that both sides like at least as well as war, cut to 0 to 1 (Fearon 1995).</summary>
    /// <param name="power">p, A's chance to win, 0 to 1.</param>
    /// <param name="costA">c_A, what war costs A as a share of the prize, at or above 0.</param>
    /// <param name="costB">c_B, what it costs B.</param>
    /// <returns>The ends of the range; it is never empty, so that war needs another reason: private information, or no way to
    /// commit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static (double Low, double High) BargainingRange(double power, double costA, double costB)
    {
        CheckShare(power, nameof(power));
        ArgumentOutOfRangeException.ThrowIfNegative(costA);
        ArgumentOutOfRangeException.ThrowIfNegative(costB);
        return (Math.Max(0, power - costA), Math.Min(1, power + costB));
    }

    /// <summary>Whether δM₂′ − M₂ &gt; B − (M₁ + M₂): side 2 will gain more by waiting than peace leaves to give away now, and side 1
    /// fights to forestall it.</summary>
    /// <remarks>After Powell 2004 and 2006, for one shift of power from this period to the next.</remarks>
    /// <param name="benefit">B, what there is to divide in peace.</param>
    /// <param name="firstNow">M₁, what side 1 can lock in by fighting now.</param>
    /// <param name="secondNow">M₂, what side 2 can lock in by fighting now.</param>
    /// <param name="secondLater">M₂′, what side 2 can lock in by fighting in the next period.</param>
    /// <param name="discount">δ, what a unit of the next period is worth now, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">δ is outside 0 to 1.</exception>
    public static bool CommitmentFails(double benefit, double firstNow, double secondNow, double secondLater, double discount)
    {
        CheckShare(discount, nameof(discount));
        return discount * secondLater - secondNow > benefit - (firstNow + secondNow);
    }

    /// <summary>The same with M as power times what fighting leaves: M₁ = (1 − p)(1 − d)B, M₂ = p(1 − d)B, M₂′ = p′(1 − d)B.</summary>
    /// <param name="benefit">B, what there is to divide in peace, above 0.</param>
    /// <param name="powerNowAndLater">p and p′, side 2's chance to win now and in the next period, 0 to 1.</param>
    /// <param name="destroyed">d, the share of the benefit that fighting destroys, 0 to 1.</param>
    /// <param name="discount">δ, what a unit of the next period is worth now, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static bool CommitmentFails(double benefit, (double Now, double Later) powerNowAndLater, double destroyed, double discount)
    {
        var (now, later) = powerNowAndLater;
        CheckShare(now, nameof(powerNowAndLater));
        CheckShare(later, nameof(powerNowAndLater));
        CheckShare(destroyed, nameof(destroyed));
        var left = (1 - destroyed) * benefit;
        return CommitmentFails(benefit, (1 - now) * left, now * left, later * left, discount);
    }

    private static void CheckShare(double value, string name)
    {
        if (!(value >= 0 && value <= 1)) throw new ArgumentOutOfRangeException(name, value, "It must lie between 0 and 1.");
    }
}
