using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Tests.Coercion.Simulation;

namespace NegotiationSim.Engine.Tests.History;

public class HindsightTests
{
    private static readonly FilterOptions Few = new() { Particles = 16, Islands = 2 };

    private static readonly HistoricalRecord Record = Records.Shipped();

    private static Scenario Under(Scenario scenario, string policy) =>
        scenario.With("policy", Path.Combine(Records.Root, "scenarios", "policies", policy + ".json")).With("name", policy);

    private static HindsightResult Look(Scenario scenario, HistoricalRecord record, IReadOnlyList<Quarter> starts,
        IReadOnlyList<Scenario> policies, FilterOptions options) =>
        Hindsight.Run(scenario, record, starts, policies, options, cancellation: TestContext.Current.CancellationToken);

    private static Scenario With(Scenario scenario, params (string Path, double Value)[] values) =>
        values.Aggregate(scenario, (s, v) => s.With(v.Path, v.Value));

    private static void AreSame(HindsightStart one, HindsightStart other)
    {
        Assert.Equal((one.EffectiveParticles, one.From, one.To), (other.EffectiveParticles, other.From, other.To));
        foreach (var (a, b) in one.Policies.Zip(other.Policies))
        {
            Assert.Equal(a.Outcomes.Select(o => (o.Mean, o.Predictive, o.Difference, o.Better)),
                b.Outcomes.Select(o => (o.Mean, o.Predictive, o.Difference, o.Better)));
        }
    }

    [Fact]
    public void A_policy_that_was_in_force_all_along_makes_no_difference_at_all()
    {
        var scenario = Under(Records.Timeline(), "agreed-framework")
            .With("policy.talks", """{ "value": { "distribution": "uniform", "low": 0.2, "high": 0.9 } }""")
            .With("mechanisms.spiral", """{ "value": { "distribution": "uniform", "low": 0, "high": 2 } }""");
        var found = Look(scenario, Record, [new(1992, 1), new(1999, 3)], [scenario], Few);
        Assert.Empty(found.Untried);
        foreach (var start in found.Starts)
        {
            foreach (var (was, same) in start.Policies[0].Outcomes.Zip(start.Policies[1].Outcomes))
            {
                Assert.Equal(was.Mean, same.Mean);
                Assert.Equal((0.0, 0.0, new Interval(0, 0)),
                    (same.Difference!.Mean, same.Difference.StandardError, same.Difference.Interval));
                Assert.Equal((.5, 1.0), (same.Better, same.AdjustedP));
            }
        }
    }

    [Fact]
    public void The_last_eras_policy_makes_no_difference_from_its_first_quarter_and_one_from_the_quarter_before()
    {
        var timeline = Records.Timeline();
        var found = Look(timeline, Record, [new(2017, 1), new(2016, 4)], [Under(timeline, "maximum-pressure"), Under(timeline, "phased")],
            Few);
        Assert.All(found.Starts[0].Policies[1].Outcomes, o => Assert.Equal((0.0, 0.0), (o.Difference!.Mean, o.Difference.StandardError)));
        Assert.NotEqual(0, found.Starts[1].Policies[1]["senderPayoff"].Difference!.Mean);
        Assert.NotEqual(0, found.Starts[0].Policies[2]["senderPayoff"].Difference!.Mean);
        Assert.Equal(["phased"], found.Untried);
        Assert.Contains("maximum-pressure",
            Look(timeline, Record.Between(null, new Quarter(2016, 4)), [new(2016, 1)], [Under(timeline, "maximum-pressure")], Few).Untried);
    }

    [Fact]
    public void Nothing_that_came_after_the_start_is_known_but_successions()
    {
        var (scenario, record, start) = (Records.Timeline(), Record.Between(null, new Quarter(2004, 4)), new Quarter(1998, 1));
        Scenario[] policies = [Under(scenario, "phased"), Under(scenario, "neglect")];
        HindsightStart Altered(int quarter) => Look(scenario,
            Records.With(record, quarter,
                o => o with { Launches = o.Launches + 3, NuclearTests = 1 - o.NuclearTests, Talks = !o.Talks, Agreement = !o.Agreement }),
                [start], policies, Few).Starts[0];
        var plain = Look(scenario, record, [start], policies, Few).Starts[0];
        foreach (var quarter in (int[])[32, 33, 45, 59])
        {
            var altered = Altered(quarter);
            AreSame(plain, altered);
            Assert.NotEqual(plain.Record, altered.Record);
        }
        Assert.NotEqual(plain.Policies[0]["senderPayoff"].Mean, Altered(31).Policies[0]["senderPayoff"].Mean);

        var incumbent = record.Quarters[40].Administration; // of 2000
        var other =
            Look(scenario, new HistoricalRecord([.. record.Quarters.Select((q, i) => i > 40 ? q with { Administration = incumbent } : q)]),
                [start], policies, Few).Starts[0];
        Assert.NotEqual(plain.Policies[0]["senderPayoff"].Mean, other.Policies[0]["senderPayoff"].Mean);
    }

