using NegotiationSim.Engine.Models;
using System.Runtime.InteropServices;
using System.Text;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Tests.Scenarios;

namespace NegotiationSim.Engine.Tests.Studies;

public class ExperimentTests
{
    private static readonly Scenario Phased = Sample.Load("phased.json");
    private static readonly Scenario Uncertain = Sample.Load("uncertain.json");

    [Fact]
    public void Replications_arrive_the_same_bits_in_the_same_order_on_any_number_of_threads()
    {
        var options = new RunOptions { Replications = 330, Seed = 42, Threads = 1 };
        Scenario[] scenarios = [Phased, Uncertain];
        var one = new Sink();
        var alone = Text(Compare(scenarios, options, one));
        foreach (var threads in (int[])[2, 16])
        {
            var many = new Sink();
            Assert.Equal(alone, Text(Compare(scenarios, options with { Threads = threads }, many)));
            Assert.Equal(one.Received, many.Received);
        }
    }

    [Fact]
    public void Replications_arrive_in_their_order_scenario_by_scenario_within_a_block()
    {
        var sink = new Sink();
        Run(Phased, new RunOptions { Replications = 300, Threads = 2 }, sink);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (long)i), sink.Received.Select(r => r.Replication));
    }

    [Fact]
    public void What_arrives_is_what_a_replication_by_itself_gives()
    {
        var sink = new Sink();
        Run(Uncertain, new RunOptions { Replications = 150, Seed = 9, Threads = 2 }, sink);
        foreach (var (_, replication, values, drawn) in sink.Received)
        {
            var (setting, shocks) = (Uncertain.Central(), new Shocks(9, replication));
            Uncertain.Draw(shocks, ref setting);
            var outcome = Replication.Run(setting, shocks);
            Assert.Equal(outcome.SenderPayoff, Value(values, "senderPayoff"));
            Assert.Equal(outcome.Final.Capability, Value(values, "capability"));
            Assert.Equal(outcome.End == End.War ? 1 : 0, Value(values, "war"));
            Assert.Equal(outcome.Rounds, Value(values, "rounds"));
            Assert.Equal(
                Uncertain.UncertainParameters.Select(u => ((Slot<Setting>)Uncertain.Parameters[u.Index].Slot)(ref setting)), drawn.All);
        }
    }

    [Fact]
    public void Trajectories_do_not_change_the_results_beside_them()
    {
        var options = new RunOptions { Replications = 200 };
        var (with, without) = (Run(Phased, options), Run(Phased, options with { Trajectories = false }));
        Assert.Equal(with.Metrics, without.Metrics);
        Assert.Equal(with.Outcomes, without.Outcomes);
        Assert.Empty(without.Series);
        Assert.Equal(Model.Coercion.OfRounds.Count, with.Series.Count);
    }

    [Fact]
    public void Quantiles_left_out_change_nothing_else()
    {
        var options = new RunOptions { Replications = 300, Seed = 4 };
        var (with, without) = (Run(Phased, options), Run(Phased, options with { Quantiles = false }));
        Assert.All(without.Series, s => Assert.Empty(s.Quantiles));
        foreach (var (a, b) in with.Series.Zip(without.Series))
        {
            Assert.Equal(a.Mean, b.Mean);
            Assert.Equal(a.Low, b.Low);
            Assert.Equal(a.High, b.High);
        }
        foreach (var (a, b) in with.Statuses.Zip(without.Statuses)) Assert.Equal(a.Shares, b.Shares);
    }

    [Fact]
    public void The_first_replications_do_not_depend_on_how_many_follow()
    {
        var (few, many) = (new Sink(), new Sink());
        Run(Phased, new RunOptions { Replications = 100, Trajectories = false }, few);
        Run(Phased, new RunOptions { Replications = 400, Trajectories = false }, many);
        Assert.Equal(few.Received, many.Received.Take(100));
    }

    [Fact]
    public void The_shares_of_the_ends_add_up_to_1_and_so_do_the_statuses_of_every_round()
    {
        var run = Run(Phased, new RunOptions { Replications = 200 });
        Assert.Equal(1, run.Outcomes.Sum(o => o.Share.Mean), 1e-12);
        for (var t = 0; t <= run.Rounds; t++) Assert.Equal(1, run.Statuses.Sum(s => s.Shares[t]), 1e-12);
    }

    [Fact]
    public void Scenarios_that_differ_in_more_than_policy_say_in_what()
    {
        Assert.Empty(UnlikeScenarios.Cautions([Phased, Phased.With("policy.depth", .1)]));
        var cautions = UnlikeScenarios.Cautions([Phased, Phased.With("rounds", "40"), Phased.With("mechanisms.spiral", .125)]);
        Assert.Equal(["different-lengths", "different-worlds"], cautions.Select(c => c.Id));
        Assert.Contains("40 rounds", cautions[0].Seen, StringComparison.Ordinal);
        Assert.Contains("mechanisms.spiral (0.125 for ", cautions[1].Seen, StringComparison.Ordinal);
        Assert.Equal(cautions,
            Compare([Phased, Phased.With("rounds", "40"), Phased.With("mechanisms.spiral", .125)],
                new RunOptions { Replications = 2 }).Unlike);
    }

    [Fact]
    public void The_same_scenario_twice_differs_by_exactly_nothing()
    {
        var comparison = Compare([Phased, Phased.With("name", "twin")], new RunOptions { Replications = 300, Trajectories = false });
        Assert.Equal(Model.Coercion.Metrics.Count, comparison.Differences.Count);
        Assert.All(comparison.Differences.Where(d => d.Metric.When is null), d =>
        {
            Assert.Equal(0, d.Difference.Mean);
            Assert.Equal(.5, d.Superiority.Mean);
            Assert.Equal(1, d.AdjustedP);
        });
    }

    [Fact]
    public void Every_pair_of_scenarios_is_compared()
    {
        var comparison = Compare([Phased, Phased.With("name", "b"), Phased.With("name", "c")],
            new RunOptions { Replications = 10, Trajectories = false });
        var pairs = comparison.Differences.Select(d => $"{d.Scenario}-{d.Reference}").Distinct();
        Assert.Equal([$"b-{Phased.Name}", $"c-{Phased.Name}", "c-b"], pairs);
    }

    [Fact]
    public void A_cancelled_run_reports_the_first_replications_and_says_how_many_were_asked_for()
    {
        using var source = new CancellationTokenSource();
        var sink = new Sink { After = 300, Then = source.Cancel };
        var run = Experiment.Run(Phased, new RunOptions { Replications = 100_000, Threads = 2 }, sink, cancellation: source.Token);
        Assert.InRange(run.Replications, 300, 2000);
        Assert.Equal(100_000, run.Diagnostics.Requested);
        Assert.Equal(run.Replications, sink.Received.Count);
        Assert.Equal(run.Replications, run["capability"].Estimate.N);
        Assert.Contains(Cautions.About(run), c => c.Id == "interrupted");
    }

    [Fact]
    public void Shares_are_compared_by_Tangos_interval_and_the_p_value_of_the_same_test()
    {
        var sink = new Sink();
        var comparison = Compare([Phased, Uncertain], new RunOptions { Replications = 200, Seed = 3, Trajectories = false }, sink);
        foreach (var metric in Model.Coercion.Metrics.Where(m => m.IsShare && m.When is null))
        {
            double[] Of(int scenario) =>
                [.. sink.Received.Where(r => r.Scenario == scenario).OrderBy(r => r.Replication).Select(r => Value(r.Values, metric.Name))];
            var pairs = Of(1).Zip(Of(0), (own, other) => (Own: own, Other: other)).ToArray();
            var expected = PairedShares.Difference(pairs.Count(p => p.Own > p.Other), pairs.Count(p => p.Own < p.Other), 200);
            Assert.Equal(expected, comparison.Differences.Single(d => d.Metric == metric).Difference);
        }
        var alike =
            Compare([Phased, Phased.With("name", "twin")], new RunOptions { Replications = 100, Trajectories = false }).Differences.Single(
                d => d.Metric.Name == "war");
        Assert.Equal((1, .0370, -.0370),
            (alike.AdjustedP, Math.Round(alike.Difference.Interval.High, 4), Math.Round(alike.Difference.Interval.Low, 4)));
        Assert.Equal(
            "twin and phased have the same war in every one of 100 pairs; the difference of shares is 0 [−3.7, +3.7] percentage points "
                + "(95% interval).",
            Verdict.Of(alike));
    }

    [Fact]
    public void Where_all_replications_have_one_number_its_quantiles_are_that_number()
    {
        var result = Run(Phased, new RunOptions { Replications = 70 });
        foreach (var (name, start) in new[] { ("capability", .7), ("tension", .5), ("openness", .1), ("relief", 0) })
        {
            var series = result.Series.Single(s => s.Variable.Name == name);
            Assert.All(series.Quantiles, q => Assert.Equal(start, q[0]));
            Assert.True(series.Quantiles[0][^1] < series.Quantiles[^1][^1]);
        }
    }

    [Fact]
    public void Quantiles_of_a_round_follow_the_data_beyond_what_is_usual()
    {
        const int n = 100;
        var count = Model.Coercion.OfRounds.Count;
        int At(string name) => Model.Coercion.OfRounds.ToList().FindIndex(v => v.Name == name);
        var block = new RoundsOfBlock(count, 2, n);
        for (var r = 0; r < n; r++)
        {
            block.Values[(count + At("missileTests")) * block.Stride + r] = 56 + r;
            block.Values[(count + At("senderPayoff")) * block.Stride + r] = r == 7 ? 57 : 56;
            block.Values[(count + At("talks")) * block.Stride + r] = r < 4 ? 1 : 0;
        }
        var sums = new TrajectorySums(Model.Coercion, 1, quantiles: true);
        sums.Add(block, n);
        sums.CountAll();
        var series = sums.ToSeries(sums.Moments, []);
        Assert.Equal([60, 80, 105, 130, 150], series[At("missileTests")].Quantiles.Select(q => q[1]));
        Assert.All(series[At("senderPayoff")].Quantiles, q => Assert.Equal(56, q[1], .128));
        Assert.Equal(Intervals.Share(4, n).Interval, new Interval(series[At("talks")].Low[1], series[At("talks")].High[1]));
    }

    [Fact]
    public void Groups_are_the_replications_of_each_type_and_their_means_make_up_the_mean_of_all()
    {
        var sink = new Sink();
        var run = Run(Phased, new RunOptions { Replications = 200, Threads = 2 }, sink);
        var seekers = sink.Received.Where(r => Value(r.Values, "targetType") == 1).Select(r => Value(r.Values, "capability")).ToArray();
        var group = run.Groups.Single(g => g.Name == "securitySeeker");
        Assert.Equal((200, seekers.Length), (run.Groups.Sum(g => g.Replications), group.Replications));
        var capability = group.Series.Single(s => s.Variable.Name == "capability");
        Assert.Equal(seekers.Average(), capability.Mean[^1], 1e-12);
        Assert.Equal(seekers.Order().ElementAt((seekers.Length - 1) / 2), capability.Quantiles[2][^1], .002);
        var all = run.Series.Single(s => s.Variable.Name == "capability");
        for (var t = 0; t <= run.Rounds; t++)
            Assert.Equal(all.Mean[t], run.Groups.Sum(g => g.Replications * g.Series[0].Mean[t]) / run.Replications, 1e-12);
        Assert.Empty(Run(Phased, new RunOptions { Replications = 40, Quantiles = false }).Groups);
    }

    [Fact]
    public void At_the_horizon_the_incidence_of_first_agreements_is_the_share_of_runs_that_had_one()
    {
        var sink = new Sink();
        var run = Run(Phased, new RunOptions { Replications = 400, Trajectories = false }, sink);
        Assert.Equal(run["agreementReached"].Estimate.Mean, run.FirstAgreement.Incidence[^1], 1e-12);
        Assert.Equal(
            sink.Received.Count(r => Value(r.Values, "agreementReached") == 0 && Value(r.Values, "war") + Value(r.Values, "collapse") > 0),
            run.FirstAgreement.Competing.Sum());
        Assert.True(run.FirstAgreement.Competing.Sum() > 0);
    }

    [Fact]
    public void Nothing_to_run_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Compare([], new RunOptions()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(Phased, new RunOptions { Replications = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(Phased, new RunOptions { Threads = 0 }));
        Assert.Throws<KeyNotFoundException>(() => Run(Phased, new RunOptions { Replications = 1 })["happiness"]);
    }

    private static RunResult Run(Scenario scenario, RunOptions options, IReplicationSink? sink = null) =>
        Experiment.Run(scenario, options, sink, cancellation: TestContext.Current.CancellationToken);

    private static ComparisonResult Compare(IReadOnlyList<Scenario> scenarios, RunOptions options, IReplicationSink? sink = null) =>
        Experiment.Compare(scenarios, options, sink, cancellation: TestContext.Current.CancellationToken);

    /// <summary>A result in full, every bit of every number.</summary>
    private static string Text(ComparisonResult result)
    {
        var text = new StringBuilder();
        foreach (var run in result.Runs)
        {
            text.AppendJoin('\n', run.Metrics).AppendJoin('\n', run.Outcomes).Append(run.Diagnostics with { Remarks = [] });
            foreach (var series in run.Series)
            {
                IReadOnlyList<IReadOnlyList<double>> all = [series.Mean, series.Low, series.High, .. series.Quantiles, .. series.Paths];
                foreach (var numbers in all)
                    text.Append(series.Variable.Name).AppendJoin(' ', numbers).Append('\n');
            }
            foreach (var status in run.Statuses) text.AppendJoin(' ', status.Shares).Append('\n');
            text.AppendJoin(' ', run.FirstAgreement.Survival).AppendJoin(' ', run.FirstAgreement.Low)
                .AppendJoin(' ', run.FirstAgreement.AtRisk).AppendJoin(' ', run.FirstAgreement.IncidenceHigh);
        }
        return text.AppendJoin('\n', result.Differences).ToString();
    }

    private static double Value(Numbers values, string name) => values.All[Model.Coercion.IndexOf(name)];

    /// <summary>Numbers that are equal where all their bits are.</summary>
    private readonly record struct Numbers(double[] All)
    {
        public bool Equals(Numbers other) => MemoryMarshal.AsBytes<double>(All).SequenceEqual(MemoryMarshal.AsBytes<double>(other.All));

        public override int GetHashCode() => All.Length;
    }

    private sealed class Sink : IReplicationSink
    {
        public List<(int Scenario, long Replication, Numbers Values, Numbers Drawn)> Received { get; } = [];
        public int After { get; init; } = int.MaxValue;
        public Action Then { get; init; } = () => { };

        public void Receive(int scenario, long replication, ReadOnlySpan<double> values, ReadOnlySpan<double> drawn)
        {
            Received.Add((scenario, replication, new(values.ToArray()), new(drawn.ToArray())));
            if (Received.Count == After) Then();
        }
    }
}
