using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>A number that the record is to tell more about.</summary>
/// <param name="Path">Its path in the scenario; <c>record.contact</c>, <c>record.contactInForce</c> and <c>record.noted</c> are of the
/// record's talks (docs/history.md).</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Prior">What is thought of it before the record is read.</param>
public sealed record CalibratedParameter(string Path, string Meaning, Distribution Prior)
{
    /// <summary>Whether it is a number of the scenario; else of how the record sees talks.</summary>
    public bool IsOfScenario => !Path.StartsWith("record.", StringComparison.Ordinal);

    /// <summary>Its value for a standard normal number.</summary>
    /// <param name="z">The number.</param>
    public double Value(double z) => Prior.Quantile(Normal.CDF(0, 1, z));
}

/// <summary>A scenario's free runs over the span of a record, as a model to be held to it.</summary>
/// <remarks>Policies and successions are the record's; everything else, war and collapse included, is the model's own. A run that does not
/// come to the record's end is refused: the record did.</remarks>
public sealed class HistoryModel : IAbcModel
{
    private readonly Scenario scenario;
    private readonly Succession[] successions;
    private readonly Known known;
    private readonly int first, rounds;

    /// <summary>A model of a record.</summary>
    /// <param name="scenario">A timeline that starts at or before the record; its uncertain numbers are to be learnt, their distributions
    /// are the prior.</param>
    /// <param name="record">The record.</param>
    /// <param name="isHeldOut">Quarters of the record, counted from 0, that are not learnt from; null for none.</param>
    /// <exception cref="ArgumentException">The scenario has no start, starts too late, holds nothing uncertain, or a sample.</exception>
    public HistoryModel(Scenario scenario, HistoricalRecord record, Func<int, bool>? isHeldOut = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(record);
        var start = ParticleFilter.StartOf(scenario, record);
        if (!scenario.IsUncertain)
            throw new ArgumentException(
                $"Scenario {scenario.Name} has no uncertain number, so there is nothing to calibrate. Give ranges, such as \"spiral\": {{ "
                    + $"\"distribution\": \"uniform\", \"low\": 0, \"high\": 2 }}.", nameof(scenario));
        if (scenario.UncertainParameters.FirstOrDefault(p => p.Distribution is SampleDistribution) is { } sampled)
            throw new ArgumentException(
                $"{sampled.Path} of scenario {scenario.Name} is a sample, such as a posterior's: numbers that come together are no prior "
                    + $"here. Calibrate the ranges they were learnt from.", nameof(scenario));
        this.scenario = scenario;
        Record = record;
        Parameters =
        [
            .. scenario.UncertainParameters.Select(p => new CalibratedParameter(p.Path, p.Parameter.Meaning, p.Distribution)),
            new("record.contact", "chance that the record has talks in a round without the model's and without an agreement",
                new BetaDistribution(1, 3)),
            new("record.contactInForce",
                "chance that the record has talks in a round without the model's, an agreement being in force before it",
                new UniformDistribution(0, 1)),
            new("record.noted", "chance that the record has talks in a round with the model's", new BetaDistribution(9, 1)),
        ];
        first = record.Quarters[0].Quarter.Since(start);
        rounds = first + record.Quarters.Count;
        successions = [.. RecordedRound.All(record, start).Select(r => r.Succession)];
        known = Known.Of(record, isHeldOut);
        Seen = QuarterSeries.Of(record);
        Observed = Summed(Seen, known);
    }

    /// <summary>The record.</summary>
    public HistoricalRecord Record { get; }

    /// <summary>What is to be learnt.</summary>
    public IReadOnlyList<CalibratedParameter> Parameters { get; }

    /// <summary>The record as a series.</summary>
    public QuarterSeries Seen { get; }

    /// <summary>The statistics that are matched.</summary>
    public static IReadOnlyList<SummaryStatistic> Matched { get; } = [.. SummaryStatistic.All.Where(s => s.IsMatched)];

    /// <inheritdoc/>
    public int Dimensions => Parameters.Count;

    /// <inheritdoc/>
    public IReadOnlyList<double> Observed { get; }

    /// <inheritdoc/>
    public IAbcSimulator NewSimulator() => new Simulator(this);

