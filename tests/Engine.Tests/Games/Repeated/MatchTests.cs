using CsCheck;
using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Repeated;

namespace NegotiationSim.Engine.Tests.Games.Repeated;

public class MatchTests
{
    private static readonly MatchRules Rules = new();

    private static Strategy Named(string name) => StrategyCatalogue.Find(name)!;

    private static MatchResult Play(string row, string column, MatchRules rules, long replication = 0) =>
        new Match(Sample.Dilemma, Named(row), Named(column), rules).Play(7, replication);

    /// <summary>Played by an independent program (Axelrod 4.13): 200 turns, R 3, S 0, T 5, P 1.</summary>
    [Theory]
    [InlineData("tit-for-tat", "defector", 199, 204)]
    [InlineData("tit-for-tat", "alternator", 498, 503)]
    [InlineData("grudger", "alternator", 597, 107)]
    [InlineData("win-stay-lose-shift", "defector", 100, 600)]
    [InlineData("tit-for-two-tats", "alternator", 300, 800)]
    public void Matches_of_200_turns_end_as_they_do_elsewhere(string row, string column, double rowTotal, double columnTotal)
    {
        var result = Play(row, column, Rules);
        Assert.Equal((rowTotal, columnTotal, 200), (result.RowTotal, result.ColumnTotal, result.Turns));
        Assert.Equal((columnTotal, rowTotal), (Play(column, row, Rules).RowTotal, Play(column, row, Rules).ColumnTotal));
    }

    [Theory]
    [InlineData("tit-for-tat", .05, 457.934)]
    [InlineData("win-stay-lose-shift", .05, 555.471)]
    [InlineData("generous-tit-for-tat", .05, 572.101)]
    public void Noise_costs_each_strategy_against_itself_what_the_chain_says(string name, double noise, double total)
    {
        var rules = Rules with { Noise = noise };
        Assert.Equal(total, Chain(name, name, noise).Totals(rules).Row, 3);
        Assert.Equal(total, Mean(name, name, rules, 2000).Row, 6 * 60 / Math.Sqrt(2000));
    }

    [Fact]
    public void Tit_for_tat_and_random_share_what_the_chain_says()
    {
        var (row, column) = Chain("tit-for-tat", "random", 0).Totals(Rules);
        Assert.Equal((449.25, 451.75), (Math.Round(row, 9), Math.Round(column, 9)));
    }

    [Fact]
    public void Simulation_agrees_with_the_chain_for_any_chances() =>
        Gen.Select(Gen.Double.Unit.Array[10], Gen.Double[0, .3], Gen.Double[.8, 1], Gen.Double[.8, 1]).ForAll(c =>
    {
        var (p, noise, discount, continuation) = c;
        var rules = new MatchRules { Turns = 30, Noise = noise, Discount = discount, Continuation = continuation };
        Strategy Own(int from) =>
            Named(
                FormattableString.Invariant(
                    $"memory-one:{p[from]:F4}/{p[from + 1]:F4}/{p[from + 2]:F4}/{p[from + 3]:F4}/{p[from + 4]:F4}"));
        var (first, second) = (Own(0), Own(5));
        var exact =
            new MemoryOneChain(Sample.Dilemma, first.AsMemoryOne(default)!.Value, second.AsMemoryOne(default)!.Value, noise).Totals(rules);
        var (row, column) = Mean(new Match(Sample.Dilemma, first, second, rules), 2000);
        Assert.Equal(exact.Row, row.Mean, 5 * row.StandardError);
        Assert.Equal(exact.Column, column.Mean, 5 * column.StandardError);
    }, cases: 12);

    [Fact]
    public void A_match_without_end_is_the_limit_of_longer_and_longer_ones() =>
        Gen.Select(Gen.Double.Unit.Array[10], Gen.Double[.01, .3]).ForAll(c =>
    {
        var (p, noise) = c;
        var chain = new MemoryOneChain(Sample.Dilemma, new(p[0], p[1], p[2], p[3], p[4]), new(p[5], p[6], p[7], p[8], p[9]), noise);
        var rules = new MatchRules { Turns = 600, Discount = .95 };
        Assert.Equal(chain.Totals(rules).Row / rules.Weight, chain.Discounted(.95).Row, 1e-9);
        var π = chain.LongRun()!;
        Assert.Equal(1, π.Sum(), 1e-9);
        Assert.Equal(chain.Discounted(1 - 1e-9).Row, chain.LongRunPayoffs()!.Value.Row, 1e-4);
    }, cases: 100);

    [Fact]
    public void Where_the_long_run_depends_on_the_beginning_none_is_given() => Assert.Null(Chain("grim-like", 0).LongRun());

