using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Policies;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;

namespace NegotiationSim.Engine.History;

/// <summary>The particles of one island at one start, and what becomes of each under every policy.</summary>
internal sealed class Branches
{
    private readonly FilterOptions own;
    private readonly Setting[] settings;
    private readonly IReadOnlyList<Scenario> policies;
    private readonly Course[] course;
    private readonly int start;
    private readonly Particle[] particles;
    private readonly double[][][] outcomes;

    /// <summary>Branches that are still to be played.</summary>
    /// <param name="own">The island's own options.</param>
    /// <param name="settings">Its particles' settings.</param>
    /// <param name="policies">The policies, each in a scenario of the same world.</param>
    /// <param name="course">What is given of every round, to the end.</param>
    /// <param name="start">The first round that is played, at least 1.</param>
    /// <param name="particles">The particles after the round before it.</param>
    internal Branches(FilterOptions own, Setting[] settings, IReadOnlyList<Scenario> policies, Course[] course, int start, Particle[] particles)
    {
        (this.own, this.settings, this.policies, this.course, this.start, this.particles) = (own, settings, policies, course, start, particles);
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
            var footing = Footing.Of(set);
            var shocks = new Shocks(own.Seed, i);
            outcomes[0][i] = Play(particles[i], set, footing, shocks, null);
            for (var p = 0; p < drawn.Length; p++)
            {
                // Levers that are uncertain are drawn as the particle's own setting was.
                policies[p].Draw(settings.Length > 1 ? new Shocks(own.Seed, particles[i].Setting) : shocks, ref drawn[p]);
                outcomes[p + 1][i] = Play(particles[i], set, footing, shocks, drawn[p].Eras[0]);
            }
        }
    }

    /// <summary>Plays one branch to its end: under one policy, or under those of the timeline.</summary>
    private double[] Play(in Particle particle, in Setting set, in Footing footing, in Shocks own, Era? only)
    {
        var state = particle.State;
        var sums = new BranchSums();
        RoundRecord record = default;
        if (only is { } policy) state.Stage = Replication.StageUnder(state.Stage, set.Eras[course[start - 1].Era].Policy.Phases, policy.Policy.Phases);
        for (var t = start; t < course.Length; t++)
        {
            var (_, number, isNewEra, succession, _) = course[t];
            if (only is null && isNewEra) state.Stage = Replication.StageUnder(state.Stage, set.Eras[number - 1].Policy.Phases, set.Eras[number].Policy.Phases);
            var shocks = new SteeredShocks(own) { Turnover = succession.Administration, LeaderTurnover = succession.Leader, Rupture = double.NaN };
            Round.Play(t, set.Calendar.IsTermEnd(t), ref state, set, footing, only ?? set.Eras[number], ref shocks, out record);
            sums.Add(state.InForce, record);
            if ((record.Happened & (Happened.War | Happened.RegimeCollapse)) != 0) break;
        }
        return sums.ToOutcomes(course.Length - start, state, record);
    }
}