    /// <summary>Plays one history.</summary>
    /// <param name="parameters">Its parameters, on the standard normal scale.</param>
    /// <param name="seed">The seed of its chance.</param>
    /// <param name="attempt">Its number.</param>
    /// <returns>What it brought; null if it did not come to the record's end.</returns>
    public QuarterSeries? Play(ReadOnlySpan<double> parameters, ulong seed, long attempt) =>
        new Simulator(this).History(parameters, seed, attempt);

    /// <summary>Puts the numbers of the scenario into a setting of it.</summary>
    /// <param name="parameters">They and perhaps others after them, on the standard normal scale.</param>
    /// <param name="setting">The setting.</param>
    internal void Put(ReadOnlySpan<double> parameters, ref Setting setting)
    {
        for (var i = 0; i < scenario.UncertainParameters.Count; i++)
            scenario.Slot(scenario.UncertainParameters[i].Index)(ref setting) = Parameters[i].Value(parameters[i]);
    }

    private static double[] Summed(QuarterSeries series, Known known) => [.. Matched.Select(s => s.Scale(s.Value(series, known)))];

    /// <summary>Plays histories one after another.</summary>
    internal sealed class Simulator : IAbcSimulator
    {
        private readonly HistoryModel model;
        private Setting setting;

        internal Simulator(HistoryModel model)
        {
            this.model = model;
            setting = model.scenario.Central();
            setting.Rounds = model.rounds;
        }

        private QuarterSeries series = new(0);

        /// <summary>What a history brought; null if it did not come to the record's end.</summary>
        internal QuarterSeries? History(ReadOnlySpan<double> parameters, ulong seed, long attempt)
        {
            series = new QuarterSeries(0);
            return Play(parameters, seed, attempt) ? series : null;
        }

        public bool Simulate(ReadOnlySpan<double> parameters, ulong seed, long attempt, Span<double> statistics)
        {
            if (!Play(parameters, seed, attempt)) return false;
            for (var j = 0; j < Matched.Count; j++) statistics[j] = Matched[j].Scale(Matched[j].Value(series, model.known));
            return true;
        }

        private bool Play(ReadOnlySpan<double> parameters, ulong seed, long attempt)
        {
            model.Put(parameters, ref setting);
            if (series.Count == 0) series = new QuarterSeries(model.Record.Quarters.Count);
            var watcher = new Watcher(model.first, series, new Shocks(~seed, attempt),
                model.Parameters[^3].Value(parameters[^3]), model.Parameters[^2].Value(parameters[^2]),
                model.Parameters[^1].Value(parameters[^1]));
            var shocks = new RecordShocks(new Shocks(seed, attempt), model.successions);
            var outcome = Replication.Run(setting, ref shocks, ref watcher);
            return outcome.Rounds == model.rounds && (outcome.Happened & (Happened.War | Happened.RegimeCollapse)) == 0;
        }
    }

    /// <summary>Writes down what the record would have said.</summary>
    private struct Watcher(int first, QuarterSeries series, Shocks extra, double contact, double contactInForce, double noted) : IObserver
    {
        private bool wasInForce;

        public void Observe(int t, in WorldState state, in RoundRecord record)
        {
            var chance = record.Has(Happened.Talks) ? noted : wasInForce ? contactInForce : contact;
            wasInForce = state.InForce;
            if (t < first) return;
            series.Launches[t - first] = record.Missiles;
            series.NuclearTest[t - first] = record.Has(Happened.NuclearTest);
            series.Talks[t - first] = Draws.Bernoulli(chance, extra.Uniform(Chance.Talks, t));
            series.Agreement[t - first] = state.InForce;
        }
    }

    /// <summary>A replication's own shocks, save that administrations and leaders change when the record says so.</summary>
    private readonly struct RecordShocks(Shocks own, Succession[] successions) : IShocks
    {
        private readonly Shocks own = own;

        public double Uniform(Chance source, int round)
        {
            var told = source switch
            {
                Chance.Turnover when round >= 0 => successions[round].Administration,
                Chance.LeaderTurnover when round >= 0 => successions[round].Leader,
                _ => double.NaN,
            };
            return double.IsNaN(told) ? own.Uniform(source, round) : told;
        }
    }
}
