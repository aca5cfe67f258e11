using NegotiationSim.Engine.Games.Repeated;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Tournaments;

/// <summary>Who takes part in a tournament.</summary>
/// <param name="Name">Its name, its own among the entrants; its chance is addressed by it.</param>
/// <param name="Strategy">How it plays.</param>
public sealed record Entrant(string Name, Strategy Strategy);

/// <summary>How a tournament is held.</summary>
public sealed record TournamentOptions
{
    /// <summary>How a game is repeated in each match.</summary>
    public MatchRules Rules { get; init; } = new();

    /// <summary>How many times all meet all; at least 1, default 100. One is enough where nothing is left to chance.</summary>
    public long Replications { get; init; } = 100;

    /// <summary>The seed of all chance; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work; default all cores. The results are the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>How an entrant did.</summary>
/// <param name="Entrant">Who.</param>
/// <param name="Score">Payoff a turn, over all its matches; n counts replications.</param>
/// <param name="Exact">What that is in expectation; NaN where a match is not between strategies of one turn's memory.</param>
/// <param name="Behind">How much less it had than the first of the table, replication by replication; 0 for the first itself.</param>
/// <param name="First">The share of replications in which nobody had more.</param>
/// <param name="Cooperation">The share of its moves, as carried out, that were to cooperate.</param>
public sealed record Standing(Entrant Entrant, Estimate Score, double Exact, Estimate Behind, Estimate First, Estimate Cooperation);

/// <summary>How two entrants did against each other.</summary>
/// <param name="Row">The row player's name.</param>
/// <param name="Column">The column player's name.</param>
/// <param name="RowScore">The row player's payoff a turn.</param>
/// <param name="ColumnScore">The column player's payoff a turn.</param>
/// <param name="ExactRow">The row player's in expectation, or NaN.</param>
/// <param name="ExactColumn">The column player's in expectation, or NaN.</param>
public sealed record MatchScore(string Row, string Column, Estimate RowScore, Estimate ColumnScore, double ExactRow, double ExactColumn);

/// <summary>What a tournament came to.</summary>
/// <param name="Options">How it was held.</param>
/// <param name="Replications">How many replications are counted.</param>
/// <param name="IsCertain">Whether nothing was left to chance: one replication then says all, exactly.</param>
/// <param name="Standings">The entrants by their score, highest first.</param>
/// <param name="Matches">Every match, in the order of the entrants.</param>
public sealed record TournamentResult(
    TournamentOptions Options, long Replications, bool IsCertain, IReadOnlyList<Standing> Standings, IReadOnlyList<MatchScore> Matches);