    /// <summary>Beaufils, Delahaye and Mathieu 1996, by hand: one defection is answered once, the second twice, with two turns of calm
    /// after each.</summary>
    [Fact]
    public void Gradual_answers_in_measure() => Assert.Equal("CDCCDDCC", Moves("gradual", "memory", "DCCDCCCC"));

    [Fact]
    public void Grit_breaks_a_deadlock_with_two_cooperations_and_waits_when_left_alone()
    {
        Assert.Equal("CDDDCCDDDCC", Moves("grit", "memory", "DDDDDDDDDDD"));
        Assert.Equal("CDDDCCCCC", Moves("grit", "memory", "DDDDCCCCC"));
    }

    [Fact]
    public void Every_strategy_gives_chances_and_forgets_between_matches() => Assert.All(StrategyCatalogue.All, s =>
    {
        var match = new Match(Sample.Dilemma, s, Named("random"), Rules with { Noise = .1 });
        Assert.Equal(match.Play(3, 0), match.Play(3, 0));
        Assert.NotEqual(match.Play(3, 0), match.Play(3, 1));
        Assert.Matches("^[a-z-]+$", s.Name);
        Assert.True(s.Meaning.Length is > 0 and < 60 && s.Source.Length > 0);
    });

    [Fact]
    public void A_strategy_of_one_turns_memory_plays_as_its_chances_say() => Assert.All(StrategyCatalogue.All, s =>
    {
        var stage = Stage.OfRow(Sample.Dilemma);
        if (s.AsMemoryOne(stage) is not { } chances) return;
        var player = s.NewPlayer(stage);
        Assert.Equal(chances.First, player.Cooperation(default));
        foreach (var own in Enum.GetValues<Move>())
            foreach (var other in Enum.GetValues<Move>())
                Assert.Equal(chances.After(own, other), player.Cooperation(new Past(5, own, other, Move.Cooperate)));
    });

    [Fact]
    public void Playing_a_match_makes_no_garbage()
    {
        var match = new Match(Sample.Dilemma, Named("gradual"), Named("grit"), Rules with { Noise = .1 });
        void Work()
        {
            for (var i = 0; i < 20; i++) match.Play(1, i);
        }
        Assert.Equal(0, Allocation.Of(Work));
    }

    [Fact]
    public void Generosity_is_a_third_in_the_usual_dilemma_and_names_have_aliases()
    {
        Assert.Equal(1.0 / 3, Named("gtft").AsMemoryOne(Stage.OfRow(Sample.Dilemma))!.Value.AfterCD, 1e-12);
        Assert.All(StrategyCatalogue.Aliases, a => Assert.Equal(a.Value, Named(a.Key).Name));
        Assert.Null(StrategyCatalogue.Find("tit-for-tit"));
        Assert.Null(StrategyCatalogue.Find("memory-one:1/2/0/0/0"));
    }

    private static MemoryOneChain Chain(string row, string column, double noise) => new(
        Sample.Dilemma, Named(row).AsMemoryOne(Stage.OfRow(Sample.Dilemma))!.Value,
        Named(column).AsMemoryOne(Stage.OfRow(Sample.Dilemma))!.Value, noise);

    /// <summary>Two that cooperate for ever once they began to: CC and DD both last.</summary>
    private static MemoryOneChain Chain(string _, double noise) => new(Sample.Dilemma, new(.5, 1, 0, 0, 0), new(.5, 1, 0, 0, 0), noise);

    private static (double Row, double Column) Mean(string row, string column, MatchRules rules, int n)
    {
        var (a, b) = Mean(new Match(Sample.Dilemma, Named(row), Named(column), rules), n);
        return (a.Mean, b.Mean);
    }

    private static (Engine.Statistics.Moments Row, Engine.Statistics.Moments Column) Mean(Match match, int n)
    {
        var (row, column) = (default(Engine.Statistics.Moments), default(Engine.Statistics.Moments));
        for (var i = 0; i < n; i++)
        {
            var result = match.Play(11, i);
            row.Add(result.RowTotal);
            column.Add(result.ColumnTotal);
        }
        return (row, column);
    }

    /// <summary>What a strategy does against given moves.</summary>
    private static string Moves(string name, string _, string other)
    {
        var player = Named(name).NewPlayer(Stage.OfRow(Sample.Dilemma));
        player.Reset();
        var moves = "";
        var past = default(Past);
        for (var t = 0; t < other.Length; t++)
        {
            var own = player.Cooperation(past) == 1 ? Move.Cooperate : Move.Defect;
            moves += own == Move.Cooperate ? 'C' : 'D';
            past = new Past(t + 1, own, other[t] == 'C' ? Move.Cooperate : Move.Defect, past.Other);
        }
        return moves;
    }
}
