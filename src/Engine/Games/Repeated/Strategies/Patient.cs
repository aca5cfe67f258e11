namespace NegotiationSim.Engine.Games.Repeated.Strategies;

/// <summary>Defects after two defections of the other in a row (Axelrod 1980).</summary>
public sealed record TitForTwoTats() : Strategy("tit-for-two-tats", "defects after two defections in a row", "Axelrod 1980")
{
    /// <inheritdoc/>
    public override StrategyPlayer NewPlayer(Stage stage) => new Rule();

    private sealed class Rule : StrategyPlayer
    {
        public override double Cooperation(in Past past) => past is { Other: Move.Defect, OtherBefore: Move.Defect } ? 0 : 1;
    }
}

/// <summary>Defects twice after each defection of the other.</summary>
public sealed record TwoTitsForTat() : Strategy("two-tits-for-tat", "defects in the two turns after a defection", "Axelrod 1984")
{
    /// <inheritdoc/>
    public override StrategyPlayer NewPlayer(Stage stage) => new Rule();

    private sealed class Rule : StrategyPlayer
    {
        public override double Cooperation(in Past past) => past.Other == Move.Defect || past.OtherBefore == Move.Defect ? 0 : 1;
    }
}

/// <summary>Cooperates until the other defects once, then never again (Friedman 1971).</summary>
public sealed record Grim() : Strategy("grim", "cooperates until the first defection, then never", "Friedman 1971")
{
    /// <inheritdoc/>
    public override StrategyPlayer NewPlayer(Stage stage) => new Rule();

    private sealed class Rule : StrategyPlayer
    {
        private bool wronged;

        public override void Reset() => wronged = false;

        public override double Cooperation(in Past past)
        {
            wronged |= past.Other == Move.Defect;
            return wronged ? 0 : 1;
        }
    }
}

/// <summary>Takes turns: cooperates in the first, third, fifth turn.</summary>
public sealed record Alternator() : Strategy("alternator", "cooperates and defects by turns", "Axelrod 1984")
{
    /// <inheritdoc/>
    public override StrategyPlayer NewPlayer(Stage stage) => new Rule();

    private sealed class Rule : StrategyPlayer
    {
        public override double Cooperation(in Past past) => past.Turn % 2 == 0 ? 1 : 0;
    }
}
