using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History;

/// <summary>The model conditioned on the record, quarter by quarter: a particle filter (Gordon, Salmond and Smith 1993; Doucet, Godsill and
/// Andrieu 2000).</summary>
/// <remarks>A quarter has two halves. First every particle plays it on its own shocks, and the weighted mean of what it expects is the
/// forecast: it uses nothing of the quarter. Then the particle is weighted by the chance of what the record says, and plays the quarter
/// again so that this comes to pass (the importance function is the conditional distribution, after Doucet and others). Particle i's shocks
/// in quarter t are addressed by (seed, i, t).</remarks>
public static class ParticleFilter
{
    /// <summary>Takes a scenario through a record.</summary>
    /// <param name="scenario">A scenario with a start at or before the record's first quarter; quarters between go unobserved.</param>
    /// <param name="record">The record; beyond the scenario's end its last policy goes on.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The scenario has no start, or starts after the record does.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static FilterResult Run(
        Scenario scenario, HistoricalRecord record, FilterOptions options, CancellationToken cancellation = default) =>
        Run(scenario, record, options, eras => eras, cancellation);

    /// <summary>Takes a scenario through a record under a timeline made of the scenario's own.</summary>
    /// <inheritdoc cref="Run(Scenario, HistoricalRecord, FilterOptions, CancellationToken)"/>
    /// <param name="scenario">The scenario.</param>
    /// <param name="record">The record.</param>
    /// <param name="options">How.</param>
    /// <param name="timeline">Makes it.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static FilterResult Run(
        Scenario scenario, HistoricalRecord record, FilterOptions options, Func<Era[], Era[]> timeline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(options);
        var start = StartOf(scenario, record);
        var islands = new FilterResult[Math.Max(1, options.Islands)];
        OrderedBlocks.Run(islands.Length, options.Threads, () => islands,
            (all, k) => all[k] = Island(scenario, record, start, options, timeline, (int)k, cancellation), (_, _) => { }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return FilterResult.Pool(islands);
    }

    /// <summary>The quarter of round 0.</summary>
    /// <exception cref="ArgumentException">The scenario has no start, or starts after the record does.</exception>
    internal static Quarter StartOf(Scenario scenario, HistoricalRecord record) =>
        scenario.Start is { } start && start <= record.Quarters[0].Quarter
            ? start
            : throw new ArgumentException($"Scenario {scenario.Name} must have a start, at or before {record.Quarters[0].Quarter}.",
                nameof(scenario));

    private static FilterResult Island(
        Scenario scenario, HistoricalRecord record, Quarter start, FilterOptions options, Func<Era[], Era[]> timeline, int k,
        CancellationToken cancellation)
    {
        var own = options.OfIsland(k);
        var settings = Settings(scenario, own);
        foreach (ref var set in settings.AsSpan()) set.Eras = timeline(set.Eras);
        return Run(settings, record, start, own, cancellation: cancellation);
    }

    /// <summary>The settings that particles draw from: one for all, or one each where numbers are uncertain.</summary>
    internal static Setting[] Settings(Scenario scenario, FilterOptions options)
    {
        var settings = new Setting[scenario.IsUncertain ? options.Particles : 1];
        var central = scenario.Central();
        for (var i = 0; i < settings.Length; i++)
        {
            settings[i] = central.Copy();
            if (scenario.IsUncertain) scenario.Draw(new Shocks(options.Seed, i), ref settings[i]);
            settings[i].Eras = Timelines.Lagged(settings[i].Eras, options.PolicyLag);
        }
        return settings;
    }

    /// <summary>Takes one island through a record.</summary>
    /// <param name="settings">One for all particles, or one each.</param>
    /// <param name="record">The record.</param>
    /// <param name="start">The quarter of round 0, at or before the record's first.</param>
    /// <param name="options">How; the island's own seed and particles.</param>
    /// <param name="lookOn">Called with every round, from 0, and the particles that have lived through it. It sees; it must not change
    /// them.</param>
    /// <param name="cancellation">Stops the work between two rounds.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static FilterResult Run(
        Setting[] settings, HistoricalRecord record, Quarter start, FilterOptions options, Action<int, Cloud>? lookOn = null,
        CancellationToken cancellation = default)
    {
        var island = FilterIsland.Of(settings, options);
        var forecasts = new List<QuarterForecast>();
        var likelihoods = new List<double>();
        var sizes = new List<double>();
        var first = record.Quarters[0].Quarter.Since(start);
        foreach (var round in RecordedRound.All(record, start))
        {
            cancellation.ThrowIfCancellationRequested();
            var (forecast, likelihood) = island.Live(round);
            if (round.Round >= first)
            {
                forecasts.Add(forecast);
                likelihoods.Add(likelihood);
                sizes.Add(island.Cloud.EffectiveSize);
                island.Cloud.ResampleIfPoor(round.Round);
            }
            lookOn?.Invoke(round.Round, island.Cloud);
        }
        return new FilterResult(forecasts, likelihoods, sizes);
    }
}
