using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Repeated;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Tournaments;

/// <summary>Adds replications up, one at a time and in their order.</summary>
internal sealed class TournamentSums(MatrixGame game, IReadOnlyList<Entrant> entrants, TournamentOptions options)
{
    private readonly IReadOnlyList<Pairing> pairings = Pairing.All(game, entrants.Count);
    private readonly double ofEach = Pairing.WeightOfEach(game, entrants.Count);
    private readonly double weight = options.Rules.Weight;
    private readonly double[] scores = new double[entrants.Count];
    private readonly double[] cooperation = new double[entrants.Count];
    private readonly Moments[] scoreMoments = new Moments[entrants.Count];
    private readonly Moments[] cooperationMoments = new Moments[entrants.Count];
    private readonly Moments[] differences = new Moments[entrants.Count * entrants.Count];
    private readonly long[] firsts = new long[entrants.Count];
    private readonly (Moments Row, Moments Column)[] matches = new (Moments, Moments)[Pairing.All(game, entrants.Count).Count];

    internal long Replications { get; private set; }

    /// <summary>Adds a replication: the results of its matches in the order of the pairings.</summary>
    internal void Add(ReadOnlySpan<MatchResult> results)
    {
        Array.Clear(scores);
        Array.Clear(cooperation);
        for (var i = 0; i < results.Length; i++)
        {
            var (row, column, share) = (pairings[i].Row, pairings[i].Column, pairings[i].Weight / ofEach);
            var (first, second) = (results[i].RowTotal / weight, results[i].ColumnTotal / weight);
            matches[i].Row.Add(first);
            matches[i].Column.Add(second);
            scores[row] += share * first;
            scores[column] += share * second;
            cooperation[row] += share * results[i].RowCooperation;
            cooperation[column] += share * results[i].ColumnCooperation;
        }
        var most = scores.Max();
        for (var i = 0; i < scores.Length; i++)
        {
            scoreMoments[i].Add(scores[i]);
            cooperationMoments[i].Add(cooperation[i]);
            if (scores[i] >= most - 1e-12 * Math.Max(1, Math.Abs(most))) firsts[i]++;
            for (var j = 0; j < scores.Length; j++) differences[i * scores.Length + j].Add(scores[j] - scores[i]);
        }
        Replications++;
    }

    internal TournamentResult ToResult(bool isCertain)
    {
        var exact = pairings.Select(p => p.Exact(game, entrants, options.Rules)).ToArray();
        int[] ranked = [.. Enumerable.Range(0, entrants.Count).OrderByDescending(i => scoreMoments[i].Mean)];
        double Expected(int entrant) => pairings.Select((p, i) =>
            ((p.Row == entrant ? exact[i].Row : 0) + (p.Column == entrant ? exact[i].Column : 0)) * p.Weight / ofEach).Sum();
        return new TournamentResult(options, Replications, isCertain,
            [
                .. ranked.Select(
                    i =>
                        new Standing(entrants[i], Intervals.Mean(scoreMoments[i]), Expected(i),
                            Intervals.Mean(differences[i * entrants.Count + ranked[0]]),
                    Intervals.Share(firsts[i], Replications), Intervals.Mean(cooperationMoments[i]))),
            ],
            [
                .. pairings.Select((p, i) => new MatchScore(entrants[p.Row].Name, entrants[p.Column].Name,
                    Intervals.Mean(matches[i].Row), Intervals.Mean(matches[i].Column), exact[i].Row, exact[i].Column)),
            ]);
    }
}
