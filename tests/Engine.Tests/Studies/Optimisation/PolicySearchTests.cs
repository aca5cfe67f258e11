using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Engine.Tests.Scenarios;

namespace NegotiationSim.Engine.Tests.Studies.Optimisation;

public class PolicySearchTests
{
    private static readonly Scenario Phased = Sample.Load("phased.json");
    private static readonly Scenario Uncertain = Sample.Load("uncertain.json");
    private static readonly PolicySearchOptions Small =
        new() { Objectives = Objective.Usual(Model.Coercion), Population = 12, Generations = 3, Worlds = 15, Replications = 2,
            FreshWorlds = 40, Threads = 1, Seed = 5 };
    private static readonly Lazy<PolicySearchResult> Found = new(() => Search(Small));

    private static Objective Parsed(string text) => Objective.Parse(text, Model.Coercion);

    [Fact]
    public void In_a_certain_world_means_are_those_of_a_run_on_the_same_shocks()
    {
        var means = Play(Phased, worlds: 60, replications: 1);
        var run = Experiment.Run(Phased,
            new RunOptions { Replications = 60, Seed = new SplitMix64(9).Split(2).At(0), Trajectories = false },
            cancellation: TestContext.Current.CancellationToken);
        foreach (var metric in run.Metrics.Where(m => m.Metric.Name != "firstAgreementRound"))
            Assert.Equal(metric.Estimate.Mean, Enumerable.Range(0, 60).Average(w => means.At(w, metric.Metric.Name)), 1e-9);
    }

