namespace NegotiationSim.Engine.Games.Repeated.Strategies;

/// <summary>A strategy that looks at the last turn alone (Nowak and Sigmund 1993).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Chances">Its chances to cooperate, which may hang on the payoffs.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Source">Who proposed it.</param>
public sealed record MemoryOneStrategy(
    string Name, Func<Stage, MemoryOne> Chances, string Meaning, string Source) : Strategy(Name, Meaning, Source)
{
    /// <inheritdoc/>
    public override MemoryOne? AsMemoryOne(Stage stage) => Chances(stage);

    /// <inheritdoc/>
    public override StrategyPlayer NewPlayer(Stage stage) => new Rule(Chances(stage));

    /// <summary>A strategy of fixed chances.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="chances">In the first turn and after CC, CD, DC, DD, own move first.</param>
    /// <param name="meaning">What it does.</param>
    /// <param name="source">Who proposed it.</param>
    internal static MemoryOneStrategy Of(string name, MemoryOne chances, string meaning, string source) =>
        new(name, _ => chances, meaning, source);

    private sealed class Rule(MemoryOne chances) : StrategyPlayer
    {
        public override double Cooperation(in Past past) => past.Turn == 0 ? chances.First : chances.After(past.Own, past.Other);
    }
}
