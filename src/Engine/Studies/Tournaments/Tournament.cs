using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Repeated;

namespace NegotiationSim.Engine.Studies.Tournaments;

/// <summary>Round-robin tournaments of a repeated game (Axelrod 1980), with as many replications as their noise asks for.</summary>
public static class Tournament
{
    private const int BlockSize = 8;

    /// <summary>Entrants of these strategies; two of one strategy are told apart by a number.</summary>
    /// <param name="strategies">The strategies, two or more.</param>
    public static IReadOnlyList<Entrant> Enter(IReadOnlyList<Strategy> strategies)
    {
        ArgumentNullException.ThrowIfNull(strategies);
        return [.. strategies.Select((s, i) => (s, Twin: strategies.Take(i + 1).Count(o => o.Name == s.Name)))
            .Select(e => new Entrant(e.Twin == 1 ? e.s.Name : $"{e.s.Name}-{e.Twin}", e.s))];
    }

    /// <summary>Holds a tournament.</summary>
    /// <param name="game">A game of two actions each; the first action is to cooperate.</param>
    /// <param name="entrants">Who takes part, each with a name of its own.</param>
    /// <param name="options">How it is held.</param>
    /// <param name="progress">Hears how many replications are done, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The game is not 2×2, there are no entrants or two of one name, or a number is outside its
    /// range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped: there is no partial result.</exception>
    public static TournamentResult Hold(
        MatrixGame game, IReadOnlyList<Entrant> entrants, TournamentOptions options, IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(entrants);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfZero(entrants.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replications, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        options.Rules.Check();
        if (entrants.Select(e => e.Name).Distinct().Count() < entrants.Count)
            throw new ArgumentException("Each entrant needs a name of its own.", nameof(entrants));

        var isCertain = IsCertain(game, entrants, options.Rules);
        var replications = isCertain ? 1 : options.Replications;
        var sums = new TournamentSums(game, entrants, options);
        OrderedBlocks.Run((replications + BlockSize - 1) / BlockSize, options.Threads, () => new Table(game, entrants, options.Rules),
            (table, block) =>
                table.Play(options.Seed, block * BlockSize, (int)Math.Min(BlockSize, replications - block * BlockSize), cancellation),
            (table, _) =>
            {
                for (var i = 0; i < table.Count; i++) sums.Add(table.ResultsOf(i));
                progress?.Report(sums.Replications);
            }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return sums.ToResult(isCertain);
    }

    /// <summary>Whether nothing is left to chance.</summary>
    private static bool IsCertain(MatrixGame game, IReadOnlyList<Entrant> entrants, MatchRules rules) =>
        rules.Noise is 0 or 1 && rules.Continuation is 0 or 1
        && entrants.All(e => !e.Strategy.HasChance(Stage.OfRow(game)) && !e.Strategy.HasChance(Stage.OfRow(game.Transposed())));

    /// <summary>A thread's own players and the results of a block of replications.</summary>
    private sealed class Table(MatrixGame game, IReadOnlyList<Entrant> entrants, MatchRules rules)
    {
        private readonly Match[] matches =
            [.. Pairing.All(game, entrants.Count)
                .Select(
                    p =>
                        new Match(game, (entrants[p.Row].Name, entrants[p.Row].Strategy),
                            (entrants[p.Column].Name, entrants[p.Column].Strategy), rules))];

        private readonly MatchResult[] results = new MatchResult[BlockSize * Pairing.All(game, entrants.Count).Count];

        internal int Count { get; private set; }

        internal ReadOnlySpan<MatchResult> ResultsOf(int i) => results.AsSpan(i * matches.Length, matches.Length);

        internal void Play(ulong seed, long first, int count, CancellationToken cancellation)
        {
            Count = count;
            for (var i = 0; i < count; i++)
                for (var m = 0; m < matches.Length && !cancellation.IsCancellationRequested; m++)
                    results[i * matches.Length + m] = matches[m].Play(seed, first + i);
        }
    }
}
