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
    private static readonly SummaryStatistic[] matched = [.. SummaryStatistic.All.Where(s => s.IsMatched)];

    private readonly Scenario scenario;
    private readonly Known known;
    private readonly Slot<Setting>[] slots;

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
        slots = [.. scenario.UncertainParameters.Select(p => scenario.Slot(p.Index))];
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
        First = record.Quarters[0].Quarter.Since(start);
        Rounds = First + record.Quarters.Count;
        Successions = [.. RecordedRound.All(record, start).Select(r => r.Succession)];
        known = Known.Of(record, isHeldOut);
        Seen = QuarterSeries.Of(record);
        var observed = new double[matched.Length];
        Sum(Seen, observed);
        Observed = observed;
    }

    /// <summary>The record.</summary>
    public HistoricalRecord Record { get; }

    /// <summary>What is to be learnt.</summary>
    public IReadOnlyList<CalibratedParameter> Parameters { get; }

    /// <summary>The record as a series.</summary>
    public QuarterSeries Seen { get; }

    /// <summary>The round of the record's first quarter.</summary>
    internal int First { get; }

    /// <summary>How many rounds it takes to come to the record's end.</summary>
    internal int Rounds { get; }

    /// <summary>When administrations and leaders changed, by round.</summary>
    internal Succession[] Successions { get; }

    /// <summary>The statistics that are matched.</summary>
    public static IReadOnlyList<SummaryStatistic> Matched => matched;

    /// <inheritdoc/>
    public int Dimensions => Parameters.Count;

    /// <inheritdoc/>
    public IReadOnlyList<double> Observed { get; }

    /// <inheritdoc/>
    public IAbcSimulator NewSimulator() => HistorySimulator.Of(this);

    /// <summary>Plays one history.</summary>
    /// <param name="parameters">Its parameters, on the standard normal scale.</param>
    /// <param name="seed">The seed of its chance.</param>
    /// <param name="attempt">Its number.</param>
    /// <returns>What it brought; null if it did not come to the record's end.</returns>
    public QuarterSeries? Play(ReadOnlySpan<double> parameters, ulong seed, long attempt) =>
        HistorySimulator.Of(this).Histories([new AbcAttempt([.. parameters], seed, attempt, 0)])[0];

    /// <summary>Puts the numbers of the scenario into a setting of it.</summary>
    /// <param name="parameters">They and perhaps others after them, on the standard normal scale.</param>
    /// <param name="setting">The setting.</param>
    internal void Put(ReadOnlySpan<double> parameters, ref Setting setting)
    {
        for (var i = 0; i < slots.Length; i++) slots[i](ref setting) = Parameters[i].Value(parameters[i]);
    }

    /// <summary>A setting of it, before any number is put into it.</summary>
    internal Setting NewSetting()
    {
        var setting = scenario.Central();
        setting.Rounds = Rounds;
        return setting;
    }

    /// <summary>The statistics of a history.</summary>
    /// <param name="series">The history.</param>
    /// <param name="statistics">Receives them.</param>
    internal void Sum(QuarterSeries series, Span<double> statistics)
    {
        for (var j = 0; j < matched.Length; j++) statistics[j] = matched[j].Scale(matched[j].Value(series, known));
    }
}
