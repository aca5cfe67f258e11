namespace NegotiationSim.Engine.Games.Repeated;

/// <summary>A rule for playing a repeated 2×2 game.</summary>
/// <param name="Name">Its name in files and on the command line: <c>tit-for-tat</c>.</param>
/// <param name="Meaning">What it does, in half a sentence.</param>
/// <param name="Source">Who proposed or described it.</param>
public abstract record Strategy(string Name, string Meaning, string Source)
{
    /// <summary>Someone who plays by the rule, with a memory of its own.</summary>
    /// <param name="stage">The player's payoffs of a turn.</param>
    public abstract StrategyPlayer NewPlayer(Stage stage);

    /// <summary>The rule as chances given the last turn alone, or null where it needs more memory.</summary>
    /// <param name="stage">The player's payoffs of a turn.</param>
    public virtual MemoryOne? AsMemoryOne(Stage stage) => null;

    /// <summary>Whether it ever leaves a move to chance.</summary>
    /// <param name="stage">The player's payoffs of a turn.</param>
    public virtual bool HasChance(Stage stage) => AsMemoryOne(stage) is { IsCertain: false };
}

/// <summary>Someone who plays by a strategy through one match after the other.</summary>
public abstract class StrategyPlayer
{
    /// <summary>Forgets everything: a new match begins.</summary>
    public virtual void Reset()
    {
    }

    /// <summary>The chance of cooperating in this turn; called once a turn, in order.</summary>
    /// <param name="past">What was seen so far.</param>
    /// <returns>A number from 0 to 1.</returns>
    public abstract double Cooperation(in Past past);
}

/// <summary>Chances to cooperate given the last turn, own move first.</summary>
/// <param name="First">In the first turn.</param>
/// <param name="AfterCC">After both cooperated.</param>
/// <param name="AfterCD">After it cooperated and the other defected.</param>
/// <param name="AfterDC">After it defected and the other cooperated.</param>
/// <param name="AfterDD">After both defected.</param>
public readonly record struct MemoryOne(double First, double AfterCC, double AfterCD, double AfterDC, double AfterDD)
{
    /// <summary>The chance after a pair of moves.</summary>
    /// <param name="own">Its own move.</param>
    /// <param name="other">The other's move.</param>
    public double After(Move own, Move other) =>
        own == Move.Cooperate ? other == Move.Cooperate ? AfterCC : AfterCD : other == Move.Cooperate ? AfterDC : AfterDD;

    /// <summary>Whether chance has no part in it.</summary>
    public bool IsCertain => (First is 0 or 1) && (AfterCC is 0 or 1) && (AfterCD is 0 or 1) && (AfterDC is 0 or 1) && (AfterDD is 0 or 1);
}