    [Fact]
    public void A_start_by_itself_says_what_it_says_among_others_on_any_number_of_threads()
    {
        var scenario = Records.Timeline().With("mechanisms.spiral", """{ "value": { "distribution": "uniform", "low": 0, "high": 2 } }""");
        Scenario[] policies = [Under(scenario, "phased")];
        var options = Few with { Particles = 260 }; // two blocks an island
        var all = Look(scenario, Record, [new(2009, 1), new(1994, 1)], policies, options with { Threads = 1 });
        AreSame(all.Starts[1], Look(scenario, Record, [new(1994, 1)], policies, options with { Threads = 3 }).Starts[0]);
        AreSame(all.Starts[0], Look(scenario, Record, [new(2009, 1)], policies, options with { Threads = 2 }).Starts[0]);
        Assert.All(all.Starts, s => Assert.Equal(1, s.IslandWeights.Sum(), 1e-9));
    }

    [Fact]
    public void Levers_that_are_uncertain_are_drawn_by_every_thread_for_itself()
    {
        var phased = Under(Records.Timeline(), "phased");
        Scenario[] policies =
            [phased.With("policy.relief", """{ "value": { "distribution": "uniform", "low": 0, "high": 1 } }""")];
        var options = Few with { Particles = 2000 }; // sixteen blocks
        HindsightStart On(int threads) => Look(phased, Record, [new(2016, 1)], policies, options with { Threads = threads }).Starts[0];
        AreSame(On(1), On(4));
    }

    /// <summary>Without talks there is no agreement, and with a flat drive of one half and no part for capability launches are Poisson with
    /// a rate of μ/4.</summary>
    private static Scenario Flat(string policy) => With(Under(Records.Timeline(), policy),
        ("policy.talks", 0), ("policy.backchannel", 0), ("policy.gestures", 0), ("mechanisms.denial", 0), ("mechanisms.spiral", 0),
        ("world.programme.steepness", 0), ("world.programme.missileBase", 1), ("world.programme.missileCapability", 0),
        ("world.programme.missileRate", 6),
        ("world.initial.tension", 1), ("world.tension.persistence", 1), ("world.tension.missile", 0), ("world.rupture.collapse", 0));

    [Fact]
    public void Launches_of_a_flat_world_are_Poisson_whatever_came_before()
    {
        const int Quarters = 24;
        var scenario = With(Flat("neglect"), ("world.rupture.war", 0));
        var found =
            Look(scenario, Record.Between(null, new Quarter(1999, 4)), [new(1994, 1)],
                [With(Flat("maximum-pressure"), ("world.rupture.war", 0))], new FilterOptions { Particles = 8000 }).Starts[0];
        Assert.Equal(Quarters, found.Quarters);
        var law = new Poisson(1.5 * Quarters);
        foreach (var launches in found.Policies.Select(p => p["launchesPerYear"]))
        {
            Assert.Equal(6, launches.Mean.Mean, 4 * 4 * Math.Sqrt(1.5 / Quarters / 8000));
            foreach (var (level, end) in new[] { (.05, launches.Predictive.Low), (.95, launches.Predictive.High) })
            {
                var count = end * Quarters / 4;
                Assert.InRange(level, law.CumulativeDistribution(count - 1) - .015, law.CumulativeDistribution(count) + .015);
            }
        }
        Assert.Equal(0, found.Policies[1]["launchesPerYear"].Difference!.Mean);
        foreach (var none in (string[])["inForce", "signed", "war", "collapse"])
            Assert.Equal((0.0, 0.0), (found.Policies[0][none].Mean.Mean, found.Policies[1][none].Predictive.High));
        Assert.NotEqual(0, found.Policies[1]["hardship"].Difference!.Mean);
        Assert.Equal(0, found.Contradicted); // no agreement before 1994Q4, and none can come about
        Assert.Equal(1, Look(scenario, Record, [new(1996, 1)], [], Few).Starts[0].Contradicted, 1e-12); // one was, and none can
    }

