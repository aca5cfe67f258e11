namespace NegotiationSim.Engine.History.Abc;

/// <summary>A stretch of a record, to be predicted from elsewhere.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">Its first quarter, counted from 0.</param>
/// <param name="Last">Its last.</param>
internal sealed record Stretch(string Name, int First, int Last)
{
    /// <summary>Predicts what it had of each target that the record knows throughout it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="prior">Histories from the prior.</param>
    /// <param name="learnt">Histories from what was learnt elsewhere; where there is none, nothing is predicted.</param>
    /// <param name="others">Quarters of elsewhere, whose rate goes on in the naive forecast.</param>
    internal IReadOnlyList<EraPrediction> Predict(
        HistoricalRecord record, QuarterSeries[] prior, QuarterSeries[] learnt, IReadOnlyList<Observation> others) =>
        prior.Length == 0 || learnt.Length == 0 ? []
            : [.. Enum.GetValues<ForecastQuantity>().Where(target => Quarters.All(t => record.Quarters[t].SeenOf(target) is not null))
                .Select(target => Predict(record, target, prior, learnt, [.. others.Select(q => q.SeenOf(target)).OfType<int>()]))];

    private IEnumerable<int> Quarters => Enumerable.Range(First, Last - First + 1);

    private EraPrediction Predict(
        HistoricalRecord record, ForecastQuantity target, QuarterSeries[] prior, QuarterSeries[] learnt, int[] others)
    {
        int Total(QuarterSeries y) => Quarters.Sum(t => y.Of(target, t));
        int[] before = [.. prior.Select(Total)];
        int[] after = [.. learnt.Select(Total)];
        var seen = Quarters.Sum(t => record.Quarters[t].SeenOf(target)!.Value);
        return new EraPrediction(Name, record.Quarters[First].Quarter, record.Quarters[Last].Quarter, target, seen,
            Predicted.Of(after.Select(v => (double)v)), Predicted.Of(before.Select(v => (double)v)), Crps(after, seen), Crps(before, seen),
            others.Length == 0 ? double.NaN : Scores.Crps(GoingOn(target, others, Quarters.Count()), seen));
    }

    /// <summary>The distribution of a stretch's total if what was elsewhere goes on, quarter by quarter and apart.</summary>
    private static double[] GoingOn(ForecastQuantity target, int[] others, int length) => target == ForecastQuantity.Launches
        ? Scores.NegativeBinomial(NaiveForecasts.Rate(others) * length, NegativeBinomialFit.Shape(others) * length)
        : [.. Enumerable.Range(0, length + 1)
            .Select(k => MathNet.Numerics.Distributions.Binomial.PMF(NaiveForecasts.Share(others.Select(o => o > 0)), length, k))];

    private static double Crps(int[] totals, int seen)
    {
        var chances = new double[totals.Max() + 1];
        for (var i = 0; i < totals.Length; i++) chances[totals[i]] += 1.0 / totals.Length;
        return Scores.Crps(chances, seen);
    }
}
