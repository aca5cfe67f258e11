using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.History;

/// <summary>Particles that live through the record together, quarter by quarter.</summary>
internal abstract class FilterIsland
{
    /// <summary>The particles, before round 0 or after the last round lived through.</summary>
    internal required Cloud Cloud { get; init; }

    /// <summary>An island before round 0.</summary>
    /// <param name="settings">One for all particles, or one each; where all have the same course, particles live side by side.</param>
    /// <param name="options">How; the island's own seed and particles.</param>
    internal static FilterIsland Of(Setting[] settings, FilterOptions options) => WidthFor(settings) switch
    {
        8 => FilterIsland<Real8>.Of(settings, options),
        4 => FilterIsland<Real4>.Of(settings, options),
        _ => FilterIsland<Real1>.Of(settings, options),
    };

    /// <summary>How many particles live side by side.</summary>
    /// <param name="settings">One for all, or one each.</param>
    internal static int WidthFor(Setting[] settings) =>
        Array.TrueForAll(settings, set => set.HasTheCourseOf(settings[0])) ? Width.Widest : 1;

    /// <summary>Lives through a round and weighs every particle by the chance that it gave to what the record says.</summary>
    /// <param name="round">The round, the one after the last.</param>
    /// <returns>The forecast, which uses nothing of the round, and ln of the chance of what was seen.</returns>
    internal abstract (QuarterForecast Forecast, double Likelihood) Live(in RecordedRound round);
}

/// <inheritdoc cref="FilterIsland"/>
/// <typeparam name="R">The lanes: how many particles play side by side. No bit depends on it.</typeparam>
internal sealed class FilterIsland<R> : FilterIsland where R : unmanaged, IReal<R>
{
    private const int LeastCounts = 64; // that a forecast has room for at first

    private readonly Setting[] settings;
    private readonly DerivedSetting[] derived;
    private readonly VariedNumbers<R> varied;
    private readonly SteeredQuarter<R> quarter;

    private FilterIsland(Setting[] settings, DerivedSetting[] derived, FilterOptions options)
    {
        (this.settings, this.derived, varied) = (settings, derived, new VariedNumbers<R>(settings, derived));
        quarter = new SteeredQuarter<R>(options);
        quarter.Set.Take(new Worlds(settings[0], derived[0]));
    }

    /// <inheritdoc cref="FilterIsland.Of"/>
    internal static new FilterIsland<R> Of(Setting[] settings, FilterOptions options)
    {
        var derived = settings.Select(s => DerivedSetting.Of(s)).ToArray();
        var cloud = new Cloud(options.Particles, options.Seed);
        for (var i = 0; i < options.Particles; i++)
        {
            var own = new Shocks(options.Seed, i);
            var setting = settings.Length == 1 ? 0 : i;
            cloud.Particles[i] = new Particle
            {
                Setting = setting,
                State = Replication.Begin(settings[setting], derived[setting], ref own),
                Now = PointInTime.BeforeTheFirst(settings[setting]),
                Contact = new Trust(1, 3),
                ContactInForce = new Trust(1, 1),
                Noted = new Trust(9, 1),
                TempoShape = options.TempoPrior,
                TempoRate = options.TempoPrior,
            };
        }
        return new FilterIsland<R>(settings, derived, options) { Cloud = cloud };
    }

    /// <inheritdoc/>
    internal override (QuarterForecast Forecast, double Likelihood) Live(in RecordedRound round)
    {
        var sums = new double[LeastCounts];
        double talks = 0, agreement = 0, nuclear = 0;
        Span<Expected> expected = stackalloc Expected[R.Lanes];
        Span<int> which = stackalloc int[R.Lanes];
        var n = Cloud.Particles.Length;
        for (var first = 0; first < n; first += R.Lanes)
        {
            var particles = Cloud.Particles.AsSpan(first, Math.Min(R.Lanes, n - first));
            for (var i = 0; i < particles.Length; i++)
            {
                ref var particle = ref particles[i];
                which[i] = particle.Setting;
                particle.Now = particle.Now.Next(settings[particle.Setting], ref particle.State);
            }
            var worlds = new Worlds(settings, derived, settings.Length == 1 ? default : which[..particles.Length]);
            varied.Put(which[..particles.Length], ref quarter.Set);
            quarter.Live(worlds, first, particles, round, expected,
                Cloud.LogIncrements.AsSpan(first, particles.Length));
            LaunchLaw.AddTo<R>(ref sums, expected[..particles.Length], Cloud.Weights.AsSpan(first));
            for (var i = 0; i < particles.Length; i++)
            {
                var weight = Cloud.Weights[first + i];
                nuclear += weight * expected[i].Nuclear;
                talks += weight * expected[i].Talks;
                agreement += weight * expected[i].Agreement;
            }
        }
        return (new QuarterForecast(sums, nuclear, talks, agreement), Cloud.Reweigh());
    }
}
