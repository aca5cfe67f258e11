using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History;

/// <summary>The particles of one island at one start, and what becomes of each under every policy.</summary>
internal sealed class Branches
{
    private readonly FilterOptions own;
    private readonly Setting[] settings;
    private readonly int width;
    private readonly IReadOnlyList<Scenario> policies;
    private readonly Setting[] central;
    private readonly bool[] areDrawn; // by policy: whether levers are uncertain
    private readonly RecordedRound[] recorded;
    private readonly int start;
    private readonly Particle[] particles;
    private readonly double[][] outcomes; // by policy: an outcome of every particle, then the next outcome

    /// <summary>Branches that are still to be played.</summary>
    /// <param name="own">The island's own options.</param>
    /// <param name="settings">Its particles' settings.</param>
    /// <param name="policies">The policies, each in a scenario of the same world.</param>
    /// <param name="recorded">What the record says of every round, to the end.</param>
    /// <param name="start">The first round that is played, at least 1.</param>
    /// <param name="particles">The particles after the round before it.</param>
    internal Branches(
        FilterOptions own, Setting[] settings, IReadOnlyList<Scenario> policies, RecordedRound[] recorded, int start, Particle[] particles)
    {
        (this.own, this.settings, this.policies) = (own, settings, policies);
        (this.recorded, this.start, this.particles) = (recorded, start, particles);
        width = FilterIsland.WidthFor(settings);
        central = [.. policies.Select(p => p.Central())];
        areDrawn = [.. policies.Select(p => p.UncertainParameters.Any(u => p.Parameters[u.Index].IsLever))];
        outcomes = [.. Enumerable.Range(0, policies.Count + 1).Select(_ => new double[particles.Length * BranchOutcome.All.Count])];
    }

    /// <summary>How many particles there are.</summary>
    internal int Count => particles.Length;

    /// <summary>Whether an agreement is in force in every particle as it sets out: 1 or 0.</summary>
    internal IEnumerable<double> InForce => particles.Select(p => Maths.Indicator(p.State.InForce));

    /// <summary>An outcome of every particle.</summary>
    /// <param name="policy">The policy's number, from 1; 0 for the policies as they were.</param>
    /// <param name="outcome">The outcome's number.</param>
    internal ReadOnlyMemory<double> Of(int policy, int outcome) => outcomes[policy].AsMemory(outcome * Count, Count);

    /// <summary>Plays some of the particles under every policy, on the same shocks for each.</summary>
    /// <param name="from">The first particle.</param>
    /// <param name="to">The particle after the last.</param>
    /// <param name="cancellation">Stops the work between two particles.</param>
    internal void Play(int from, int to, CancellationToken cancellation)
    {
        switch (width)
        {
            case 8: Play<Real8>(from, to, cancellation); break;
            case 4: Play<Real4>(from, to, cancellation); break;
            default: Play<Real1>(from, to, cancellation); break;
        }
    }

    private void Play<R>(int from, int to, CancellationToken cancellation) where R : unmanaged, IReal<R>
    {
        var drawn = central.Select(c => c.Copy()).ToArray(); // blocks draw at the same time
        var alone = drawn.Select(d => (Era[])[d.Eras[0] with { FirstRound = 0 }]).ToArray(); // each policy in force throughout
        var (table, worlds, states) = (new BranchTable<R>(own.Seed, recorded, start), new Setting[R.Lanes], new WorldState[R.Lanes]);
        for (var first = from; first < to && !cancellation.IsCancellationRequested; first += R.Lanes)
        {
            var n = Math.Min(R.Lanes, to - first);
            var now = particles[first].Now;
            for (var i = 0; i < n; i++) (worlds[i], states[i]) = (settings[particles[first + i].Setting], particles[first + i].State);
            table.Take(first, worlds.AsMemory(0, n));
            table.Play(states.AsSpan(0, n), now, outcomes[0].AsSpan(first), Count);
            for (var p = 0; p < drawn.Length; p++)
            {
                for (var i = 0; i < n; i++)
                {
                    ref readonly var particle = ref particles[first + i];
                    ref readonly var set = ref settings[particle.Setting];
                    // Levers that are uncertain are drawn as the particle's own setting was.
                    if (areDrawn[p])
                    {
                        policies[p].Draw(new Shocks(own.Seed, settings.Length > 1 ? particle.Setting : first + i), ref drawn[p]);
                        alone[p] = [drawn[p].Eras[0] with { FirstRound = 0 }];
                    }
                    states[i] = particle.State;
                    states[i].Stage =
                        PointInTime.StageUnder(states[i].Stage, set.Eras[now.Era].Policy.Phases, alone[p][0].Policy.Phases);
                    worlds[i].Eras = alone[p];
                }
                table.Play(states.AsSpan(0, n), now with { Era = 0 }, outcomes[p + 1].AsSpan(first), Count);
            }
        }
    }
}
