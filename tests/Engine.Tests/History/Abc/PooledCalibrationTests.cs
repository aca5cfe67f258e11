using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.History.Abc;

public class PooledCalibrationTests
{
    private const string Leadership = "mechanisms.leadership", Spiral = "mechanisms.spiral";

    private static readonly string Shipped = Path.Combine(Records.Root, "scenarios", "historic", "us-dprk-1990-2017-prior.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Two_records_of_the_same_strength_tell_more_of_it_than_one_and_hold_the_truth()
    {
        var scenario = Open(Spiral);
        var model = new HistoryModel(scenario, Records.Shipped());
        var truth = model.Parameters[0].Value(0);
        var found = PooledCalibration.Run([.. Enumerable.Range(0, 2).Select(i => (scenario, Played(model, i)))],
            Small(300, .15) with { Common = .95 }, cancellation: Token);
        Assert.Equal([Spiral], found.Shared);
        foreach (var (alone, pooled) in found.Alone.Zip(found.Pooled))
        {
            var told = pooled.Marginals[0];
            Assert.InRange(told.Sd, 0, alone.Marginals[0].Sd);
            Assert.InRange(truth, told.Low, told.High);
        }
        var (one, other) = (found.Pooled[0].Marginals[0], found.Pooled[1].Marginals[0]);
        Assert.InRange(Math.Abs(one.Mean - other.Mean), 0, Math.Abs(found.Alone[0].Marginals[0].Mean - found.Alone[1].Marginals[0].Mean));
    }

    [Fact]
    public void Each_dispute_alone_is_what_it_is_by_itself_and_each_is_left_out_and_predicted_from_the_others()
    {
        var record = Records.Shipped().Between(null, new Quarter(1994, 4));
        var disputes = Enumerable.Range(0, 3).Select(i => (Open(Leadership, Spiral, "target.trust"),
            Records.With(record, i, q => q with { Launches = 2 }))).ToArray();
        var options = Small(60, .4);
        var found = PooledCalibration.Run(disputes, options, cancellation: Token);
        for (var d = 0; d < 3; d++)
        {
            var alone = HistoryCalibration.Run(disputes[d].Item1, disputes[d].Item2, options.Alone with { ErasPopulation = 0 },
                cancellation: Token);
            Assert.Equal(alone.Posterior.Values.SelectMany(v => v), found.Alone[d].Posterior.Values.SelectMany(v => v));
            Assert.Equal(["whole record", "part 1 of 4", "part 2 of 4", "part 3 of 4", "part 4 of 4"],
                found.LeftOut.Where(l => l.Dispute == d).Select(l => l.Prediction.Era).Distinct());
        }
        Assert.Equal([Leadership, Spiral], found.Shared.Order());
        Assert.Equal(3 * 5 * 4, found.LeftOut.Count);
        Assert.All(found.LeftOut, l => Assert.InRange(l.Prediction.CalibratedScore, 0, 200));
        Assert.InRange(found.Common.High - found.Common.Low, .5, .95); // two strengths cannot tell how much there is in common
        var whole = found.LeftOut[0].Prediction;
        var launches = disputes[0].Item2.Quarters.Sum(q => q.Launches!.Value);
        Assert.Equal((20, launches), (whole.To.Since(whole.From) + 1, whole.Seen));
        // naive: the rate of the two others going on
        int[] others = [.. disputes[1..].SelectMany(d => d.Item2.Quarters).Select(q => q.Launches!.Value)];
        var law = Scores.NegativeBinomial(NaiveForecasts.Rate(others) * 20, NegativeBinomialFit.Shape(others) * 20);
        Assert.Equal(Scores.Crps(law, launches), whole.NaiveScore, 1e-9);
    }

    [Fact]
    public void Strengths_with_other_ranges_and_disputes_that_share_none_are_refused()
    {
        var (record, one) = (Records.Shipped().Between(null, new Quarter(1994, 4)), Open(Spiral, "target.trust"));
        string Refusal(Scenario other) => Assert.Throws<ArgumentException>(
            () => PooledCalibration.Run([(one, record), (other, record)], Small(100, .3), cancellation: Token)).Message;
        Assert.Contains("mechanisms.spiral is uncertain in every dispute, but uniform(0, 2) in one and uniform(0, 1) in another.",
            Refusal(one.With(Spiral, """{ "distribution": "uniform", "low": 0, "high": 1 }""")), StringComparison.Ordinal);
        Assert.Contains("nothing to pool", Refusal(Open(Leadership, "target.trust")), StringComparison.Ordinal);
    }

    private static PoolingOptions Small(int population, double least) => new()
    {
        Rounds = 1,
        Alone = new CalibrationOptions
        {
            Populations = 2, Sampling = new AbcOptions { Population = population, LeastAcceptance = least, Rounds = 1, Seed = 2 },
            Predictions = 100,
        },
    };

    /// <summary>The shipped prior with all but some numbers plain.</summary>
    private static Scenario Open(params string[] open) => Scenario.Load(Shipped,
        [.. Scenario.Load(Shipped).UncertainParameters.Where(p => !open.Contains(p.Path))
            .Select(p => FormattableString.Invariant($"{p.Path}={p.Distribution.Mean}"))]);

    /// <summary>A history of the model as a record, all numbers at their medians.</summary>
    private static HistoricalRecord Played(HistoryModel model, int number)
    {
        var z = new double[model.Dimensions];
        var played = Enumerable.Range(0, 100).Select(a => model.Play(z, (ulong)(10 + number), a)).First(y => y is not null)!;
        return new HistoricalRecord([.. model.Record.Quarters.Select((q, t) => q with
        {
            Launches = played.Launches[t], NuclearTests = played.NuclearTest[t] ? 1 : 0, Talks = played.Talks[t],
            Agreement = played.Agreement[t],
        })]);
    }
}