    [Fact]
    public void Relief_given_is_the_mean_of_the_trajectory_of_relief()
    {
        var calm = Phased.With("world.rupture.war", 0).With("world.rupture.collapse", 0);
        var means = Play(calm, worlds: 50, replications: 1);
        var run = Experiment.Run(calm, new RunOptions { Replications = 50, Seed = new SplitMix64(9).Split(2).At(0) },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(run.Series.Single(s => s.Variable.Name == "relief").Mean.Skip(1).Average(),
            Enumerable.Range(0, 50).Average(w => means.At(w, "relief")), 1e-9);
    }

    [Fact]
    public void Replications_of_a_world_share_its_draw_and_candidates_share_their_worlds()
    {
        var few = Play(Uncertain, worlds: 10, replications: 1);
        Assert.Equal(Values(few), Values(Play(Uncertain, worlds: 10, replications: 1)));
        var own =
            Uncertain.Parameters.First(
                p => p.Path.StartsWith("policy.", StringComparison.Ordinal) && p.Distribution is null && !p.Parameter.IsWhole);
        Assert.Equal(Values(few), Values(With(own.Central)));
        Assert.NotEqual(Values(few), Values(With(.99)));

        WorldMeans With(double value) =>
            WorldMeans.Play([new Candidate("a", Uncertain, [own.Path], [value])], 10, 1, 9, 1, null,
                TestContext.Current.CancellationToken)[0];
    }

    [Fact]
    public void Regret_and_the_domain_criterion_are_as_by_hand()
    {
        Assert.Equal([0, 3, 0, 1], Robustness.Regrets([5, 4, 9, 1], [5, 7, 8, 2]));
        var high = Robustness.High([.. Enumerable.Range(1, 100).Select(i => (double)i).Reverse()]);
        Assert.Equal(90, high.Mean);
        Assert.Equal(new Interval(85, 96), high.Interval); // ranks 90 ± 1.96·√(100·.9·.1)
        var means = Play(Phased, worlds: 30, replications: 1);
        var middle = Enumerable.Range(0, 30).Select(w => means.At(w, "senderPayoff")).Order().ElementAt(12);
        Assert.Equal(17, Robustness.Satisfying(means, [Inequality.Parse(FormattableString.Invariant($"senderPayoff > {middle:R}"))]));
        Assert.Equal(0, Robustness.Satisfying(means, [Inequality.Parse("senderPayoff > 0"), Inequality.Parse("capability > 2")]));
    }

    [Theory]
    [InlineData(2, false)] // between the less and the greater with chance 1 − .9² − .1² = .18
    [InlineData(28, false)] // 1 − .9²⁸ − .1²⁸ = .9477
    [InlineData(29, true)] // 1 − .9²⁹ − .1²⁹ = .9529
    public void High_regret_has_an_interval_where_the_least_and_the_greatest_value_have_its_chance(int n, bool isKnown)
    {
        var high = Robustness.High([.. Enumerable.Range(1, n).Select(i => (double)i)]);
        Assert.Equal(Math.Ceiling(.9 * n), high.Mean);
        Assert.Equal((isKnown, isKnown), (!double.IsNaN(high.Interval.Low), !double.IsNaN(high.Interval.High)));
    }

    [Fact]
    public void A_search_is_the_same_bits_on_any_number_of_threads()
    {
        var one = Found.Value;
        var two = Search(Small with { Threads = 3 });
        Assert.Equal(one.Policies.Select(p => p.Values[0].Mean), two.Policies.Select(p => p.Values[0].Mean));
        Assert.Equal(one.Searches[0].Hypervolumes, two.Searches[0].Hypervolumes);
        Assert.Equal(one.Prices, two.Prices);
        Assert.Equal(4, one.Searches.Single().Hypervolumes.Count);
        var priced = 2 + one.Prices.Count; // each lever that is moved in either policy, and the two themselves
        Assert.Equal((12 * 4 * 15 + (one.Policies.Count + priced) * 40) * 2, one.Replications);
    }

    [Fact]
    public void The_table_holds_front_and_given_policies_to_that_of_comparison()
    {
        var found = Found.Value;
        var reference = found.Policies.First(p => !p.IsFound);
        Assert.Equal(Uncertain.Name, reference.Candidate.Name);
        Assert.All(reference.Against, a => Assert.Equal(0, a.Mean));
        Assert.Equal(.5, reference.Better.Mean);
        foreach (var policy in found.Policies)
        {
            for (var o = 0; o < 4; o++) Assert.Equal(policy.Values[o].Mean - reference.Values[o].Mean, policy.Against[o].Mean, 1e-9);
            Assert.True(policy.Robustness.WorstRegret >= policy.Robustness.HighRegret.Mean && policy.Robustness.HighRegret.Mean >= 0);
        }
        Assert.Equal(["openness", "tension"],
            found.Policies[0].Elsewhere.Select(e => e.Metric.Name).Intersect(["tension", "openness"]).Order());
        Assert.Contains(found.Cautions, c => c.Id == "few-worlds");
    }

    /// <summary>Where only outreach is free and reform alone is asked for beside the payoff, whoever finds the most reform has found the
    /// most outreach: equations 9b and 9c rise in it.</summary>
    [Fact]
    public void A_search_finds_the_end_of_a_lever_that_only_helps()
    {
        var found = PolicySearch.Run(Phased, Factor.Parse("policy.outreach=0:1", Phased), [],
            Small with { Population = 16, Generations = 12, Objectives = [Parsed("openness"), Parsed("relief:max")] },
            cancellation: TestContext.Current.CancellationToken);
        Assert.True(found.Policies.Where(p => p.IsFound).MaxBy(p => p.Values[0].Mean)!.Candidate.Values[0] > .97);
        Assert.Contains(found.Cautions, c => c.Id == "certain-world");
    }

    [Theory]
    [InlineData("senderPayoff", "two objectives or more")]
    [InlineData("senderPayoff,senderPayoff:min", "twice")]
    [InlineData("senderPayoff,satisfied", "needs --satisfy")]
    [InlineData("senderPayoff,happiness", "no such objective. Known: capability,")]
    [InlineData("senderPayoff,war:least", "after the objective stands :max or :min")]
    public void Objectives_that_cannot_be_searched_for_are_refused(string objectives, string said) =>
        Assert.Contains(said,
            Assert.Throws<ScenarioException>(() => Search(Small with { Objectives = [.. objectives.Split(',').Select(Parsed)] })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Only_levers_of_one_policy_are_searched_and_rules_name_no_policy()
    {
        Assert.Contains("not a lever of the policy",
            Refused(() => PolicySearch.Run(Phased, Factor.Parse("mechanisms.spiral=0:1", Phased), [], Small)), StringComparison.Ordinal);
        Assert.Contains("name no policy", Refused(() => Search(Small with { Satisfy = [Inequality.Parse("phased.war < 1")] })),
            StringComparison.Ordinal);
        Assert.Contains("there is no metric 'wars'", Refused(() => Search(Small with { Satisfy = [Inequality.Parse("wars < 1")] })),
            StringComparison.Ordinal);
        Assert.Equal(15, PolicySearch.AllLevers(Phased).Count);

        static string Refused(Func<object> search) => Assert.Throws<ScenarioException>(search).Message;
    }

    private static PolicySearchResult Search(PolicySearchOptions options) =>
        PolicySearch.Run(Uncertain, PolicySearch.AllLevers(Uncertain), [Phased], options,
            cancellation: TestContext.Current.CancellationToken);

    private static WorldMeans Play(Scenario scenario, int worlds, int replications) =>
        WorldMeans.Play([new Candidate(scenario.Name, scenario, [], [])], worlds, replications, 9, 1, null,
            TestContext.Current.CancellationToken)[0];

    private static double[] Values(WorldMeans means) =>
        [.. Enumerable.Range(0, means.Worlds).SelectMany(w => new[] { means.At(w, "senderPayoff"), means.At(w, "capability") })];
}
