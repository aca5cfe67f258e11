using NegotiationSim.Engine.Models;
using System.Globalization;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sweeps;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Tests.Scenarios;

namespace NegotiationSim.Engine.Tests.Studies.Sweeps;

public class SweepTests
{
    private static readonly Scenario Phased = Sample.Load("phased.json");
    private static readonly Scenario Uncertain = Sample.Load("uncertain.json");
    private static readonly Design Points =
        new(["sender.trust", "policy.depth"], [.. Enumerable.Range(0, 70).Select(i => (double[])[.1 + i * .01, i % 5 * .2])]);
    private static readonly SweepOptions Few = new() { Replications = 5, Seed = 3, Threads = 1 };

    [Fact]
    public void A_row_is_what_a_run_of_the_scenario_with_those_values_and_that_seed_gives()
    {
        var rows = Rows([Phased, Uncertain], Points, Few);
        foreach (var row in rows.Where(r => r.Point % 23 == 0))
        {
            var scenario = row.Policy == 0 ? Phased : Uncertain;
            var run = Experiment.Run(
                scenario.With("sender.trust", Points.Points[(int)row.Point][0]).With("policy.depth", Points.Points[(int)row.Point][1]),
                new RunOptions { Replications = 5, Seed = row.Seed, Trajectories = false },
                cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(run.Metrics.Select(m => m.Estimate.Mean), row.Means);
            Assert.Equal(run.Metrics.Select(m => m.Estimate.StandardError), row.Errors);
            Assert.Equal(run.Metrics.Select(m => m.Estimate.N), row.Counts);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Rows_are_the_same_bits_for_any_number_of_threads_and_any_order_of_blocks(int threads)
    {
        var alone = Rows([Phased, Uncertain], Points, Few);
        Assert.Equal(Text(alone), Text(Rows([Phased, Uncertain], Points, Few with { Threads = threads })));
        Assert.Equal(Text(alone), Text(Rows([Phased, Uncertain], Points, Few, backwards: true)));
        Assert.Equal(140, alone.Count);
    }

    [Fact]
    public void A_precision_rule_stops_each_point_at_the_first_batch_that_satisfies_it()
    {
        var rule = new PrecisionRule("senderPayoff", 1.5, 60);
        var rows = Rows([Phased, Uncertain], Points, Few with { Replications = 10, Precision = rule });
        var fixedRows = Rows([Phased, Uncertain], Points, Few with { Replications = 10 });
        Assert.True(rows.Select(r => r.Replications).Distinct().Count() > 1);
        Assert.Equal(Text(rows), Text(Rows([Phased, Uncertain], Points, Few with { Replications = 10, Precision = rule, Threads = 3 })));
        foreach (var point in rows.GroupBy(r => r.Point))
        {
            var played = Assert.Single(point.Select(r => r.Replications).Distinct());
            Assert.True(played % 10 == 0 && played <= 60);
            if (played < 60) Assert.All(point, r => Assert.True(HalfWidth(r) <= 1.5));
            if (played > 10) Assert.Contains(fixedRows.Where(r => r.Point == point.Key), r => !(HalfWidth(r) <= 1.5));
        }
    }

    [Fact]
    public void Numbers_that_are_not_varied_stay_in_their_group()
    {
        var scenario = Sample.Load("posterior.json");
        var row = Rows([scenario], new(["policy.depth"], [[.3], [.6]]), Few with { Replications = 40 })[1];
        var run = Experiment.Run(scenario.With("policy.depth", .6),
            new RunOptions { Replications = 40, Seed = row.Seed, Trajectories = false },
            cancellation: TestContext.Current.CancellationToken);
        foreach (var (metric, mean) in run.Metrics.Zip(row.Means))
            Assert.Equal(metric.Estimate.Mean, mean, double.IsNaN(mean) ? 0 : 1e-12 * Math.Max(1, Math.Abs(mean)));
    }

    [Fact]
    public void Points_have_shocks_of_their_own_unless_they_are_to_share_them()
    {
        var same = new Design(["sender.trust"], [[.3], [.3], [.3]]);
        Assert.Equal(3, Rows([Phased], same, Few).Select(r => r.Seed).Distinct().Count());
        var shared = Rows([Phased], same, Few with { SharedShocks = true });
        Assert.All(shared, r => Assert.Equal(3UL, r.Seed));
        Assert.Equal(shared[0].Means, shared[2].Means);
    }

    [Fact]
    public void Everything_wrong_with_a_sweep_is_said_at_once()
    {
        var problems = Sweep.Check([Phased], new Design(["sender.trst", "policy.depth", "policy.phases"], [[.5, 2, 1.5], [.5, .5, 2]]),
            new SweepOptions { Replications = 1, Precision = new PrecisionRule("payoff", 0, 0) });
        Assert.Contains("phased has no number 'sender.trst' to vary. Did you mean 'sender.trust'?", problems);
        Assert.Contains("policy.depth must be from 0 to 1, but is 2 at point 0.", problems);
        Assert.Contains(problems, p => p.StartsWith("policy.phases must be a whole number from ", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("There is no metric 'payoff'.", StringComparison.Ordinal));
        Assert.Contains("The half-width to reach must be a number above 0.", problems);
        Assert.Contains("A half-width needs batches of at least 2 replications.", problems);
        Assert.Throws<ArgumentException>(() => new Sweep([], Points, Few));
        Assert.Equal(["sender.trust is varied twice."],
            Sweep.Check([Phased], new Design(["sender.trust", "sender.trust"], [[.5, .5]]), Few));
        Assert.Equal(["Point 1 has 2 values for 1 varied numbers."],
            Sweep.Check([Phased], new Design(["sender.trust"], [[.5], [.5, .5]]), Few));
    }

    private static double HalfWidth(Row row)
    {
        var m = Model.Coercion.IndexOf("senderPayoff");
        return row.Errors[m] == 0 ? 0 : MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, row.Counts[m] - 1, .975) * row.Errors[m];
    }

    [Fact]
    public void Replications_kept_one_by_one_are_those_that_the_means_rest_on()
    {
        var sweep = new Sweep([Phased, Uncertain], Points, Few with { KeepsReplications = true });
        var blocks = 0;
        sweep.Run([0, 3], block =>
        {
            Interlocked.Increment(ref blocks); // several threads may be here
            var each = block.Replications!;
            Assert.Equal(block.Points * 5 * 2, each.Count);
            Assert.Equal(Enumerable.Range(0, each.Count).Select(i => (block.FirstPoint + i / 10, i / 2 % 5L, i % 2)),
                each.Points.Zip(each.Numbers, each.Policies));
            for (var m = 0; m < Model.Coercion.Metrics.Count; m++)
            {
                for (var row = 0; row < block.Rows; row++)
                {
                    double[] values =
                        [.. each.Values(m).Where(
                            (v, i) => each.Points[i] == block.FirstPoint + row / 2 && each.Policies[i] == row % 2 && !double.IsNaN(v))];
                    Assert.Equal(block.Counts(m).Span[row], values.Length);
                    if (values.Length > 0) Assert.Equal(values.Average(), block.Means(m).Span[row], 1e-9);
                }
            }
        }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2, blocks);
        sweep.Run([1], block => Assert.Equal(block.Points * 10, block.Replications!.Count),
            cancellation: TestContext.Current.CancellationToken);
        new Sweep([Phased], Points, Few).Run([0], block => Assert.Null(block.Replications),
            cancellation: TestContext.Current.CancellationToken);
    }

    private static List<Row> Rows(IReadOnlyList<Scenario> scenarios, Design points, SweepOptions options, bool backwards = false)
    {
        var sweep = new Sweep(scenarios, points, options);
        var rows = new List<Row>();
        long[] blocks = [.. Enumerable.Range(0, (int)sweep.Blocks)];
        sweep.Run(backwards ? [.. blocks.Reverse()] : blocks, block =>
        {
            lock (rows)
            {
                for (var r = 0; r < block.Rows; r++)
                {
                    rows.Add(new Row(block.FirstPoint + r / scenarios.Count, r % scenarios.Count, block.Played.Span[r], block.Seeds.Span[r],
                        [.. Model.Coercion.Metrics.Select((_, m) => block.Means(m).Span[r])],
                        [.. Model.Coercion.Metrics.Select((_, m) => block.StandardErrors(m).Span[r])],
                        [.. Model.Coercion.Metrics.Select((_, m) => block.Counts(m).Span[r])]));
                }
            }
        }, cancellation: TestContext.Current.CancellationToken);
        return [.. rows.OrderBy(r => r.Point).ThenBy(r => r.Policy)];
    }

    private static string Text(IEnumerable<Row> rows) => string.Join('\n', rows.Select(r => string.Create(CultureInfo.InvariantCulture,
        $"{r.Point} {r.Policy} {r.Replications} {r.Seed} {string.Join(' ', r.Means)} {string.Join(' ', r.Errors)} {string.Join(' ', r.Counts)}")));

    private sealed record Row(long Point, int Policy, long Replications, ulong Seed, double[] Means, double[] Errors, long[] Counts);
}
