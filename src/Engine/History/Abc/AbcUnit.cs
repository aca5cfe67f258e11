using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Generations, rounds and eras as numbers, for processes that share a calibration.</summary>
internal static class AbcUnit
{
    internal static void Write(IReadOnlyList<AbcGeneration> generations, UnitWriter to) => to.AddAll(generations, g =>
    {
        to.Add(g.Number, g.Threshold, g.Attempts, g.Acceptance, g.Sweeps);
        to.AddAll(g.Scales);
        to.AddAll(g.NextScales);
        to.AddAll(g.Draws, draw =>
        {
            to.Add(draw.Generation, draw.Attempt);
            to.AddAll(draw.Parameters);
            to.AddAll(draw.Statistics);
        });
    });

    internal static AbcGeneration[] Generations(UnitReader from) => from.NextAll(() =>
    {
        var (number, threshold, attempts, acceptance, sweeps) =
            (from.NextInt(), from.Next(), from.NextLong(), from.Next(), from.NextInt());
        return new AbcGeneration(number, threshold, from.NextAll(), from.NextAll(), attempts, acceptance,
            from.NextAll(() => new AbcDraw(from.NextInt(), from.NextLong(), from.NextAll(), from.NextAll())), sweeps);
    });

    internal static void Write(IReadOnlyList<PooledRound> rounds, UnitWriter to) => to.AddAll(rounds, round =>
    {
        to.Add(round.Round);
        to.AddAll(round.Common);
        Write(round.Disputes, to);
    });

    internal static IReadOnlyList<PooledRound> Rounds(UnitReader from) =>
        from.NextAll(() => new PooledRound(from.NextInt(), from.NextAll(), Generations(from)));

    internal static void Write(IReadOnlyList<EraPrediction> predictions, UnitWriter to) => to.AddAll(predictions, e =>
    {
        to.Add((int)e.Target, e.Seen, e.CalibratedScore, e.PriorScore, e.NaiveScore);
        foreach (var p in (Predicted[])[e.Calibrated, e.Prior]) to.Add(p.Mean, p.Low, p.High, p.N);
    });

    internal static IReadOnlyList<EraPrediction> Predictions(UnitReader from, Stretch of, HistoricalRecord record) => from.NextAll(() =>
    {
        Predicted Predicted() => new(from.Next(), from.Next(), from.Next(), from.NextInt());
        var (target, seen, calibrated, prior, naive) =
            ((ForecastQuantity)from.NextInt(), from.NextInt(), from.Next(), from.Next(), from.Next());
        return new EraPrediction(of.Name, record.Quarters[of.First].Quarter, record.Quarters[of.Last].Quarter, target, seen, Predicted(),
            Predicted(), calibrated, prior, naive);
    });
}
