using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.History;

public class FrozenModelTests
{
    private static readonly FilterOptions Few = new() { Particles = 16, Islands = 2 };
    private static readonly Quarter End = new(2009, 4);

    private static readonly string Folder = Path.Combine(Records.Root, "scenarios").Replace('\\', '/');

    private static readonly Scenario Until2009 = Scenario.Parse($$"""
        { "extends": "{{Folder}}/historic/us-dprk-1990-2017.json", "title": "until 2009", "rounds": 80, "timeline": [
          { "name": "a", "from": "1990Q1", "policy": "{{Folder}}/policies/strategic-patience.json" },
          { "name": "b", "from": "1994Q4", "policy": "{{Folder}}/policies/agreed-framework.json" },
          { "name": "c", "from": "2002Q4", "policy": "{{Folder}}/policies/eras/enrichment-dispute.json" } ] }
        """);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Freeze(Scenario scenario, HistoricalRecord record, FilterOptions options) =>
        FrozenModel.Of(scenario, record, ParticleFilter.Run(scenario, record, options, Token))!.Hash;

    [Fact]
    public void A_hash_holds_the_past_and_nothing_of_the_future()
    {
        var record = Records.Shipped();
        var hash = Freeze(Until2009, record.Between(null, End), Few);
        Assert.Equal(hash, Freeze(Until2009, record, Few with { Threads = 1 }));
        Assert.Equal(hash, Freeze(Until2009, Records.With(record, 90, q => q with { Launches = 30 }), Few));
        Assert.Equal([true, false, true], Differ(Freeze(Until2009.With("mechanisms.spiral", .9), record, Few)));
        Assert.Equal([false, true, true], Differ(Freeze(Until2009, Records.With(record, 40, q => q with { Launches = 3 }), Few)));
        Assert.Equal([false, false, true], Differ(Freeze(Until2009, record, Few with { Seed = 2 })));
        Assert.Equal([false, false, true], Differ(Freeze(Until2009, record, Few with { PolicyLag = 1 })));

        bool[] Differ(string other) => [.. hash.Split('-').Zip(other.Split('-'), (a, b) => a != b)];
    }

    [Fact]
    public void The_figure_scores_what_came_after_and_names_the_naive_forecasts_before()
    {
        var record = Records.Shipped();
        var hash = Freeze(Until2009, record, Few);
        var found = Backtest.RunFrozen(Until2009, record, Few, hash, Token);
        var figure = found.Primary!;
        Assert.Equal((new Quarter(2010, 1), new Quarter(2017, 4), End), (figure.From, figure.To, figure.Frozen.At));
        Assert.Equal(-found.Filters[Backtest.WithoutTempo].LogLikelihoods.Skip(80).Average(), figure.Model, 1e-12);
        Assert.Equal(figure.Naive - figure.Model, figure.Skill.Difference.Mean, 1e-12);
        // By hand: of each target the naive forecast with the best log score until 2009, and what they score afterwards.
        var (before, after) = (Backtest.Run(Until2009, record.Between(null, End), Few, 16, Token), found);
        var naive = figure.Against.Sum(a => after.Tracks.Single(t => t.Target == a.Key && t.Forecaster == a.Value).LogScore);
        Assert.Equal(naive, figure.Naive, 1e-12);
        foreach (var (target, name) in figure.Against)
            Assert.Equal(before.Tracks.Where(t => t.Target == target && !t.IsModel).MinBy(t => t.LogScore)?.Forecaster ?? name, name);
        var other = Backtest.RunFrozen(Until2009, Records.With(record, 100, q => q with { Launches = 40 }), Few, hash, Token).Primary!;
        Assert.Equal(figure.Against, other.Against);
        Assert.NotEqual(figure.Model, other.Model);
    }

    [Fact]
    public void Another_model_than_the_frozen_one_is_refused_with_what_differs()
    {
        var hash = Freeze(Until2009, Records.Shipped(), Few);
        string Told(Func<BacktestResult> run) => Assert.Throws<ArgumentException>(run).Message;
        Assert.Contains("--seed", Told(() => Backtest.RunFrozen(Until2009, Records.Shipped(), Few with { Seed = 3 }, hash, Token)),
            StringComparison.Ordinal);
        Assert.Contains("the scenario",
            Told(() => Backtest.RunFrozen(Until2009.With("mechanisms.spiral", .9), Records.Shipped(), Few, hash, Token)),
            StringComparison.Ordinal);
        Assert.Contains("no hash", Told(() => Backtest.RunFrozen(Until2009, Records.Shipped(), Few, "f00", Token)),
            StringComparison.Ordinal);
        Assert.Contains("8 quarters after",
            Told(() => Backtest.RunFrozen(Until2009, Records.Shipped().Between(null, new Quarter(2010, 4)), Few, hash, Token)),
            StringComparison.Ordinal);
    }
}
