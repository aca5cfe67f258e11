using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.History;

/// <summary>What a particle expects of a quarter, given its state before it.</summary>
/// <param name="Launches">The law of its launches.</param>
/// <param name="Nuclear">Chance that the record has a nuclear test.</param>
/// <param name="Talks">Chance that the record has talks.</param>
/// <param name="ModelTalks">Chance of the model's own talks, about the next step.</param>
/// <param name="Agreement">Chance that the record has an agreement in force.</param>
internal readonly record struct Expected(LaunchLaw Launches, double Nuclear, double Talks, double ModelTalks, double Agreement);

/// <summary>One quarter of as many particles as there are lanes: what they expect, and how they come to what the record says.</summary>
/// <remarks>The particles play side by side; what the record makes of each is worked out one by one.</remarks>
/// <typeparam name="R">The lanes.</typeparam>
internal sealed partial class SteeredQuarter<R> where R : unmanaged, IReal<R>
{
    private readonly FilterOptions options;
    private readonly AlignedRoom<byte> room = new(Unsafe.SizeOf<Room>());
    private readonly Streams[] streams; // of all particles, as many at a time as there are lanes

    internal SteeredQuarter(FilterOptions options)
    {
        this.options = options;
        streams = new Streams[(options.Particles + R.Lanes - 1) / R.Lanes];
        for (var i = 0; i < streams.Length; i++)
        {
            streams[i].Own.Begin(options.Seed, i * R.Lanes);
            streams[i].Extra.Begin(~options.Seed, i * R.Lanes);
        }
    }

    /// <summary>The numbers of the particles' worlds.</summary>
    internal ref Setting<R> Set => ref Here.Desk.Set;

    private ref Room Here => ref Unsafe.As<byte, Room>(ref room.All[0]);

    /// <summary>Plays the quarter on the particles' own shocks, without a trace, and says what chances they met; then plays it so that it
    /// agrees with the record.</summary>
    /// <param name="worlds">The particles' worlds, whose numbers <see cref="Set"/> has taken up.</param>
    /// <param name="first">The number of the first particle, which addresses the shocks: a multiple of the lanes.</param>
    /// <param name="particles">The particles, as many as there are lanes or fewer; <see cref="Particle.Now"/> is the quarter, the same for
    /// all.</param>
    /// <param name="round">What the record says.</param>
    /// <param name="expected">Receives what each expected.</param>
    /// <param name="logChances">Receives ln of the chance that each gave to what the record says.</param>
    internal void Live(Worlds worlds, int first, Span<Particle> particles, in RecordedRound round,
        Span<Expected> expected, Span<double> logChances)
    {
        var quarter = new Quarter(worlds, particles, options, streams[first / R.Lanes], ref Here.Desk, ref Here.Before);
        quarter.Begin(round.Succession);
        quarter.Forecast(expected);
        logChances.Clear();
        quarter.SteerTalks(round.Seen, expected, logChances);
        quarter.SteerAgreement(round.Seen, logChances);
        quarter.SteerTests(round.Seen, logChances);
        quarter.End();
    }

    /// <summary>Where a quarter is played.</summary>
    private struct Room
    {
        internal Desk<R, SteeredShocks<R>> Desk;
        internal WorldState<R> Before;
    }

    /// <summary>Where chance comes from: the particles' own, and beside the model's.</summary>
    private struct Streams
    {
        internal LaneShocks<R> Own, Extra;
    }

