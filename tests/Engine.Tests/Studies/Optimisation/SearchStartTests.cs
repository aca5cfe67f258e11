using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Engine.Tests.Scenarios;

namespace NegotiationSim.Engine.Tests.Studies.Optimisation;

/// <summary>Searches that start from policies.</summary>
public class SearchStartTests
{
    private static readonly Scenario Phased = Sample.Load("phased.json");
    private static readonly PolicySearchOptions Small =
        new() { Objectives = Objective.Usual(Model.Coercion), Population = 16, Generations = 6, Worlds = 10, Replications = 1,
            FreshWorlds = 10, Threads = 1, Seed = 5 };

    /// <summary>The front of the problem is that of the made-up values; generation 0 has it whole beside points by chance.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(20)]
    public void A_search_begins_no_worse_than_the_front_it_starts_from(int generations)
    {
        var earlier = Nsga(generations, seed: 1, null);
        var fronts = new List<IReadOnlyList<Individual>>();
        Nsga(4, seed: 2, [.. earlier.Select(i => i.Point)], fronts.Add);
        Assert.True(earlier.Count <= 16);
        Assert.True(Volume(fronts[0]) >= Volume(earlier));
        var others = new List<IReadOnlyList<Individual>>();
        Nsga(4, seed: 2, null, others.Add);
        if (generations > 3) Assert.True(Volume(fronts[0]) > Volume(others[0]));

        static double Volume(IReadOnlyList<Individual> front) => Hypervolume.Of([.. front.Select(i => i.Values)], [1.5, 10]);
    }

    [Fact]
    public void More_points_than_a_generation_has_are_all_tried_and_the_best_of_them_kept()
    {
        double[][] many = [.. Enumerable.Range(0, 40).Select(i => (double[])[i / 40.0, i < 4 ? 0 : .5])];
        var tried = new List<int>();
        var fronts = new List<IReadOnlyList<Individual>>();
        Nsga2.Search(2, 16, 1, 1, points =>
        {
            tried.Add(points.Count);
            return [.. points.Select(Problem)];
        }, fronts.Add, many);
        Assert.Equal([40, 16], tried);
        Assert.Superset(new HashSet<double> { 0, 1 / 40.0, 2 / 40.0, 3 / 40.0 }, fronts[0].Select(i => i.Point[0]).ToHashSet());
    }

    [Fact]
    public void A_search_of_policies_begins_no_worse_than_the_earlier_front_in_the_same_worlds()
    {
        var levers = PolicySearch.AllLevers(Phased);
        var earlier = Search(levers, Small);
        var start = Start(earlier);
        var begun = Search(levers, Small with { Start = start, Generations = 0 });
        var worlds = new SearchWorlds(Phased, [.. levers.Select(l => l.Path)], [], Small, Small.Worlds,
            new SplitMix64(Small.Seed).Split(1).At(0), TestContext.Current.CancellationToken);
        var shares = Hypervolume.Shares([Costs(earlier), Costs(begun)]);
        Assert.True(start.Length <= 16 && shares[0] > 0);
        Assert.True(shares[1] >= shares[0]);
        Assert.Equal(Math.Max(4, start.Length) + 4, PolicySearch.Trials(Small with { Start = start, Generations = 1, Population = 4 }));

        double[][] Costs(PolicySearchResult found) =>
            [.. worlds.Costs([.. found.Policies.Where(p => p.IsFound).Select(p => p.Candidate.Values.ToArray())], null)];
    }

    [Fact]
    public void Values_are_placed_where_their_levers_have_them()
    {
        foreach (var lever in PolicySearch.AllLevers(Phased))
            foreach (var value in ((double[])[0, .1, .25, .5, .99]).Select(lever.Quantile))
                Assert.Equal(value, lever.Quantile(SearchStart.Place(lever, value) ?? double.NaN), 1e-12);
        var range = Factor.Over("policy.relief", new UniformDistribution(.2, .4));
        Assert.Equal(.25, range.Quantile(SearchStart.Place(range, .25) ?? double.NaN), 1e-12);
        Assert.Equal(1, SearchStart.Place(range, .4) ?? double.NaN, 1e-9);
        Assert.Null(SearchStart.Place(range, .41));
        Assert.Null(SearchStart.Place(Factor.At("policy.phases", 1, 2), 1.5));
    }

    [Fact]
    public void Levers_that_are_not_told_are_as_in_the_scenario_and_policies_that_do_not_fit_are_refused()
    {
        Factor[] levers = [.. Factor.Parse("policy.relief=0:.4", Phased), .. Factor.Parse("policy.depth=0:1", Phased)];
        var point =
            SearchStart.Points([new StartingPolicy("a", new Dictionary<string, double> { ["policy.relief"] = .2 })], levers, Phased);
        Assert.Equal([.5, Factor.Find(Phased, "policy.depth").Central], point.Single().Select(u => Math.Round(u, 9)));
        Assert.Contains("a: policy.relief is 0.5, which is not among the values searched", Refused("policy.relief", .5),
            StringComparison.Ordinal);
        Assert.Contains("a: policy.talks is no lever of this search", Refused("policy.talks", .5), StringComparison.Ordinal);
        Assert.Contains("a: policy.relief is not told, and 0.8 in phased", Refused("policy.depth", .5), StringComparison.Ordinal);

        string Refused(string path, double value) => Assert.Throws<ScenarioException>(() => Search(levers,
            Small with { Start = [new StartingPolicy("a", new Dictionary<string, double> { [path] = value })] })).Message;
    }

    private static StartingPolicy[] Start(PolicySearchResult found) =>
        [.. found.Policies.Where(p => p.IsFound).Select(p => new StartingPolicy(p.Candidate.Name,
            p.Candidate.Levers.Zip(p.Candidate.Values).ToDictionary(l => l.First, l => l.Second)))];

    private static PolicySearchResult Search(IReadOnlyList<Factor> levers, PolicySearchOptions options) =>
        PolicySearch.Run(Phased, levers, [], options, cancellation: TestContext.Current.CancellationToken);

    private static IReadOnlyList<Individual> Nsga(
        int generations, ulong seed, IReadOnlyList<double[]>? start, Action<IReadOnlyList<Individual>>? heard = null) =>
        Nsga2.Search(5, 16, generations, seed, points => [.. points.Select(Problem)], heard, start);

    /// <summary>ZDT1 (Zitzler, Deb and Thiele 2000).</summary>
    private static double[] Problem(double[] x)
    {
        var g = 1 + 9 * x.Skip(1).Average();
        return [x[0], g * (1 - Math.Sqrt(x[0] / g))];
    }
}
