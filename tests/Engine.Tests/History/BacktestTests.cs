#pragma warning disable xUnit1051 // these are short: the test that is about stopping says so
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.History;

public class BacktestTests
{
    private static readonly FilterOptions Few = new() { Particles = 30, Islands = 2, Counts = 30 };

    [Fact]
    public void No_forecast_knows_its_own_quarter_or_any_after_it()
    {
        var (scenario, record) = (Records.Timeline(), Records.Shipped().Between(null, new Quarter(2006, 4)));
        var plain = Backtest.Run(scenario, record, Few, 4);
        foreach (var q in (int[])[4, 9, 19, 20, 33, 51, 66, 67])
        {
            var altered = Backtest.Run(scenario, Records.With(record, q, o => o with { Launches = o.Launches + 4, NuclearTests = 1 - o.NuclearTests, Talks = !o.Talks, Agreement = !o.Agreement }), Few, 4);
            foreach (var (before, after) in plain.Tracks.Zip(altered.Tracks))
            {
                Assert.Equal((before.Target, before.Forecaster), (after.Target, after.Forecaster));
                for (var t = 0; t <= q - 4; t++) Assert.Equal(before.Quarters[t].Chances, after.Quarters[t].Chances);
                if (q < record.Quarters.Count - 1)
                    Assert.True(Enumerable.Range(q - 3, record.Quarters.Count - 1 - q).Any(t => !before.Quarters[t].Chances.SequenceEqual(after.Quarters[t].Chances)), $"{before.Target} {before.Forecaster} does not learn from quarter {q}");
            }
        }
    }

    [Fact]
    public void It_is_stopped_by_its_token() =>
        Assert.Throws<OperationCanceledException>(() => Backtest.Run(Records.Timeline(), Records.Shipped(), Few, 16, new CancellationToken(canceled: true)));

    [Fact]
    public void Quarters_left_out_at_the_end_change_no_forecast_before_them()
    {
        var scenario = Records.Timeline();
        var whole = Backtest.Run(scenario, Records.Shipped(), Few, 8);
        var part = Backtest.Run(scenario, Records.Shipped().Between(null, new Quarter(2000, 4)), Few, 8);
        foreach (var (a, b) in part.Tracks.Zip(whole.Tracks.Where(w => part.Tracks.Any(p => p.Target == w.Target))))
            Assert.Equal(a.Quarters.Select(q => q.Mean), b.Quarters.Take(a.Quarters.Count).Select(q => q.Mean));
    }

    [Fact]
    public void Years_beyond_the_scenario_and_columns_that_are_missing_are_taken_as_they_are()
    {
        var shipped = Records.Shipped().Quarters;
        var longer = new HistoricalRecord([.. shipped, .. Enumerable.Range(1, 8).Select(i => new Observation(shipped[^1].Quarter.Plus(i), 2, null, null, null, null))]);
        var launches = Backtest.Run(Records.Timeline(), longer, Few).Tracks.First(t => t is { Target: Target.Launches, IsModel: true });
        Assert.Equal(new Quarter(2019, 4), launches.Quarters[^1].Quarter);

        var onlyTalks = new HistoricalRecord([.. shipped.Select(q => new Observation(q.Quarter, null, null, q.Talks, null, null))]);
        Assert.Equal([Target.Talks], Backtest.Run(Records.Timeline(), onlyTalks, Few).Tracks.Select(t => t.Target).Distinct());
    }

    [Fact]
    public void A_record_too_short_or_before_the_scenario_is_refused()
    {
        var record = Records.Shipped();
        Assert.Throws<ArgumentException>(() => Backtest.Run(Records.Timeline(), record.Between(null, new Quarter(1993, 4)), Few));
        Assert.Throws<ArgumentException>(() => Backtest.Run(Scenario.Load(Path.Combine(Records.Root, "scenarios", "historic", "clinton-1993-2000.json")), record, Few));
    }

    [Fact]
    public void Naive_forecasts_say_by_hand_what_their_names_say()
    {
        int[] past = [0, 2, 4, 6, 8];
        double Mean(string name) => NaiveForecasts.Counts.First(n => n.Name == name).Next(past).Mean;
        Assert.Equal(20.5 / 6, Mean("constant"), 1e-12);
        Assert.Equal(20.5 / 5, Mean("last-year"), 1e-12);
        Assert.Equal(10, Mean("trend"), 1e-9);
        Assert.True(Mean("self-exciting") > 4, "recent counts are above the mean");

        bool[] days = [true, true, false, true, true, true];
        double Chance(string name) => NaiveForecasts.Events.First(n => n.Name == name).Next(days);
        Assert.Equal(5.5 / 7, Chance("constant"), 1e-12);
        Assert.Equal(3.5 / 5, Chance("last-year"), 1e-12);
        Assert.Equal(3.5 / 5, Chance("persistence"), 1e-12); // after yes: yes, no, yes, yes
    }
}
