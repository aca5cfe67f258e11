#pragma warning disable xUnit1051 // these are short: the test that is about stopping says so
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.History;

public class BacktestTests
{
    private static readonly FilterOptions Few = new() { Particles = 30, Islands = 2 };

    [Fact]
    public void No_forecast_knows_its_own_quarter_or_any_after_it()
    {
        var (scenario, record) = (Records.Timeline(), Records.Shipped().Between(null, new Quarter(2009, 2))); // with two nuclear tests
        var plain = Backtest.Run(scenario, record, Few, 4);
        foreach (var q in (int[])[4, 9, 19, 20, 33, 51, 66, 67])
        {
            var altered = Backtest.Run(scenario,
                Records.With(record, q,
                    o =>
                        o with { Launches = o.Launches + 4, NuclearTests = 1 - o.NuclearTests, Talks = !o.Talks,
                            Agreement = !o.Agreement }), Few, 4);
            foreach (var (before, after) in plain.Tracks.Zip(altered.Tracks))
            {
                Assert.Equal((before.Target, before.Forecaster), (after.Target, after.Forecaster));
                for (var t = 0; t <= q - 4; t++) Assert.Equal(before.Quarters[t].Chances, after.Quarters[t].Chances);
                if (q < record.Quarters.Count - 1)
                    Assert.True(Enumerable.Range(q - 3, record.Quarters.Count - 1 - q)
                        .Any(t => !before.Quarters[t].Chances.SequenceEqual(after.Quarters[t].Chances)),
                        $"{before.Target} {before.Forecaster} does not learn from quarter {q}");
            }
        }
    }

    [Fact]
    public void It_is_stopped_by_its_token() =>
        Assert.Throws<OperationCanceledException>(
            () => Backtest.Run(Records.Timeline(), Records.Shipped(), Few, 16, new CancellationToken(canceled: true)));

    [Fact]
    public void Quarters_left_out_at_the_end_change_no_forecast_before_them()
    {
        var scenario = Records.Timeline();
        var whole = Backtest.Run(scenario, Records.Shipped().Between(null, new Quarter(2004, 4)), Few, 8);
        var part = Backtest.Run(scenario, Records.Shipped().Between(null, new Quarter(2000, 4)), Few, 8);
        foreach (var (a, b) in part.Tracks.Zip(whole.Tracks.Where(w => part.Tracks.Any(p => p.Target == w.Target))))
            Assert.Equal(a.Quarters.Select(q => q.Mean), b.Quarters.Take(a.Quarters.Count).Select(q => q.Mean));
    }

    [Fact]
    public void Years_beyond_the_scenario_and_columns_that_are_missing_are_taken_as_they_are()
    {
        var shipped = Records.Shipped().Quarters;
        var longer =
            new HistoricalRecord([.. shipped,
                .. Enumerable.Range(1, 8).Select(i => new Observation(shipped[^1].Quarter.Plus(i), 2, null, null, null, null))]);
        var launches =
            Backtest.Run(Records.Timeline(), longer, Few).Tracks.First(t => t is { Target: ForecastQuantity.Launches, IsModel: true });
        Assert.Equal(new Quarter(2019, 4), launches.Quarters[^1].Quarter);

        var onlyTalks = new HistoricalRecord([.. shipped.Select(q => new Observation(q.Quarter, null, null, q.Talks, null, null))]);
        Assert.Equal([ForecastQuantity.Talks], Backtest.Run(Records.Timeline(), onlyTalks, Few).Tracks.Select(t => t.Target).Distinct());
    }

    [Fact]
    public void A_record_too_short_or_before_the_scenario_is_refused()
    {
        var record = Records.Shipped();
        Assert.Throws<ArgumentException>(() => Backtest.Run(Records.Timeline(), record.Between(null, new Quarter(1993, 4)), Few));
        Assert.Throws<ArgumentException>(
            () => Backtest.Run(Scenario.Load(Path.Combine(Records.Root, "scenarios", "historic", "clinton-1993-2000.json")), record, Few));
    }

