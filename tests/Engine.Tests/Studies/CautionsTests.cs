using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.Tests.Studies;

public class CautionsTests
{
    private static readonly Quantity Payoff = new("senderPayoff", "sender's payoff", QuantityKind.Flow, "utility", "its payoff");
    private static readonly Quantity War = new("war", "war", QuantityKind.Event, "share of runs", "it ended in war");

    private static readonly Dictionary<string, double> Usual = new()
    {
        ["targetType"] = 100, ["talksHeld"] = 90, ["signed"] = 80, ["administrationChanged"] = 70,
        ["capabilityAtBound"] = 0, ["tensionAtBound"] = 0, ["opennessAtBound"] = 0,
    };

    private static readonly RunDiagnostics Sound = new(Requested: 1000, Censored: 0, RoundsPlayed: 100_000, Usual, []);

    [Fact]
    public void A_sound_run_gives_no_caution() => Assert.Empty(Cautions.About(Run(Sound, events: 500)));

    [Fact]
    public void A_stopped_run_says_so() =>
        Fires("interrupted", Run(Sound with { Requested = 5000 }, 500), "1,000 of 5,000 replications");

    [Theory]
    [InlineData(199, true)]
    [InlineData(200, false)]
    public void Few_replications_are_a_sketch(long replications, bool fires) => FiresOnlyIf(fires, "few-replications",
        Run(Sound with { Requested = replications }, replications / 2, replications), "199 replications");

    [Theory]
    [InlineData(0, "")] // none at all: its interval says enough
    [InlineData(1, "war: 1 of 1,000 runs")]
    [InlineData(9, "war: 9 of 1,000 runs")]
    [InlineData(10, "")]
    [InlineData(990, "")]
    [InlineData(991, "war: all but 9 of 1,000 runs")]
    [InlineData(1000, "")]
    public void A_rare_event_and_a_rare_non_event_are_known_only_roughly(long events, string seen) =>
        FiresOnlyIf(seen != "", "few-events", Run(Sound, events), seen);

