using NegotiationSim.Engine.Actors;
using NegotiationSim.Engine.Experiments;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;

namespace NegotiationSim.Engine.History;

/// <summary>The model conditioned on the record, quarter by quarter: a particle filter (Gordon, Salmond and Smith 1993; Doucet, Godsill and Andrieu 2000).</summary>
/// <remarks>A quarter has two halves. First every particle plays it on its own shocks, and the weighted mean of what it expects is the forecast: it uses
/// nothing of the quarter. Then the particle is weighted by the chance of what the record says, and plays the quarter again so that this comes to pass
/// (the importance function is the conditional distribution, after Doucet and others). Particle i's shocks in quarter t are addressed by (seed, i, t).</remarks>
public static class ParticleFilter
{
    /// <summary>Takes a scenario through a record.</summary>
    /// <param name="scenario">A scenario with a start at or before the record's first quarter; quarters between go unobserved.</param>
    /// <param name="record">The record; beyond the scenario's end its last policy goes on.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">The scenario has no start, or starts after the record does.</exception>
    public static FilterResult Run(Scenario scenario, HistoricalRecord record, FilterOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(options);
        if (scenario.Start is not { } start || start > record.Quarters[0].Quarter)
            throw new ArgumentException($"Scenario {scenario.Name} must have a start, at or before {record.Quarters[0].Quarter}.", nameof(scenario));
        var islands = new FilterResult[Math.Max(1, options.Islands)];
        OrderedBlocks.Run(islands.Length, options.Threads, () => islands, (all, k) => all[k] = Island(scenario, record, start, options, (int)k), (_, _) => { }, default);
        return FilterResult.Pool(islands);
    }

    private static FilterResult Island(Scenario scenario, HistoricalRecord record, Quarter start, FilterOptions options, int k)
    {
        var own = options with { Seed = new SplitMix64(options.Seed).At(2 + k), Particles = Math.Max(2, options.Particles / Math.Max(1, options.Islands)) };
        return Run(Settings(scenario, own), record, start, own);
    }

    /// <summary>The settings that particles draw from: one for all, or one each where numbers are uncertain.</summary>
    private static Setting[] Settings(Scenario scenario, FilterOptions options)
    {
        if (!scenario.IsUncertain) return [scenario.Central()];
        var settings = new Setting[options.Particles];
        for (var i = 0; i < settings.Length; i++)
        {
            settings[i] = scenario.NewSetting();
            scenario.Draw(new Shocks(options.Seed, i), ref settings[i]);
        }
        return settings;
    }

    internal static FilterResult Run(Setting[] settings, HistoricalRecord record, Quarter start, FilterOptions options)
    {
        var n = options.Particles;
        var own = new Shocks[n];
        var extra = new Shocks[n];
        var footings = settings.Select(s => Footing.Of(s)).ToArray();
        var cloud = new Cloud(n, options.Seed);
        for (var i = 0; i < n; i++)
        {
            own[i] = new Shocks(options.Seed, i);
            extra[i] = new Shocks(~options.Seed, i);
            var setting = settings.Length == 1 ? 0 : i;
            cloud.Particles[i] = new Particle
            {
                Setting = setting,
                State = Replication.Begin(settings[setting], footings[setting], ref own[i]),
                Contact = new Trust(1, 3),
                ContactInForce = new Trust(1, 1),
                Noted = new Trust(9, 1),
                TempoShape = options.TempoPrior,
                TempoRate = options.TempoPrior,
            };
        }

        var forecasts = new List<QuarterForecast>();
        var likelihoods = new List<double>();
        var sizes = new List<double>();
        var calendar = settings[0].Calendar;
        var last = record.Quarters[^1].Quarter.Since(start);
        var first = record.Quarters[0].Quarter.Since(start);
        var succession = Succession.Of(record, start);
        var (era, termEnd) = (0, calendar.FirstTermEnd());
        for (var t = 0; t <= last; t++)
        {
            var seen = t >= first ? record.Quarters[t - first] : new Observation(start.Plus(t), null, null, null, null, null);
            var before = settings[0].Eras[era].Policy.Phases;
            var isNewEra = era + 1 < settings[0].Eras.Length && settings[0].Eras[era + 1].FirstRound <= t;
            if (isNewEra) era++;
            var isTermEnd = t == termEnd;
            if (isTermEnd) termEnd += (int)calendar.Term;

            var sums = new double[options.Counts];
            double talks = 0, agreement = 0, nuclear = 0;
            for (var i = 0; i < n; i++)
            {
                ref var particle = ref cloud.Particles[i];
                ref readonly var set = ref settings[particle.Setting];
                if (isNewEra) particle.State.Stage = Replication.StageUnder(particle.State.Stage, before, set.Eras[era].Policy.Phases);
                var quarter = new SteeredQuarter(t, isTermEnd, set, footings[particle.Setting], set.Eras[era], own[i], extra[i], succession, options);
                var weight = cloud.Weights[i];
                var expected = quarter.Forecast(particle);
                expected.Launches.AddTo(sums, weight);
                nuclear += weight * expected.Nuclear;
                talks += weight * expected.Talks;
                agreement += weight * expected.Agreement;
                cloud.LogIncrements[i] = quarter.Assimilate(ref particle, seen);
            }
            var likelihood = cloud.Reweigh();
            if (t < first) continue;
            forecasts.Add(new QuarterForecast(sums, nuclear, talks, agreement));
            likelihoods.Add(likelihood);
            sizes.Add(cloud.EffectiveSize);
            cloud.ResampleIfPoor(t);
        }
        return new FilterResult(forecasts, likelihoods, sizes);
    }
}