    private ref partial struct Quarter
    {
        private readonly Worlds worlds;
        private readonly ref Desk<R, SteeredShocks<R>> desk;
        private readonly ref WorldState<R> before;
        private readonly Span<Particle> particles;
        private readonly FilterOptions options;
        private readonly PointInTime now;
        private readonly ref readonly Streams streams;
        private uint held; // bit i: whether particle i talks

        internal Quarter(Worlds worlds, Span<Particle> particles, FilterOptions options, in Streams streams,
            ref Desk<R, SteeredShocks<R>> desk, ref WorldState<R> before)
        {
            this.particles = particles;
            this.options = options;
            now = particles[0].Now;
            this.worlds = worlds;
            this.streams = ref streams;
            this.desk = ref desk;
            this.before = ref before;
        }

        /// <summary>Takes up the particles' policies, states and shocks. Lanes without a particle play on as the first one.</summary>
        internal void Begin(Succession succession)
        {
            desk.Set.Enter(worlds, now.Era);
            desk.Shocks.Begin(streams.Own);
            desk.Shocks[Chance.Turnover] = succession.Administration;
            desk.Shocks[Chance.LeaderTurnover] = succession.Leader;
            // The record went on.
            desk.Shocks[Chance.War] = desk.Shocks[Chance.RegimeCollapse] = SteeredShocks.Never;
            before = particles[0].State;
            for (var lane = 1; lane < particles.Length; lane++) before.Put(lane, particles[lane].State);
        }

        internal void Forecast(Span<Expected> expected)
        {
            Anew().PlayToTests(now, 1);
            for (var lane = 0; lane < particles.Length; lane++)
            {
                ref readonly var particle = ref particles[lane];
                double talks = desk.Record.TalksChance[lane];
                expected[lane] = new Expected(
                    Law(particle, desk.Record.MissileMean[lane]), Mistaken(desk.Record.NuclearChance[lane], options.NuclearError),
                    particle.TalksNoted(talks), talks, Mistaken(Maths.Indicator(desk.State.InForce[lane]), options.AgreementError));
            }
        }

        internal void SteerTalks(Observation seen, ReadOnlySpan<Expected> expected, Span<double> logChances)
        {
            var uniforms = desk.Shocks.Own(Chance.Talks, now.Round);
            for (var lane = 0; lane < particles.Length; lane++)
            {
                ref var particle = ref particles[lane];
                var (p, u) = (expected[lane].ModelTalks, uniforms[lane]);
                if (seen.Talks is not { } noted)
                {
                    Hold(lane, Draws.Bernoulli(p, u));
                    continue;
                }
                var both = p * (noted ? particle.Noted.Mean : 1 - particle.Noted.Mean);
                ref var contact = ref particle.State.InForce ? ref particle.ContactInForce : ref particle.Contact;
                var neither = (1 - p) * (noted ? contact.Mean : 1 - contact.Mean);
                var talk = Draws.Bernoulli(both / (both + neither), u);
                Hold(lane, talk);
                Steer(Chance.Talks, lane, SteeredShocks.Make(talk));
                if (talk) particle.Noted = Count(particle.Noted, noted);
                else contact = Count(contact, noted);
                logChances[lane] += Math.Log(both + neither);
            }
        }

        internal void SteerTests(Observation seen, Span<double> logChances)
        {
            if (seen.Launches is null && seen.NuclearTests is null) return;
            Anew().PlayToTests(now, 1);
            for (var lane = 0; lane < particles.Length; lane++)
            {
                double mean = desk.Record.MissileMean[lane], logChance = 0;
                if (seen.Launches is { } launches)
                {
                    ref var particle = ref particles[lane];
                    logChance += Math.Log(Law(particle, mean).Chance(launches));
                    Steer(Chance.Missiles, lane, SteeredShocks.MakeCount(mean, launches));
                    if (options.TempoMemory is { } memory)
                    {
                        particle.TempoShape = Faded(particle.TempoShape, memory) + launches;
                        particle.TempoRate = Faded(particle.TempoRate, memory) + mean;
                    }
                }
                if (seen.NuclearTests is { } tests)
                {
                    var chance = Mistaken(desk.Record.NuclearChance[lane], options.NuclearError);
                    logChance += Math.Log(tests > 0 ? chance : 1 - chance);
                    Steer(Chance.NuclearTest, lane, SteeredShocks.Make(tests > 0));
                }
                logChances[lane] += logChance;
            }
        }

        internal void End()
        {
            Anew().Play(now, 1); // payoffs are not asked for
            for (var lane = 0; lane < particles.Length; lane++) particles[lane].State = desk.State.Lane(lane);
        }

        /// <summary>The launches of the quarter: Poisson, or negative binomial where the tempo is uncertain (Harvey and Fernandes
        /// 1989).</summary>
        private readonly LaunchLaw Law(in Particle particle, double mean)
        {
            if (options.TempoMemory is not { } memory) return new LaunchLaw(mean, double.PositiveInfinity, options.CountError);
            var shape = Faded(particle.TempoShape, memory);
            return new LaunchLaw(mean * shape / Faded(particle.TempoRate, memory), shape, options.CountError);
        }

        private readonly double Faded(double learnt, double memory) => options.TempoPrior + memory * (learnt - options.TempoPrior);

        /// <summary>The quarter from its beginning.</summary>
        private readonly Round<R, SteeredShocks<R>> Anew()
        {
            desk.State = before;
            return new Round<R, SteeredShocks<R>>(worlds, ref desk, era: now.Era);
        }

        private void Hold(int lane, bool talks) => held |= talks ? 1u << lane : 0;

        private readonly void Steer(Chance source, int lane, double shock)
        {
            ref var steered = ref desk.Shocks[source];
            steered = steered.With(lane, shock);
        }

        /// <summary>The chance that the record says so, if it is wrong with chance e either way.</summary>
        private static double Mistaken(double p, double e) => e + (1 - 2 * e) * p;

        private static Trust Count(Trust belief, bool yes) => yes ? belief with { A = belief.A + 1 } : belief with { B = belief.B + 1 };
    }
}