    [Fact]
    public void War_can_break_out_in_a_branch_and_ends_it()
    {
        var scenario = With(Flat("neglect"), ("world.rupture.war", .05));
        var found =
            Look(scenario, Record.Between(null, new Quarter(1995, 4)), [new(1992, 1)], [],
                new FilterOptions { Particles = 8000 }).Starts[0].Policies[0];
        var chance = 1 - Math.Pow(.95, 16);
        Assert.Equal(chance, found["war"].Mean.Mean, 4 * Math.Sqrt(chance * (1 - chance) / 8000));
        // Over the quarters played, however few: the mean rate is the same, its spread is wider than that of 16 quarters.
        Assert.Equal(6, found["launchesPerYear"].Mean.Mean, .1);
        Assert.True(found["launchesPerYear"].Predictive.Width > 4 * 2 * 1.645 * Math.Sqrt(1.5 / 16) * 1.2);
    }

    [Fact]
    public void A_branch_cut_by_war_earns_nothing_afterwards_as_a_run_does()
    {
        // War comes with 10% a round whatever else comes, after the round's payoff: the sum is Σ .9^t·E[payoff of round t] of the same
        // world without war.
        const int Quarters = 6;
        double Payoff(double war, int quarters) =>
            quarters
                * Look(With(Flat("neglect"), ("world.rupture.war", war), ("world.payoffs.warSender", 0)),
                    Record.Between(null, new Quarter(1991, 4).Plus(quarters)),
            [new(1992, 1)], [], new FilterOptions { Particles = 4000, Islands = 2 }).Starts[0].Policies[0]["senderPayoff"].Mean.Mean;
        double expected = 0, before = 0;
        for (var t = 0; t < Quarters; t++)
        {
            var upTo = Payoff(0, t + 1);
            expected += Math.Pow(.9, t) * (upTo - before);
            before = upTo;
        }
        Assert.True(before > 1.2 * expected, "war must cost something, or nothing is tested");
        Assert.Equal(expected, Payoff(.1, Quarters), .012 * expected);
    }

    [Fact]
    public void An_agreement_stands_in_no_quarter_after_war()
    {
        var sums = new BranchSums<Real1>();
        for (var t = 0; t < 3; t++) sums.Add(new WorldState { Stage = 1 }, new RoundRecord<Real1> { SenderPayoff = 2 });
        var outcomes = new double[3 * BranchOutcome.All.Count];
        sums.Write(0, 12, default, new RoundRecord<Real1> { Happened = Happened.War.If<Real1>(true) }, outcomes, 3);
        double Of(string name) => outcomes[3 * BranchOutcome.All.TakeWhile(o => o.Name != name).Count()];
        Assert.Equal((3 / 12.0, 6 / 12.0, 1.0), (Of("inForce"), Of("senderPayoff"), Of("war")));
    }

    /// <summary>A world in which, given what was seen, only the target's hidden type is left to chance.</summary>
    private static Scenario TwoTypes()
    {
        var scenario = With(Records.Timeline(), ("sender.administrations.committed", 1), ("world.initial.capability", .5),
            ("world.threat.base", .1));
        for (var era = 0; era < scenario.Eras.Count; era++)
            scenario = With(scenario, ($"timeline[{era}].policy.talks", 0), ($"timeline[{era}].policy.backchannel", 0),
                ($"timeline[{era}].policy.gestures", 0));
        return scenario;
    }

