using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.History;

public class PlaceboTests
{
    private const int EraLength = 4, Placebos = 9;
    private static readonly Quarter Start = new(1990, 1);
    private static readonly string[] Policies =
        ["maximum-pressure", "phased", "neglect", "strategic-patience", "agreed-framework", "grand-bargain"];

    private static readonly FilterOptions Few = new() { Particles = 16, Islands = 1 };

    /// <summary>A scenario with these policies one after the other.</summary>
    private static Scenario Timeline(IEnumerable<string> policies)
    {
        var folder = Path.Combine(Records.Root, "scenarios").Replace('\\', '/');
        var eras = policies.Select((p, i) =>
            $$"""{ "name": "{{i}} {{p}}", "from": "{{Start.Plus(EraLength * i)}}", "policy": "{{folder}}/policies/{{p}}.json" }""");
        return Scenario.Parse($$"""
            { "extends": "{{folder}}/base/us-dprk.json", "title": "placebo", "start": "{{Start}}",
              "rounds": {{EraLength * Policies.Length}}, "timeline": [ {{string.Join(", ", eras)}} ] }
            """, "world.rupture.war=0", "world.rupture.collapse=0");
    }

    /// <summary>What a replication of a scenario would have left in a record.</summary>
    private static HistoricalRecord Played(Scenario scenario, int replication)
    {
        var quarters = new List<Observation>();
        var watcher = new Watcher(quarters);
        var shocks = new Shocks(77, replication);
        Replication.Run(scenario.Central(), ref shocks, ref watcher);
        return new HistoricalRecord(quarters);
    }

    private readonly struct Watcher(List<Observation> quarters) : IObserver
    {
        public void Observe(int t, in WorldState state, in RoundRecord record)
        {
            if (t < 0) return;
            quarters.Add(new Observation(Start.Plus(t), record.Missiles, record.Has(Happened.NuclearTest) ? 1 : 0,
                record.Has(Happened.Talks), state.InForce, null));
        }
    }

    private static PlaceboResult Run(Scenario scenario, HistoricalRecord record, int timelines, FilterOptions? options = null) =>
        Placebo.Run(scenario, record, options ?? Few, timelines, 4, cancellation: TestContext.Current.CancellationToken);

    private static string[] InSomeOrder(int seed)
    {
        string[] order = [.. Policies];
        new Random(seed).Shuffle(order);
        return order;
    }

    [Fact]
    public void Under_one_policy_throughout_every_rank_is_as_likely()
    {
        // The record knows nothing of the order in which somebody coded the eras, so that order's rank is any of the permuted ones'.
        // That needs no good likelihood, only one that is as good for each.
        const int Records = 60;
        var truth = Timeline(Enumerable.Repeat("phased", Policies.Length));
        double[] p =
        [
            .. Enumerable.Range(0, Records).Select(r =>
                Run(Timeline(InSomeOrder(r)), Played(truth, r), 2 * Placebos, Few with { Particles = 4 }).Ranks
                    .Single(k => k is { Kind: PlaceboKind.Permuted, Target: null }).PValue).Order(),
        ];
        // Kolmogorov's distance: above 1.63/√n once in a hundred.
        Assert.InRange(p.Select((x, i) => Math.Max(Math.Abs(x - (i + 1.0) / Records), Math.Abs(x - (double)i / Records))).Max(), 0,
            1.63 / Math.Sqrt(Records));
        Assert.Equal(.55, p.Average(), 3 * .29 / Math.Sqrt(Records)); // the mean of .1, .2, … 1
    }

    [Fact]
    public void Where_policies_made_the_record_the_coded_timeline_stands_out()
    {
        var coded = Timeline(Policies);
        double[] p = [.. Enumerable.Range(0, 12).Select(r => Run(coded, Played(coded, r), 2 * Placebos).Ranks[0].PValue)];
        Assert.InRange(p.Average(), 0, .3); // .5 if it told nothing
    }

    [Fact]
    public void Ranks_and_kinds_by_hand()
    {
        var coded = Timeline(Policies);
        var found = Run(coded, Played(coded, 1), 9);
        Assert.Equal([5, 4, 6], new[] { PlaceboKind.Permuted, PlaceboKind.Shifted, PlaceboKind.Constant }
            .Select(kind => found.Placebos.Count(s => s.Kind == kind)));
        Assert.Equal(found.Placebos.Count, found.Placebos.Select(s => (s.Kind, s.Name)).Distinct().Count());
        Assert.All(found.Ranks, rank =>
        {
            double[] scores = [.. found.Placebos.Where(s => s.Kind == rank.Kind).Select(s => s.Of(rank.Target))];
            Assert.Equal(scores.Count(s => s <= found.Coded.Of(rank.Target)) + 1, rank.Rank);
            Assert.Equal((double)rank.Rank / (scores.Length + 1), rank.PValue);
            Assert.InRange(rank.AdjustedP, rank.PValue, 1);
        });
        Assert.Equal(found.Coded.Joint, Run(coded, Played(coded, 1), 2).Coded.Joint);
        var alone = ParticleFilter.Run(coded, Played(coded, 1), Few, TestContext.Current.CancellationToken);
        Assert.Equal(-alone.LogLikelihoods.Skip(4).Average(), found.Coded.Joint, 1e-12);
    }

    [Fact]
    public void Quarters_of_which_the_record_says_nothing_are_in_no_mean()
    {
        var coded = Timeline(Policies);
        // 24 quarters, four learnt from; of the 20 others every third is known: quarters 6, 9, 12, 15, 18 and 21.
        HistoricalRecord record = new([.. Played(coded, 1).Quarters.Select((q, t) =>
            t % 3 == 0 ? q : new Observation(q.Quarter, null, null, null, null, null))]);
        var found = Run(coded, record, 2);
        Assert.Equal(6, found.Quarters);
        var alone = ParticleFilter.Run(coded, record, Few, TestContext.Current.CancellationToken);
        Assert.Equal(-alone.LogLikelihoods.Skip(4).Sum() / 6, found.Coded.Joint, 1e-12);
    }

    [Fact]
    public void Eras_that_the_record_ends_before_have_no_part()
    {
        var coded = Timeline(Policies);
        var record = Played(coded, 1).Between(null, Start.Plus(21));
        // Six eras begin in quarters 0, 4, … 20; eight quarters late the last two would begin in 24 and 28, of 22.
        var found = Placebo.Run(coded, record, Few with { PolicyLag = 8 }, 8, 4, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(4, found.Placebos.Count(s => s.Kind == PlaceboKind.Constant));
        Assert.All(found.Placebos.Where(s => s.Kind == PlaceboKind.Permuted),
            s => Assert.Equal(["1", "2", "3", "4"], s.Name.Split(' ').Order()));
    }

    [Fact]
    public void One_policy_has_no_placebo() => Assert.Contains("one policy", Assert.Throws<ArgumentException>(
        () => Run(Timeline(Policies).With("policy", Path.Combine(Records.Root, "scenarios/policies/phased.json")), Records.Shipped(), 4))
            .Message, StringComparison.Ordinal);
}
