namespace NegotiationSim.Engine.Games.Theory;

/// <summary>How two players divide 1 by offers in turn, when waiting costs.</summary>
public static class Rubinstein
{
    /// <summary>x₁ = (1 − δ₂) / (1 − δ₁δ₂): the share of the player who offers first, without a last round; agreement is at once
    /// (Rubinstein 1982).</summary>
    /// <param name="firstDiscount">δ₁, what a unit of the next round is worth now to the player who offers first, 0 to 1.</param>
    /// <param name="secondDiscount">δ₂, the same for the other player.</param>
    /// <exception cref="ArgumentOutOfRangeException">A discount factor is outside 0 to 1, or both are 1: the division is then not
    /// settled.</exception>
    public static double FirstShare(double firstDiscount, double secondDiscount)
    {
        CheckDiscounts(firstDiscount, secondDiscount);
        if (firstDiscount == 1 && secondDiscount == 1)
            throw new ArgumentOutOfRangeException(nameof(secondDiscount), "With both discount factors 1 any division is an equilibrium.");
        return (1 - secondDiscount) / (1 - firstDiscount * secondDiscount);
    }

    /// <summary>The share of the player who offers first when talks end without agreement after a round that both know, by backward
    /// induction (Ståhl 1972).</summary>
    /// <remarks>Who offers in the last round takes all; before, v_k = 1 − δ v_{k+1} with the δ of who answers now and offers
    /// next.</remarks>
    /// <param name="rounds">How many offers can be made, at least 1; the players take turns.</param>
    /// <param name="firstDiscount">δ₁ of the player who offers first, 0 to 1.</param>
    /// <param name="secondDiscount">δ₂ of the other player.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one round, or a discount factor outside 0 to 1.</exception>
    public static double FirstShare(int rounds, double firstDiscount, double secondDiscount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        CheckDiscounts(firstDiscount, secondDiscount);
        var share = 1.0;
        for (var round = rounds - 1; round >= 1; round--)
        {
            var answers = round % 2 == 1 ? secondDiscount : firstDiscount;
            share = 1 - answers * share;
        }
        return share;
    }

    private static void CheckDiscounts(double first, double second)
    {
        foreach (var δ in new[] { first, second })
            if (!(δ >= 0 && δ <= 1)) throw new ArgumentOutOfRangeException(nameof(first), δ, "A discount factor lies between 0 and 1.");
    }
}
