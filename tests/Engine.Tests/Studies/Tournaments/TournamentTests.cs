using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Repeated;
using NegotiationSim.Engine.Studies.Tournaments;
using NegotiationSim.Engine.Tests.Games;

namespace NegotiationSim.Engine.Tests.Studies.Tournaments;

public class TournamentTests
{
    private static IReadOnlyList<Entrant> Entrants(params string[] names) =>
        Tournament.Enter([.. names.Select(n => StrategyCatalogue.Find(n)!)]);

    /// <summary>By hand, 200 turns of the dilemma: tit for tat meets itself (3) and the defector (199/200), the defector TFT (204/200) and
    /// itself (1).</summary>
    [Fact]
    public void Where_nothing_is_left_to_chance_one_replication_gives_the_sums_by_hand()
    {
        var result = Tournament.Hold(Sample.Dilemma, Entrants("defector", "tit-for-tat"), new TournamentOptions { Replications = 50 },
            cancellation: TestContext.Current.CancellationToken);
        Assert.True(result.IsCertain);
        Assert.Equal(1, result.Replications);
        Assert.Equal(["tit-for-tat", "defector"], result.Standings.Select(s => s.Entrant.Name));
        Assert.Equal((3 + 199 / 200.0) / 2, result.Standings[0].Score.Mean, 1e-12);
        Assert.Equal((1 + 204 / 200.0) / 2, result.Standings[1].Score.Mean, 1e-12);
        Assert.Equal(result.Standings[0].Exact, result.Standings[0].Score.Mean, 1e-9);
        Assert.Equal(3, result.Matches.Count);
    }

    [Fact]
    public void The_exact_payoffs_lie_where_the_intervals_say()
    {
        var names = new[] { "tit-for-tat", "generous-tit-for-tat", "win-stay-lose-shift", "defector", "random", "joss" };
        var result = Tournament.Hold(Sample.Dilemma, Entrants(names),
            new TournamentOptions { Rules = new MatchRules { Turns = 50, Noise = .05, Discount = .99, Continuation = .98 },
                Replications = 400 }, cancellation: TestContext.Current.CancellationToken);
        Assert.All(result.Standings, s => Assert.Equal(s.Exact, s.Score.Mean, 4.5 * s.Score.StandardError));
        Assert.All(result.Matches, m => Assert.Equal(m.ExactRow, m.RowScore.Mean, 4.5 * m.RowScore.StandardError));
        Assert.Equal(0, result.Standings[0].Behind.Mean);
        Assert.All(result.Standings, s => Assert.Equal(result.Standings[0].Score.Mean - s.Score.Mean, s.Behind.Mean, 1e-9));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        TournamentResult With(int threads) => Tournament.Hold(Sample.Chicken, Tournament.Enter(StrategyCatalogue.All),
            new TournamentOptions { Rules = new MatchRules { Turns = 20, Noise = .1 }, Replications = 30, Threads = threads },
            cancellation: TestContext.Current.CancellationToken);
        var (one, many) = (With(1), With(5));
        Assert.Equal(one.Standings, many.Standings);
        Assert.Equal(one.Matches, many.Matches);
    }

    [Fact]
    public void A_further_entrant_changes_no_match_between_the_others()
    {
        TournamentResult With(params string[] names) => Tournament.Hold(Sample.Dilemma, Entrants(names),
            new TournamentOptions { Rules = new MatchRules { Turns = 20, Noise = .1 }, Replications = 20 },
            cancellation: TestContext.Current.CancellationToken);
        var (few, more) = (With("tit-for-tat", "random"), With("grit", "tit-for-tat", "random"));
        Assert.All(few.Matches, m => Assert.Contains(m, more.Matches));
    }

    [Fact]
    public void Where_the_places_differ_each_plays_both()
    {
        var result = Tournament.Hold(Sample.CalledBluff, Entrants("cooperator", "defector"),
            new TournamentOptions { Rules = new MatchRules { Turns = 10 } }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(4, result.Matches.Count);
        // The defector gets 4 and 2 in the row, 4 and 1 in the column.
        Assert.Equal(11.0 / 4, result.Standings.Single(s => s.Entrant.Name == "defector").Score.Mean, 1e-12);
        Assert.Equal(9.0 / 4, result.Standings.Single(s => s.Entrant.Name == "cooperator").Score.Mean, 1e-12);
    }

    [Fact]
    public void Twins_are_told_apart_and_meet_different_chance()
    {
        var result = Tournament.Hold(Sample.Dilemma, Entrants("random", "random"), new TournamentOptions { Replications = 10 },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["random", "random-2"], result.Standings.Select(s => s.Entrant.Name).Order(StringComparer.Ordinal));
        Assert.NotEqual(result.Standings[0].Score.Mean, result.Standings[1].Score.Mean);
        Assert.Throws<ArgumentException>(
            () =>
                Tournament.Hold(Sample.Dilemma, [.. Entrants("random"), .. Entrants("random")], new TournamentOptions(),
                    cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_tournament_that_is_stopped_at_once_has_no_result()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => Tournament.Hold(Sample.Dilemma, Entrants("random"), new TournamentOptions(), cancellation: stopped.Token));
        Assert.Throws<ArgumentException>(
            () =>
                Tournament.Hold(Sample.Of(new double[3, 2], new double[3, 2]), Entrants("random"), new TournamentOptions(),
                    cancellation: TestContext.Current.CancellationToken));
    }
}