    [Fact]
    public void Branches_set_out_from_what_the_record_says_of_the_hidden_type()
    {
        const int Known = 6, End = 26, Trials = 20_000;
        var scenario = TwoTypes();
        var set = scenario.Central();
        var derived = DerivedSetting.Of(set);
        var record =
            new HistoricalRecord(
                [.. Record.Quarters.Take(End)
                    .Select(
                        (q, t) =>
                            q with { Launches = t % 7 == 3 ? 2 : t % 3 == 0 ? 1 : 0, Talks = null, Agreement = null,
                                Administration = null })]);
        var options = new FilterOptions { Particles = 20_000, CountError = 0 };
        var found = Look(scenario, record, [record.Quarters[Known].Quarter], [], options).Starts[0].Policies[0];

        // By hand: each type's chance of the past, then its own future.
        double weights = 0, launches = 0, capability = 0;
        var shares = new List<double>();
        foreach (var type in Enum.GetValues<NegotiationSim.Engine.Coercion.Actors.TargetType>())
        {
            var state = Replication.Begin(set, DerivedSetting.Of(set), type, default);
            var weight = type == NegotiationSim.Engine.Coercion.Actors.TargetType.SecuritySeeker ? set.Priors.Seekers
                : 1 - set.Priors.Seekers;
            for (var t = 0; t < Known; t++)
            {
                var seen = record.Quarters[t];
                var now = new PointInTime(t, PointInTime.EraOf(set, t), 1);
                var expected = OneRound.Play(set, state, new Given(), now).Record;
                var law = new Poisson(expected.MissileMean);
                var nuclear = options.NuclearError + (1 - 2 * options.NuclearError) * expected.NuclearChance;
                weight *= law.Probability(seen.Launches!.Value) * (seen.NuclearTests > 0 ? nuclear : 1 - nuclear);
                var below = seen.Launches > 0 ? law.CumulativeDistribution(seen.Launches.Value - 1) : 0;
                var given = new Given { Missiles = below + law.Probability(seen.Launches.Value) / 2,
                    Nuclear = seen.NuclearTests > 0 ? 0 : .999999 };
                state = OneRound.Play(set, state, given, now).State;
            }
            double sum = 0, end = 0;
            var (futures, played) = (new WorldState[4], new RoundRecord[4]);
            for (var i = 0; i < Trials; i += futures.Length)
            {
                var (ends, missiles) = (new int[futures.Length], new int[futures.Length]);
                Array.Fill(futures, state);
                for (var t = Known; t < End && ends.Contains(0); t++)
                {
                    OneRound.Play(set, derived, futures, played, 99, i, new PointInTime(t, PointInTime.EraOf(set, t), (28 - t % 16) % 16));
                    for (var j = 0; j < futures.Length; j++)
                    {
                        if (ends[j] != 0) continue;
                        missiles[j] += played[j].Missiles;
                        if (t < End - 1 && (played[j].Happened & (Happened.War | Happened.RegimeCollapse)) == 0) continue;
                        ends[j] = t + 1;
                        sum += 4.0 * missiles[j] / (ends[j] - Known);
                        end += futures[j].Capability;
                    }
                }
            }
            (weights, launches, capability) = (weights + weight, launches + weight * sum / Trials, capability + weight * end / Trials);
            shares.Add(weight);
        }
        Assert.InRange(shares[0] / weights, .02, .98);
        Assert.True(Math.Abs(shares[0] / weights - set.Priors.Seekers) > .05, "the record must say something, or nothing is tested");
        Assert.Equal(launches / weights, found["launchesPerYear"].Mean.Mean, .03);
        Assert.Equal(capability / weights, found["capability"].Mean.Mean, .003);
    }

    private struct Given() : IShocks
    {
        public double Missiles = .5, Nuclear = .999999;

        public readonly double Uniform(Chance source, int round) =>
            source switch { Chance.Missiles => Missiles, Chance.NuclearTest => Nuclear, _ => .999999 };
    }

    [Fact]
    public void The_records_own_figures_are_those_of_its_quarters_and_unknown_where_it_is_silent()
    {
        var from = new Quarter(2000, 1);
        Observation At(int i, int? launches, int? nuclear, bool? agreement) => new(from.Plus(i), launches, nuclear, null, agreement, null);
        double[] seen = BranchOutcome.Seen([At(0, 2, 1, true), At(1, null, 0, false), At(2, 1, 1, null), At(3, 0, 0, false)]);
        Assert.Equal([4.0, 2.0, 1 / 3.0], seen.Take(3));
        Assert.All(seen.Skip(3), n => Assert.True(double.IsNaN(n)));
        Assert.True(double.IsNaN(BranchOutcome.Seen([At(0, 2, null, null)])[1]));
    }

    [Fact]
    public void Starts_outside_the_record_and_scenarios_after_it_are_refused()
    {
        var timeline = Records.Timeline();
        foreach (var start in (Quarter[])[new(1990, 1), new(1989, 4), new(2018, 1)])
            Assert.Contains(start.ToString(), Assert.Throws<ArgumentException>(() => Look(timeline, Record, [start], [], Few)).Message);
        Assert.Throws<ArgumentException>(() => Look(timeline, Record, [], [], Few));
        Assert.Throws<ArgumentException>(
            () =>
                Look(Scenario.Load(Path.Combine(Records.Root, "scenarios", "historic", "clinton-1993-2000.json")), Record, [new(2000, 1)],
                    [], Few));
        Assert.Throws<OperationCanceledException>(
            () => Hindsight.Run(timeline, Record, [new(2000, 1)], [], Few, cancellation: new CancellationToken(true)));
    }
}
