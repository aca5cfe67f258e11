using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Claims;
using NegotiationSim.Engine.Tests.House;

namespace NegotiationSim.Engine.Tests.Studies.Claims;

/// <summary>On worlds that are made up, so that what they hang on is known.</summary>
public class RelianceSearchTests
{
    private const string Spiral = "mechanisms.spiral=0", Denial = "mechanisms.denial=0", Autarky = "mechanisms.autarky=0";
    private const int Worlds = 100;

    private static readonly ClaimSet Set = new("test",
        [("phased", Scenario.Load(Path.Combine(SourceFiles.Engine, "../../scenarios/deep-uncertainty/phased.json")))],
        [new Claim("made-up", "section", "text", [Inequality.Parse("phased.war < 2")])], []);

    [Theory]
    [InlineData(Spiral)]
    [InlineData(Spiral, Denial)]
    [InlineData(Spiral, Denial, Autarky)]
    public void The_least_set_that_makes_a_claim_true_is_found(params string[] set)
    {
        var found = Search((off, _) => !set.All(off.Contains), off => 9 - off.Count(set.Contains));
        Assert.Equal(Set.Ablations.Where(set.Contains), Assert.Single(found).Switches);
        Assert.Equal((Ruling.Fails, 0), (found[0].Ruling, found[0].Share.Mean));
        Assert.True(found[0].AdjustedP < 1e-20);
    }

    [Fact]
    public void A_claim_that_nothing_makes_true_hangs_on_nothing() => Assert.Empty(Search((_, _) => true, _ => 1));

    /// <summary>In a tenth of the worlds fewer it is still another ruling, but nine pairs of thousands may differ by chance.</summary>
    [Fact]
    public void A_difference_that_chance_can_make_is_none() =>
        Assert.Empty(Search((off, world) => world >= (off.Contains(Spiral) ? 8 : 3), _ => 1));

    private static IReadOnlyList<Reliance> Search(Func<IReadOnlyList<string>, int, bool> isTrue, Func<IReadOnlyList<string>, double> gap)
    {
        WorldResult[] Play(IReadOnlyList<Claim> claims, IReadOnlyList<string> off) => [.. Enumerable.Range(0, Worlds).Select(world =>
            new WorldResult([], [.. claims.Select(_ => isTrue(off, world) ? Truth.True : Truth.False)],
                [.. claims.Select(_ => gap(off))], 1))];
        IEnumerable<WorldResult[]> All(IEnumerable<Pass> passes) => passes.Select(pass => Play(pass.Of, pass.Off));
        var search = new RelianceSearch(Set, [Tally.Of(Play(Set.Claims, []), 0)], All);
        search.Run(All(Set.Ablations.Select(off => new Pass(Set.Claims, [off]))).GetEnumerator());
        return search.Of(0);
    }
}
