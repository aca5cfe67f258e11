using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Benchmarks;

/// <summary>How often the posterior's 90% intervals hold the number that made the record: records are played from draws of the prior and
/// calibrated as if they were history. It takes long, and so is no test.</summary>
internal static class PosteriorCoverage
{
    private const ulong Seed = 20_261_127;

    /// <summary>Prints the coverage by ABC and, if asked, by particle Metropolis.</summary>
    /// <param name="records">How many records.</param>
    /// <param name="prior">The scenario whose ranges are the prior.</param>
    /// <param name="file">The record whose span, administrations and leaders are taken.</param>
    /// <param name="steps">Steps of each of four chains by the likelihood; 0 for none.</param>
    internal static void Print(int records, string prior, string file, int steps)
    {
        var (scenario, record) = (Scenario.Load(prior), RecordReader.Parse(File.ReadAllText(file), file));
        var model = new HistoryModel(scenario, record);
        var chance = new SplitMix64(Seed);
        var (byStatistics, unmoved, byLikelihood) = (new Tally(), new Tally(), new Tally());
        var made = 0;
        for (long attempt = 0; made < records; attempt++)
        {
            var own = chance.Split(attempt);
            double[] z = [.. Enumerable.Range(0, model.Dimensions).Select(j => Draws.StandardNormal(own.UniformAt(j)))];
            if (model.Play(z, Seed, attempt) is not { } series) continue; // it ended in war or collapse
            var played = AsRecord(series, record);
            var abc = HistoryCalibration.Run(scenario, played, new CalibrationOptions
            {
                Populations = 1, ErasPopulation = 0, Predictions = 50,
                Sampling = new AbcOptions { Population = 400, Seed = (ulong)attempt },
            });
            byStatistics.Add(abc.Marginals, model.Parameters, z);
            var last = abc.Generations[0][^1];
            var plain = new Posterior(model.Parameters, [.. last.Draws.Select(d => d.Parameters)],
                Posterior.WeightsOf(last, new HistoryModel(scenario, played).Observed), [.. z.Select(_ => double.NaN)]);
            unmoved.Add(plain.Marginals(), model.Parameters, z);
            made++;
            Console.WriteLine($"{made} records: 90% intervals hold {byStatistics} by statistics (ABC), {unmoved} without regression");
            if (steps == 0) continue;
            var exact = ParticleMetropolis.Run(scenario, played, [.. abc.Posterior.Resample(100).Select(i => abc.Posterior.Scores[i])],
                new MetropolisOptions { Chains = 4, Steps = steps, Seed = (ulong)attempt });
            byLikelihood.Add(exact.Marginals, model.Parameters, z);
            Console.WriteLine(FormattableString.Invariant(
                $"  {byLikelihood} by likelihood; acceptance {exact.Acceptance:F2}, ln likelihood ± {exact.Noise:F1}, split R {exact.Mixing.Max():F2} at the most"));
        }
    }

    private static HistoricalRecord AsRecord(QuarterSeries series, HistoricalRecord like) => new([.. like.Quarters.Select((q, t) => q with
    {
        Launches = series.Launches[t], NuclearTests = series.NuclearTest[t] ? 1 : 0, Talks = series.Talks[t],
        Agreement = series.Agreement[t],
    })]);

    private sealed class Tally
    {
        private int held, all;

        internal void Add(IReadOnlyList<Marginal> marginals, IReadOnlyList<CalibratedParameter> parameters, double[] truth)
        {
            for (var j = 0; j < marginals.Count; j++)
            {
                var value = parameters[j].Value(truth[j]);
                if (value >= marginals[j].Low && value <= marginals[j].High) held++;
                all++;
            }
        }

        public override string ToString() => FormattableString.Invariant(
            $"{(double)held / all:F3} {Shown(Intervals.Share(held, all).Interval)} of {all}");

        private static string Shown(Interval i) => FormattableString.Invariant($"[{i.Low:F3}, {i.High:F3}]");
    }
}
