namespace NegotiationSim.Engine.Games.Repeated.Strategies;

/// <summary>Answers the n-th provocation with n defections, then cooperates twice to calm down (Beaufils, Delahaye and Mathieu
/// 1996).</summary>
/// <remarks>While it punishes or calms down it starts no new punishment, but goes on counting the other's defections.</remarks>
public sealed record Gradual(
    ) : Strategy("gradual", "answers n defections with n, then calms down for two turns", "Beaufils, Delahaye and Mathieu 1996")
{
    private const int CalmingTurns = 2;

    /// <inheritdoc/>
    public override StrategyPlayer NewPlayer(Stage stage) => new Rule();

    private sealed class Rule : StrategyPlayer
    {
        private int defections;
        private int toPunish;
        private int toCalm;

        public override void Reset() => (defections, toPunish, toCalm) = (0, 0, 0);

        public override double Cooperation(in Past past)
        {
            var isWronged = past.Turn > 0 && past.Other == Move.Defect;
            if (isWronged) defections++;
            if (toPunish == 0 && toCalm == 0 && isWronged) (toPunish, toCalm) = (defections, CalmingTurns);
            if (toPunish > 0)
            {
                toPunish--;
                return 0;
            }
            if (toCalm > 0) toCalm--;
            return 1;
        }
    }
}
