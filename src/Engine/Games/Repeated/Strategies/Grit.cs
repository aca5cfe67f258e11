namespace NegotiationSim.Engine.Games.Repeated.Strategies;

/// <summary>Graduated reciprocation in tension reduction (Osgood 1962): answers in kind, but out of a deadlock makes an initiative of its
/// own.</summary>
/// <remarks>After three turns of mutual defection it cooperates for two turns whatever the other does. If the other answers, both are out;
/// if not, it is back to answering in kind and waits for three more such turns. How many turns is a modelling choice: Osgood asks for
/// initiatives that are announced, carried through in spite of no answer, and small enough to leave security untouched.</remarks>
public sealed record Grit()
    : Strategy("grit", "tit for tat, but cooperates twice to end each deadlock",
        "after Osgood 1962; three turns and two are modelling choices")
{
    private const int Patience = 3;
    private const int Initiative = 2;

    /// <inheritdoc/>
    public override StrategyPlayer NewPlayer(Stage stage) => new Rule();

    private sealed class Rule : StrategyPlayer
    {
        private int deadlock;
        private int left;

        public override void Reset() => (deadlock, left) = (0, 0);

        public override double Cooperation(in Past past)
        {
            deadlock = past is { Own: Move.Defect, Other: Move.Defect } ? deadlock + 1 : 0;
            if (left == 0 && deadlock >= Patience) (left, deadlock) = (Initiative, 0);
            if (left == 0) return past.Other == Move.Cooperate ? 1 : 0;
            left--;
            return 1;
        }
    }
}
