using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Runner.Studies.Optimise;

namespace NegotiationSim.Runner.Tests.Output;

public sealed class SearchTablesTests
{
    private static readonly Estimate None = new(0, 0, new(0, 0), 60);

    /// <summary>A policy of the front with these means of war, collapse and the sender's payoff, of 60 worlds.</summary>
    private static FoundPolicy Policy(string name, double war, double payoff, double regret) => new(
        new(name, null!, [], []), true, [Share(war), Share(0), new(payoff, 1, new(payoff - 2, payoff + 2), 60)], [None, None, None], [],
        Share(1), new(None, new(regret, .01, new(regret - .02, regret + .02), 60), new(13.16, double.NaN, new(11.38, 61.33), 60), .041),
        false);

    /// <summary>A share of 60 with Wilson's interval: of none 0 to z²/(60 + z²) = 3.84/63.84, of all the same from above.</summary>
    private static Estimate Share(double share) =>
        new(share, 0, share switch { 0 => new(0, .06017), 1 => new(.93983, 1), _ => new(.37734, .62266) }, 60);

    private static PolicySearchResult Found(params FoundPolicy[] front) => new(
        new() { Objectives = [.. "war collapse senderPayoff".Split(' ').Select(o => Objective.Parse(o, Model.Coercion))] }, [], "mine",
        front, [new(1, [], 0, 0, 0, 0)], [], 0, []);

    [Fact]
    public void A_policy_is_not_named_by_what_all_are_equally_good_at()
    {
        var picks = SearchTables.Picks(Found(Policy("a", 0, 5, .3), Policy("b", 0, 6, .1), Policy("c", .5, 7, .2)));
        Assert.Equal([("a", "among the lowest war"), ("b", "the least mean regret"), ("c", "the highest sender's payoff")],
            picks.Select(p => (p.Policy.Candidate.Name, p.Why)));
        Assert.Equal([("a", "as good as all of the front")],
            SearchTables.Picks(Found(Policy("a", 0, 5, .3), Policy("b", 0, 5, .3))).Select(p => (p.Policy.Candidate.Name, p.Why)));
    }

    [Fact]
    public void What_reaches_further_to_one_side_has_its_interval_in_full()
    {
        var result = Found(Policy("a", 0, 5, .032));
        Assert.Equal(["0.000 (0.000 to 0.060)", "0.000 (0.000 to 0.060)", "5.0 ± 2.0"],
            SearchTables.Objectives(result).SelectMany(t => t.Rows.Single().Skip(1)).Select(c => c.Text));
        Assert.Equal(["0.032 ± 0.020", "13 (11 to 61)", "0.041", "1.000 (0.940 to 1.000)"],
            SearchTables.Of(result).Where(t => t.Title.StartsWith("Robustness", StringComparison.Ordinal))
                .SelectMany(t => t.Rows.Single().Skip(1)).Select(c => c.Text));
    }
}
