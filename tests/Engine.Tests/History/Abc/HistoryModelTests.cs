using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.History.Abc;

public class HistoryModelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly double[] Typical = new double[50];

    private static Scenario Prior(params string[] overrides) =>
        Scenario.Load(Path.Combine(Records.Root, "scenarios", "historic", "us-dprk-1990-2017-prior.json"), overrides);

    [Theory] // counted from the record by other means
    [InlineData("launches-1", 6 / 28.0)]
    [InlineData("launches-2", 1 / 28.0)]
    [InlineData("launches-3", 3 / 28.0)]
    [InlineData("launches-4", 54 / 28.0)]
    [InlineData("quiet", 31)] // 1998Q4 to 2006Q2
    [InlineData("nuclear-1", 0)]
    [InlineData("nuclear-2", 6 / 56.0)]
    [InlineData("talks-1", 45 / 56.0)]
    [InlineData("in-force-1", 32 / 56.0)]
    [InlineData("ends", 4)]
    [InlineData("end-rate", 4 / 44.0)]
    public void Statistics_of_the_shipped_record(string name, double value)
    {
        var record = Records.Shipped();
        var statistic = SummaryStatistic.All.Single(s => s.Name == name);
        Assert.Equal(value, statistic.Value(QuarterSeries.Of(record), Known.Of(record)), 1e-12);
    }

    [Fact]
    public void Rates_after_talks_by_hand()
    {
        // talks 1 0 1 0 0 → before quarters 2 to 5: 1, 0, 1, 0. Events 2, 3, 1, 0: after talks 2 and 1, after none 3 and 0, mean of all
        // 1.5.
        var series = new QuarterSeries(5);
        (int Launches, bool Nuclear,
            bool Talks)[] rows = [(9, true, true), (1, true, false), (3, false, true), (1, false, false), (0, false, false)];
        for (var t = 0; t < rows.Length; t++) (series.Launches[t], series.NuclearTest[t], series.Talks[t]) = rows[t];
        var record =
            new HistoricalRecord(
                [.. Enumerable.Range(0, 5).Select(t => new Observation(new Quarter(2000, 1).Plus(t), 0, 0, false, false, null))]);
        double Of(string name) => SummaryStatistic.All.Single(s => s.Name == name).Value(series, Known.Of(record));
        Assert.Equal((3 + 1.5) / 3 / 3, Of("after-talks"), 1e-12);
        Assert.Equal((3 + 1.5) / 3 / 3, Of("after-none"), 1e-12);
        Assert.Equal(.25, Of("talks-steady"), 1e-12);
    }

    [Fact]
    public void Launches_that_never_vary_but_for_the_first_quarter_hang_together_with_nothing()
    {
        var clustering = SummaryStatistic.All.Single(s => s.Name == "clustering");
        for (var n = 4; n < 40; n++)
        {
            var record = new HistoricalRecord(
                [.. Enumerable.Range(0, n).Select(t => new Observation(new Quarter(2000, 1).Plus(t), 0, 0, false, false, null))]);
            for (var launches = 1; launches < 8; launches++)
            {
                var series = new QuarterSeries(n);
                Array.Fill(series.Launches, launches, 1, n - 1);
                Assert.Equal(0, clustering.Value(series, Known.Of(record)));
            }
        }
    }

    [Fact]
    public void What_is_held_out_touches_no_statistic()
    {
        var record = Records.Shipped();
        static Observation Altered(Observation q, int t) =>
            t is >= 50 and < 60 ? q with { Launches = 7, NuclearTests = 1, Talks = q.Talks != true, Agreement = q.Agreement != true } : q;
        var other = new HistoricalRecord([.. record.Quarters.Select(Altered)]);
        static bool HeldOut(int t) => t is >= 50 and < 60;
        Assert.Equal(new HistoryModel(Prior(), record, HeldOut).Observed, new HistoryModel(Prior(), other, HeldOut).Observed);
        Assert.NotEqual(new HistoryModel(Prior(), record).Observed, new HistoryModel(Prior(), other).Observed);
    }

    [Fact]
    public void A_history_is_the_same_whenever_it_is_played_and_spans_the_record()
    {
        var model = new HistoryModel(Prior(), Records.Shipped());
        double[] parameters = [.. Typical.Take(model.Dimensions)];
        var first = model.Play(parameters, 3, 4)!;
        var again = model.Play(parameters, 3, 4)!;
        Assert.Equal(112, first.Count);
        Assert.Equal(first.Launches, again.Launches);
        Assert.Equal(first.Talks, again.Talks);
    }

    [Fact]
    public void A_history_that_ends_in_war_stands_beside_no_record()
    {
        var model = new HistoryModel(Prior("world.rupture.war=1", "world.rupture.warExponent=.1"), Records.Shipped());
        Assert.Null(model.Play(Typical.AsSpan(0, model.Dimensions), 3, 4));
        Assert.Contains("milder prior",
            Assert.Throws<ArgumentException>(() => AbcSampler.Run(model, new AbcOptions { Population = 50 }, cancellation: Token)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_without_ranges_or_that_starts_too_late_is_refused()
    {
        var earlier = new HistoricalRecord([.. Records.Shipped().Quarters.Select(q => q with { Quarter = q.Quarter.Plus(-1) })]);
        Assert.Contains("nothing to calibrate",
            Assert.Throws<ArgumentException>(() => new HistoryModel(Records.Timeline(), Records.Shipped())).Message,
            StringComparison.Ordinal);
        Assert.Contains("must have a start", Assert.Throws<ArgumentException>(() => new HistoryModel(Prior(), earlier)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_calibration_learns_and_checks_and_leaves_eras_out()
    {
        var record = Records.Shipped().Between(null, new Quarter(2000, 4));
        var options = new CalibrationOptions { Populations = 2, Sampling = new AbcOptions { Population = 60, Generations = 3, Seed = 2 },
            Predictions = 60, ErasPopulation = 50 };
        var found = HistoryCalibration.Run(Prior(), record, options, cancellation: Token);
        Assert.Equal(found.Model.Dimensions, found.Marginals.Count);
        Assert.All(found.Marginals, m => Assert.InRange(m.Median, m.Low, m.High));
        Assert.All(found.Marginals, m => Assert.InRange(m.StandardError, 0, 3 * m.PriorSd));
        Assert.All(found.Checks, c => Assert.InRange(c.Share, 0, 1));
        Assert.Equal(44 * 4, found.Quarters.Count);
        Assert.Equal(["Limited engagement", "First nuclear crisis", "Agreed Framework"], found.Eras.Select(e => e.Era).Distinct());
        Assert.Equal(4, found.Eras.Single(e => e.Era == "Limited engagement" && e.Target == ForecastQuantity.Launches).Seen);
        Assert.Equal(found.Posterior.Values.SelectMany(v => v),
            HistoryCalibration.Run(Prior(), record, options with { Sampling = options.Sampling with { Threads = 1 } },
                cancellation: Token).Posterior.Values.SelectMany(v => v));
    }

    private static readonly CalibrationOptions Small =
        new() { Populations = 2, Sampling = new AbcOptions { Population = 60, Generations = 1, Seed = 2 }, Predictions = 60,
            ErasPopulation = 50 };

    [Fact]
    public void A_record_of_launches_alone_is_learnt_from_by_the_statistics_that_it_has()
    {
        var record =
            new HistoricalRecord(
                [.. Records.Shipped().Between(null, new Quarter(2000, 4)).Quarters.Select(
                    q => new Observation(q.Quarter, q.Launches, null, null, null, null))]);
        var found = HistoryCalibration.Run(Prior(), record, Small, cancellation: Token);
        Assert.Equal(["launches-1", "launches-2", "launches-3", "launches-4", "dispersion", "quiet", "clustering"],
            found.Checks.Select(c => c.Statistic.Name));
        Assert.All(found.Eras, e => Assert.Equal(ForecastQuantity.Launches, e.Target));
    }

    [Fact]
    public void What_a_check_cannot_tell_is_neither_met_nor_missed() =>
        Assert.Null(
            new PredictiveCheck(SummaryStatistic.All[^1], .1, new(double.NaN, double.NaN, double.NaN, 0),
                new(double.NaN, double.NaN, double.NaN, 0), double.NaN).IsMet);

    [Fact]
    public void The_naive_forecast_of_an_era_is_the_other_eras_rate_going_on()
    {
        // Two launches in every quarter of the other eras vary less than Poisson's, so that the naive total is Poisson: 8 quarters of (2n +
        // ½)/n.
        var shipped = Records.Shipped().Between(null, new Quarter(2000, 4)).Quarters;
        var record = new HistoricalRecord([.. shipped.Select(q => new Observation(q.Quarter, 2, null, null, null, q.Administration))]);
        foreach (var era in HistoryCalibration.Run(Prior(), record, Small, cancellation: Token).Eras)
        {
            var length = era.To.Since(era.From) + 1;
            var others = shipped.Count - length;
            var mean = length * (2 * others + .5) / others;
            var law = new MathNet.Numerics.Distributions.Poisson(mean);
            var score = Enumerable.Range(0, 600).Sum(k => Math.Pow(law.CumulativeDistribution(k) - (2 * length <= k ? 1 : 0), 2));
            Assert.Equal(score, era.NaiveScore, 1e-6);
        }
    }

    [Fact]
    public void An_era_that_holds_all_that_is_known_is_not_predicted_from_nothing()
    {
        var record = new HistoricalRecord([.. Records.Shipped().Between(null, new Quarter(2000, 4)).Quarters.Select(q =>
            new Observation(q.Quarter, q.Quarter < new Quarter(1993, 1) ? 1 : null, null, null, null, null))]);
        var found = HistoryCalibration.Run(Prior(), record, Small, cancellation: Token);
        Assert.All(found.Eras, e => Assert.True(double.IsNaN(e.NaiveScore)));
        Assert.DoesNotContain(found.Eras, e => e.Era == "Limited engagement");
    }

    [Fact]
    public void Resampling_draws_each_as_often_as_its_weight_says()
    {
        var model = new HistoryModel(Prior(), Records.Shipped());
        var generation = AbcSampler.Run(model, new AbcOptions { Population = 100, Generations = 1 }, cancellation: Token)[^1];
        var posterior = Posterior.Of(model, generation);
        var drawn = posterior.Resample(1000);
        for (var i = 0; i < 100; i++)
            Assert.InRange(drawn.Count(k => k == i), Math.Floor(1000 * posterior.Weights[i]),
                Math.Ceiling(1000 * posterior.Weights[i]) + 1);
    }
}
