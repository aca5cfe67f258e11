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
    private readonly IReadOnlyList<Scenario> policies;
    private readonly RecordedRound[] recorded;
    private readonly int start;
    private readonly Particle[] particles;
    private readonly double[][][] outcomes;

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
        outcomes = [.. Enumerable.Range(0, policies.Count + 1).Select(_ => new double[particles.Length][])];
    }

    /// <summary>How many particles there are.</summary>
    internal int Count => particles.Length;

    /// <summary>Whether an agreement is in force in every particle as it sets out: 1 or 0.</summary>
    internal IEnumerable<double> InForce => particles.Select(p => Maths.Indicator(p.State.InForce));

    /// <summary>An outcome of every particle.</summary>
    /// <param name="policy">The policy's number, from 1; 0 for the policies as they were.</param>
    /// <param name="outcome">The outcome's number.</param>
    internal IEnumerable<double> Of(int policy, int outcome) => outcomes[policy].Select(o => o[outcome]);

    /// <summary>Plays some of the particles under every policy, on the same shocks for each.</summary>
    /// <param name="from">The first particle.</param>
    /// <param name="to">The particle after the last.</param>
    /// <param name="cancellation">Stops the work between two particles.</param>
    internal void Play(int from, int to, CancellationToken cancellation)
    {
        var drawn = policies.Select(p => p.Central()).ToArray();
        for (var i = from; i < to && !cancellation.IsCancellationRequested; i++)
        {
            ref readonly var set = ref settings[particles[i].Setting];
            var derived = DerivedSetting.Of(set);
            var shocks = new Shocks(own.Seed, settings.Length > 1 ? particles[i].Setting : i);
            outcomes[0][i] = Play(i, particles[i].State, particles[i].Now, set, derived);
            for (var p = 0; p < drawn.Length; p++)
            {
                // Levers that are uncertain are drawn as the particle's own setting was.
                policies[p].Draw(shocks, ref drawn[p]);
                var (state, now) = (particles[i].State, particles[i].Now);
                var only = drawn[p].Eras[0] with { FirstRound = 0 };
                state.Stage = PointInTime.StageUnder(state.Stage, set.Eras[now.Era].Policy.Phases, only.Policy.Phases);
                outcomes[p + 1][i] = Play(i, state, now with { Era = 0 }, set with { Eras = [only] }, derived);
            }
        }
    }

    /// <summary>Plays one branch to its end.</summary>
    private double[] Play(int particle, in WorldState state, PointInTime now, in Setting set, in DerivedSetting derived)
    {
        var sums = new BranchSums();
        now = now with { Discount = null }; // payoffs count from where policies part
        var desk = new Desk<Real1, SteeredShocks<Real1>> { State = state };
        desk.Shocks.Begin(own.Seed, particle);
        var worlds = new Worlds(set, derived);
        desk.Set.Take(worlds);
        var round = new Round<Real1, SteeredShocks<Real1>>(worlds, ref desk);
        for (var t = start; t < recorded.Length; t++)
        {
            desk.Shocks[Chance.Turnover] = recorded[t].Succession.Administration;
            desk.Shocks[Chance.LeaderTurnover] = recorded[t].Succession.Leader;
            now = now.Next(worlds, ref desk.State);
            round.Play(now, now.Discount ?? 1);
            var record = desk.Record.Lane(0);
            sums.Add(desk.State.InForce.Any, record);
            if ((record.Happened & (Happened.War | Happened.RegimeCollapse)) != 0) break;
        }
        return sums.ToOutcomes(recorded.Length - start, desk.State.Lane(0), desk.Record.Lane(0));
    }
}
