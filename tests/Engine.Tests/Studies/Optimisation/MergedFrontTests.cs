using CsCheck;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Engine.Tests.Scenarios;

namespace NegotiationSim.Engine.Tests.Studies.Optimisation;

/// <summary>Several searches, and one front out of theirs.</summary>
public class MergedFrontTests
{
    private static readonly Scenario Uncertain = Sample.Load("uncertain.json");
    private static readonly PolicySearchOptions Small =
        new() { Objectives = Objective.Usual(Model.Coercion), Population = 8, Generations = 2, Worlds = 10, Replications = 1,
            FreshWorlds = 20, Threads = 1, Seed = 5, Searches = 3 };
    private static readonly Lazy<PolicySearchResult> Found = new(() => Search(Small));

    /// <summary>Levers that are their own values.</summary>
    private static readonly Gen<double[][][]> Fronts =
        Gen.Int[2, 4].SelectMany(m => Gen.Int[0, 6].Select(v => v / 6.0).Array[m].Array[1, 8].Array[2, 4])
            .Select(fronts => fronts.Select(f => f.DistinctBy(PolicySearch.Key).ToArray()).ToArray());

    [Fact]
    public void The_merged_front_is_the_undominated_of_the_union() => Fronts.Sample(fronts =>
    {
        var merged = MergedFront.Of(fronts, policies => policies);
        var union = fronts.SelectMany(f => f).DistinctBy(PolicySearch.Key).ToArray();
        string[] undominated =
            [.. union.Where(p => !union.Any(o => o.Zip(p).All(v => v.First <= v.Second) && o.Zip(p).Any(v => v.First < v.Second)))
                .Select(PolicySearch.Key)];
        Assert.Equal(undominated.Order(StringComparer.Ordinal), merged.Policies.Select(PolicySearch.Key).Order(StringComparer.Ordinal));
        Assert.Equal(merged.Policies.Select(p => p[0]).Order(), merged.Policies.Select(p => p[0]));
        Assert.Equal(fronts.Select(f => f.Count(p => undominated.Contains(PolicySearch.Key(p)))), merged.Kept);
        Assert.All(merged.Reached, n => Assert.InRange(n, 1, fronts.Length));
        Assert.All(merged.Hypervolumes, v => Assert.InRange(v, 0, 1 + 1e-12));
        Assert.Equal(union.Length, merged.Played);
        Assert.Equal(merged.Reached.Sum(), merged.Shares.Sum(s => s * merged.Policies.Count), 1e-9);
    });

    [Fact]
    public void How_far_searches_agree_is_as_by_hand()
    {
        double[][] one = [[0, 8], [4, 4]], two = [[0.3, 8], [8, 0]];
        var merged = MergedFront.Of([one, two], policies => policies);
        Assert.Equal([[0, 8], [4, 4], [8, 0]], merged.Policies);
        Assert.Equal([2, 1], merged.Kept);
        Assert.Equal([2, 1, 1], merged.Reached); // .3 is within a twentieth of 8; nothing of the second is near the middle
        Assert.Equal([2 / 3.0, 2 / 3.0], merged.Shares);
        Assert.Equal([1, 0], merged.Hypervolumes); // the corners dominate nothing of the box, the middle a quarter
    }

    [Fact]
    public void A_front_alone_stays_as_it_is_and_nothing_is_tried()
    {
        double[][] only = [[1, 1], [2, 2]];
        var merged = MergedFront.Of([only], _ => throw new InvalidOperationException());
        Assert.Equal(only, merged.Policies);
        Assert.Equal((2, 1, 1, 0), (merged.Kept.Single(), merged.Shares.Single(), merged.Hypervolumes.Single(), merged.Played));
    }

    [Fact]
    public void Several_searches_are_the_same_bits_on_any_number_of_threads_and_the_first_is_that_alone()
    {
        var (one, two) = (Found.Value, Search(Small with { Threads = 3 }));
        Assert.Equal(one.Policies.Select(p => (p.Values[0].Mean, p.Searches)), two.Policies.Select(p => (p.Values[0].Mean, p.Searches)));
        Assert.Equal(one.Searches.Select(Told), two.Searches.Select(Told));
        Assert.Equal(3, one.Searches.Select(s => s.Seed).Distinct().Count());
        var alone = Search(Small with { Searches = 1 });
        Assert.Equal(alone.Searches[0].Hypervolumes, one.Searches[0].Hypervolumes);
        Assert.NotEqual(one.Searches[1].Hypervolumes, one.Searches[0].Hypervolumes);
        Assert.All(one.Policies, p => Assert.InRange(p.Searches, p.IsFound ? 1 : 0, p.IsFound ? 3 : 0));
        Assert.Equal(one.Searches.Sum(s => s.Merged), one.Policies.Count(p => p.IsFound)); // no policy was found twice

        static string Told(SearchRecord s) => $"{s.Seed} {s.Found} {s.Merged} {s.Reached:R} {s.Hypervolume:R}";
    }

    [Fact]
    public void Searches_that_differ_are_told_of() =>
        Assert.Equal(Found.Value.Searches.Any(s => s.Hypervolume < .9), Found.Value.Cautions.Any(c => c.Id == "searches-differ"));

    private static PolicySearchResult Search(PolicySearchOptions options) =>
        PolicySearch.Run(Uncertain, PolicySearch.AllLevers(Uncertain), [], options, cancellation: TestContext.Current.CancellationToken);
}
