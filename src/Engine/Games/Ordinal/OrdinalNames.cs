namespace NegotiationSim.Engine.Games.Ordinal;

/// <summary>An order of preference over the outcomes of two actions, cooperate and defect.</summary>
/// <param name="Name">What the game is called in which both players have it.</param>
/// <param name="Order">The outcomes from best to worst: T, I defect alone; R, both cooperate; P, both defect; S, I cooperate alone.</param>
/// <param name="Source">Where order and name are from.</param>
public sealed record PreferenceOrder(string Name, string Order, string Source)
{
    /// <summary>The ranks of the outcomes (C,C), (C,D), (D,C), (D,D) to the row player.</summary>
    internal int[] RowRanks() => [.. "RSTP".Select(Rank)];

    /// <summary>The same to the column player.</summary>
    internal int[] ColumnRanks() => [.. "RTSP".Select(Rank)];

    private int Rank(char outcome) => 4 - Order.IndexOf(outcome, StringComparison.Ordinal);
}

/// <summary>A type of 2×2 game that has a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Row">One player's preferences.</param>
/// <param name="Column">The other player's.</param>
/// <param name="Source">Where it is from.</param>
public sealed record NamedType(string Name, PreferenceOrder Row, PreferenceOrder Column, string Source)
{
    internal OrdinalGame Game() => OrdinalGame.Of(Row.RowRanks(), Column.ColumnRanks());
}

/// <summary>Names of strict ordinal 2×2 games.</summary>
public static class OrdinalNames
{
    private const string Colman = "Colman 1995";
    private const string Crises = "Snyder and Diesing 1977";
    private const string Harmony = "Santos, Pacheco and Lenaerts 2006";

    private static readonly PreferenceOrder Dilemma = new("Prisoner's Dilemma", "TRPS", "Rapoport and Chammah 1965");
    private static readonly PreferenceOrder Chicken = new("Chicken", "TRSP", "Rapoport and Chammah 1966");
    private static readonly PreferenceOrder StagHunt = new("Stag Hunt", "RTPS", "Jervis 1978");
    private static readonly PreferenceOrder Deadlock = new("Deadlock", "TPRS", Crises);

    /// <summary>The named orders of preference; a game in which both players have one is called after it.</summary>
    public static IReadOnlyList<PreferenceOrder> Orders { get; } =
    [
        Dilemma, Chicken, StagHunt, Deadlock,
        new("Leader", "TSRP", Colman),
        new("Hero", "STRP", Colman),
        new("Assurance", "RPTS", "Bruns 2015"),
        new("Harmony", "RTSP", Harmony), new("Harmony", "RSTP", Harmony), new("Harmony", "RSPT", Harmony),
    ];

    /// <summary>Every type with a name of its own: both players alike, or two orders that meet.</summary>
    public static IReadOnlyList<NamedType> Types { get; } =
    [
        .. Orders.Select(o => new NamedType(o.Name, o, o, o.Source)),
        new("Called Bluff", Dilemma, Chicken, Crises),
        new("Bully", Deadlock, Chicken, Crises),
    ];

    /// <summary>The type's name, or null if it has none here.</summary>
    /// <param name="game">A strict ordinal game.</param>
    public static NamedType? Of(OrdinalGame game) => Types.FirstOrDefault(t => t.Game().Equals(game));

    /// <summary>The named orders that the two players have, the row player's first: every reading in which both have one.</summary>
    /// <remarks>Which action is "cooperate" is a matter of reading; under another one the same preferences may bear another name.</remarks>
    /// <param name="game">A strict ordinal game.</param>
    public static IReadOnlyList<(string Row, string Column)> Readings(OrdinalGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        var readings =
            from form in game.Relabelled()
            let row = Orders.FirstOrDefault(o => o.RowRanks().SequenceEqual(form.RowRanks))
            let column = Orders.FirstOrDefault(o => o.ColumnRanks().SequenceEqual(form.ColumnRanks))
            where row is not null && column is not null
            select (row.Name, column.Name);
        return [.. readings.Distinct()];
    }
}
