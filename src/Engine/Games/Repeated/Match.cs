using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Games.Repeated;

/// <summary>What a match came to.</summary>
/// <param name="RowTotal">Σ δᵗ u_t of the row player.</param>
/// <param name="ColumnTotal">Σ δᵗ u_t of the column player.</param>
/// <param name="RowCooperation">The share of turns in which the row player's move, as carried out, was to cooperate.</param>
/// <param name="ColumnCooperation">The same for the column player.</param>
/// <param name="Turns">How many turns were played.</param>
public readonly record struct MatchResult(double RowTotal, double ColumnTotal, double RowCooperation, double ColumnCooperation, int Turns);

/// <summary>Two strategies that meet in a repeated game.</summary>
/// <remarks>A turn: both choose, each on its chance to cooperate; an error turns a choice into its opposite; both see what was carried
/// out.</remarks>
public sealed class Match
{
    private readonly (StrategyPlayer Player, Stage Stage) row;
    private readonly (StrategyPlayer Player, Stage Stage) column;
    private readonly long address;
    private readonly MatchRules rules;

    /// <summary>A match to be played any number of times, by one thread.</summary>
    /// <param name="game">A game of two actions each; the first action is to cooperate.</param>
    /// <param name="row">The row player's strategy.</param>
    /// <param name="column">The column player's strategy.</param>
    /// <param name="rules">How the game is repeated.</param>
    /// <exception cref="ArgumentException">The game is not 2×2, or a number of the rules is outside its range.</exception>
    public Match(MatrixGame game, Strategy row, Strategy column, MatchRules rules)
        : this(game, (row?.Name ?? "", row!), (column?.Name ?? "", column!), rules)
    {
    }

    /// <summary>The same with names of the entrants' own, by which their chance is addressed.</summary>
    internal Match(MatrixGame game, (string Name, Strategy Strategy) row, (string Name, Strategy Strategy) column, MatchRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(row.Strategy);
        ArgumentNullException.ThrowIfNull(column.Strategy);
        rules.Check();
        var (first, second) = (Stage.OfRow(game), Stage.OfRow(game.Transposed()));
        this.row = (row.Strategy.NewPlayer(first), first);
        this.column = (column.Strategy.NewPlayer(second), second);
        this.rules = rules;
        address = MatchShocks.Address(row.Name, column.Name);
    }

    /// <summary>Plays the match.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="replication">The replication, from 0.</param>
    public MatchResult Play(ulong seed, long replication)
    {
        var shocks = new MatchShocks(seed, replication, address);
        row.Player.Reset();
        column.Player.Reset();
        var (rowPast, columnPast) = (default(Past), default(Past));
        var (rowTotal, columnTotal, weight) = (0.0, 0.0, 1.0);
        var (rowC, columnC) = (0, 0);
        for (var turn = 0; ; turn++)
        {
            var a = Carried(row.Player.Cooperation(rowPast), shocks.RowChoice(turn), shocks.RowError(turn));
            var b = Carried(column.Player.Cooperation(columnPast), shocks.ColumnChoice(turn), shocks.ColumnError(turn));
            rowTotal += weight * row.Stage.Payoff(a, b);
            columnTotal += weight * column.Stage.Payoff(b, a);
            if (a == Move.Cooperate) rowC++;
            if (b == Move.Cooperate) columnC++;
            weight *= rules.Discount;
            var played = turn + 1;
            if (played == rules.Turns || !Draws.Bernoulli(rules.Continuation, shocks.End(turn)))
                return new MatchResult(rowTotal, columnTotal, (double)rowC / played, (double)columnC / played, played);
            rowPast = new Past(played, a, b, rowPast.Other);
            columnPast = new Past(played, b, a, columnPast.Other);
        }
    }

    private Move Carried(double cooperation, double choice, double error) =>
        Draws.Bernoulli(cooperation, choice) != Draws.Bernoulli(rules.Noise, error) ? Move.Cooperate : Move.Defect;
}