    [Fact]
    public void A_variable_that_sits_at_a_bound_is_shaped_by_it()
    {
        Fires("at-bound", Run(With("capabilityAtBound", 51_000), 500), "capability sat at 0 or 1 in 51% of the rounds");
        Fires("at-bound", Run(With("tensionAtBound", 90_000), 500), "tension");
        Fires("at-bound", Run(With("opennessAtBound", 90_000), 500), "openness");
        foreach (var name in new[] { "capabilityAtBound", "tensionAtBound", "opennessAtBound" })
            Assert.Empty(Cautions.About(Run(With(name, 50_000), 500)));
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    [InlineData(1000, false)] // no agreement at all: there is no mean to be misread
    public void A_mean_time_leaves_out_the_runs_without_the_event(long censored, bool fires) =>
        FiresOnlyIf(fires, "censored", Run(Sound with { Censored = censored }, 500), "5% of the runs ended without an agreement");

    [Theory]
    [InlineData("talksHeld", "talks were never held")]
    [InlineData("signed", "no step was ever signed")]
    [InlineData("administrationChanged", "the administration never changed")]
    public void A_mechanism_that_never_fired_played_no_part(string never, string seen) =>
        Fires("never-fired", Run(With(never, 0), 500), seen);

    [Fact]
    public void One_type_of_target_only_is_worth_a_word()
    {
        Fires("one-type", Run(With("targetType", 0), 500), "opportunist in every run");
        Fires("one-type", Run(With("targetType", 1000), 500), "security seeker in every run");
    }

    [Fact]
    public void What_the_scenario_says_against_itself_is_passed_on() =>
        Fires("scenario", Run(Sound with { Remarks = ["The weights add up to 1.2."] }, 500), "The weights add up to 1.2.");

    [Theory]
    [InlineData(1, .4, false)]
    [InlineData(1, .6, true)] // 1.2 wide around 1
    [InlineData(-1, .6, true)]
    [InlineData(0, 0, false)]
    public void An_interval_wider_than_the_effect_leaves_its_size_open(double mean, double half, bool fires)
    {
        var cautions = Cautions.About([Difference(mean, half)]);
        Assert.Equal(fires ? ["wider-than-effect"] : [], cautions.Select(c => c.Id));
        if (fires) Assert.Contains("--replications 4000", cautions[0].Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "More replications narrow it: --replications 8.")] // Student's t falls from 12.7 to 2.36: to a tenth
    [InlineData(29, "More replications narrow it: --replications 116.")]
    [InlineData(30, "Four times the replications halve it: --replications 120.")]
    public void Four_times_the_replications_halve_an_interval_unless_they_are_few(long n, string advice) =>
        Assert.Equal(advice, Cautions.Narrower(n));

    [Fact]
    public void A_difference_over_fewer_than_half_of_the_pairs_is_no_effect()
    {
        var cautions = Cautions.About([Difference(1, .1), Difference(1, .1, War, 499), Difference(1, .1, War, 500)]);
        var caution = Assert.Single(cautions);
        Assert.Equal("half-pairs", caution.Id);
        Assert.Contains("499 of 1,000 pairs", caution.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caution_reads_as_sentences()
    {
        Assert.Equal("a (b). C.", new Caution("id", "a", "b", "C.").ToString());
        Assert.All(
            Cautions.About(
                Run(new RunDiagnostics(99, 9, 1000,
                    Usual.ToDictionary(t => t.Key, t => t.Key.EndsWith("AtBound", StringComparison.Ordinal) ? 900.0 : 0), ["x"]), 1, 12)),
                    c => Assert.EndsWith(".", c.Advice, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2.5, .5, 900, 100,
        "phased left the sender better off than pressure, by 2.50 on average [2.00, 3.00] (95% interval, n = 1,000 pairs); in 10% of the "
            + "pairs it is the other way round.")]
    [InlineData(-2.5, .5, 100, 900,
        "phased left the sender worse off than pressure, by 2.50 on average [2.00, 3.00] (95% interval, n = 1,000 pairs); in 10% of the "
            + "pairs it is the other way round.")]
    [InlineData(-2.5, .5, 120, 420,
        "phased left the sender worse off than pressure, by 2.50 on average [2.00, 3.00] (95% interval, n = 1,000 pairs); in 12% of the "
            + "pairs it is the other way round, in 46% they are even.")]
    [InlineData(2.5, .5, 950, 0,
        "phased left the sender better off than pressure, by 2.50 on average [2.00, 3.00] (95% interval, n = 1,000 pairs); in 5% of the "
            + "pairs they are even, in none it is the other way round.")]
    [InlineData(-2.5, .5, 0, 1000,
        "phased left the sender worse off than pressure in every pair, by 2.50 on average [2.00, 3.00] (95% interval, n = 1,000 pairs).")]
    [InlineData(.25, .5, 500, 500,
        "It cannot be said whether phased or pressure leaves the sender better off: the difference is +0.25 [−0.25, +0.75] (95% interval, "
            + "n = 1,000 pairs).")]
    [InlineData(0, 0, 0, 0, "phased and pressure have the same sender's payoff in every one of 1,000 pairs.")]
    public void A_verdict_is_one_plain_sentence(double mean, double half, int higher, int lower, string sentence) =>
        Assert.Equal(sentence, Verdict.Of(Difference(mean, half) with { Superiority = Superiority.Of(higher, lower, 1000),
            Even = (1000 - higher - lower) / 1000.0 }));

    [Fact]
    public void A_verdict_on_a_share_speaks_of_runs() => Assert.Equal(
        "phased has a higher share of runs with war than pressure, by 25.0 percentage points [20.0, 30.0] (95% interval, n = 1,000 pairs).",
        Verdict.Of(Difference(.25, .05, War)));

    [Theory]
    [InlineData("missileTests", "more missile tests", "fewer missile tests")]
    [InlineData("roundsInForce", "more rounds with an agreement in force", "fewer rounds with an agreement in force")]
    [InlineData("firstAgreementRound", "a later first agreement", "an earlier first agreement")]
    [InlineData("tension", "a higher tension", "a lower tension")]
    public void A_verdict_compares_as_one_speaks_of_the_thing(string name, string more, string less)
    {
        var metric = Model.Coercion.Metrics.Single(m => m.Name == name);
        Assert.StartsWith($"phased has {more} than pressure, by 2", Verdict.Of(Difference(2, 1, metric)), StringComparison.Ordinal);
        Assert.StartsWith($"phased has {less} than pressure, by 2", Verdict.Of(Difference(-2, 1, metric)), StringComparison.Ordinal);
        var open = more.StartsWith("a ", StringComparison.Ordinal) ? "the " + more[2..] : more;
        Assert.StartsWith($"It cannot be said whether phased or pressure has {open}: ", Verdict.Of(Difference(1, 2, metric)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_than_two_pairs_give_no_verdict() => Assert.Equal(
        "phased and pressure cannot be compared on the sender's payoff: fewer than two pairs have a value.",
        Verdict.Of(Difference(1, double.NaN, n: 1)));

    private static RunDiagnostics With(string name, double total) =>
        Sound with { Totals = new Dictionary<string, double>(Usual) { [name] = total } };

    private static PairedDifference Difference(double mean, double half, Quantity? metric = null, long n = 1000) =>
        new(metric ?? Payoff, "phased", "pressure", Estimate(mean, half, n), Estimate(.5, .01, n), 1, .01);

    private static Estimate Estimate(double mean, double half, long n) => new(mean, half / 2, new Interval(mean - half, mean + half), n);

    private static RunResult Run(RunDiagnostics diagnostics, long events, long replications = 1000) => new()
    {
        Scenario = "made up",
        Model = Model.Coercion,
        Policy = "any",
        Replications = replications,
        Rounds = 120,
        Seed = 1,
        Metrics = [new MetricSummary(War, Estimate(events / (double)replications, .01, replications), 0, new Interval(0, 0))],
        Outcomes = [],
        Series = [],
        Statuses = [],
        FirstAgreement = new SurvivalCurve("first agreement", [], [], [], [], []),
        Diagnostics = diagnostics,
    };

    private static void Fires(string id, RunResult run, string seen) => FiresOnlyIf(true, id, run, seen);

    private static void FiresOnlyIf(bool fires, string id, RunResult run, string seen)
    {
        var cautions = Cautions.About(run);
        Assert.Equal(fires ? [id] : [], cautions.Select(c => c.Id));
        if (fires) Assert.Contains(seen, cautions[0].Seen, StringComparison.Ordinal);
    }
}