    [Fact]
    public void Naive_forecasts_say_by_hand_what_their_names_say()
    {
        int[] past = [0, 2, 4, 6, 8];
        double Mean(string name) => NaiveForecasts.Counts.First(n => n.Name == name).Next(past).Mean;
        Assert.Equal(20.5 / 5, Mean("constant"), 1e-12);
        Assert.Equal(20.5 / 4, Mean("last-year"), 1e-12);
        Assert.Equal(10, Mean("trend"), 1e-9);
        Assert.True(Mean("self-exciting") > 4, "recent counts are above the mean");

        bool[] days = [true, true, false, true, true, true];
        double Chance(string name) => NaiveForecasts.Events.First(n => n.Name == name).Next(days);
        Assert.Equal(5.5 / 7, Chance("constant"), 1e-12);
        Assert.Equal(3.5 / 5, Chance("last-year"), 1e-12);
        Assert.Equal(3.5 / 5, Chance("persistence"), 1e-12); // after yes: yes, no, yes, yes
    }

    [Fact]
    public void A_naive_rate_is_the_mean_of_the_rates_posterior_by_numerical_integration()
    {
        int[] past = [2, 3, 6, 5]; // prior 1/√λ (Jeffreys), likelihood Π e^−λ·λ^y
        double mass = 0, sum = 0;
        for (var rate = .0005; rate < 40; rate += .001)
        {
            var density = Math.Pow(rate, past.Sum() - .5) * Math.Exp(-past.Length * rate);
            (mass, sum) = (mass + density, sum + rate * density);
        }
        Assert.Equal(4.125, sum / mass, 1e-6);
        foreach (var name in (string[])["constant", "constant-nb", "last-year"])
            Assert.Equal(4.125, NaiveForecasts.Counts.First(n => n.Name == name).Next(past).Mean, 1e-12);
    }

    [Fact]
    public void What_never_varied_is_forecast_to_go_on_at_its_own_level_by_every_forecast_of_counts()
    {
        int[] past = [.. Enumerable.Repeat(20, 40)];
        // half an event in four quarters at the most
        Assert.All(NaiveForecasts.Counts, naive => Assert.Equal(20, naive.Next(past).Mean, .13));
    }

    [Fact]
    public void Counts_of_two_hundred_are_forecast_as_far_as_they_reach()
    {
        var record = new HistoricalRecord([.. Records.Shipped().Quarters.Select(q => q with { Launches = 200 })]);
        var last =
            Backtest.Run(Records.Timeline(), record, Few).Tracks.First(
                t => t.Forecaster == "constant" && t.Target == ForecastQuantity.Launches).Quarters[^1];
        var mean = 200 + .5 / 111;
        var law = new MathNet.Numerics.Distributions.Poisson(mean);
        Assert.Equal(mean, last.Mean, 1e-6);
        Assert.InRange(.05, law.CumulativeDistribution(last.Low - 1), law.CumulativeDistribution(last.Low));
        Assert.InRange(.95, law.CumulativeDistribution(last.High - 1), law.CumulativeDistribution(last.High));
        Assert.Equal(3.3027, last.Score, 1e-3); // Wei and Held's closed form, whose Bessel functions overflow here, by 50-digit arithmetic
        Assert.Equal(-law.ProbabilityLn(200), last.LogScore, 1e-6);
    }

    [Fact]
    public void Where_nothing_can_be_scored_nothing_is_run()
    {
        var record =
            new HistoricalRecord(
                [.. Records.Shipped().Quarters.Select(
                    (q, t) => t < 20 ? q : q with { Launches = null, NuclearTests = null, Talks = null, Agreement = null })]);
        Assert.StartsWith("Nothing can be scored: after the first 16 quarters",
            Assert.Throws<ArgumentException>(() => Backtest.Run(Records.Timeline(), record, Few)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_hardly_known_is_named_and_a_first_quarter_that_nothing_came_before_is_not_scored()
    {
        var record =
            new HistoricalRecord(
                [.. Records.Shipped().Quarters.Select(
                    (q, t) =>
                        q with { NuclearTests = t is > 30 and < 36 ? 0 : null, Talks = null, Launches = t < 50 ? null : q.Launches })]);
        var found = Backtest.Run(Records.Timeline(), record, Few);
        Assert.Equal([ForecastQuantity.NuclearTest], found.Unscored);
        Assert.Equal([ForecastQuantity.Launches, ForecastQuantity.Agreement], found.Tracks.Select(t => t.Target).Distinct());
        Assert.All(found.Tracks.Where(t => t.Target == ForecastQuantity.Launches),
            t => Assert.Equal((record.Quarters[51].Quarter, 61), (t.Quarters[0].Quarter, t.Quarters.Count)));
    }
}
