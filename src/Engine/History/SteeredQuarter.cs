using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.History;

/// <summary>One quarter of one particle: what it expects, and how it comes to what the record says.</summary>
internal readonly ref struct SteeredQuarter(
    PointInTime now, in Setting set, in DerivedSetting derived, Shocks own, Shocks extra, Succession succession, FilterOptions options)
{
    private readonly ref readonly Setting set = ref set;
    private readonly ref readonly DerivedSetting derived = ref derived;

    /// <summary>What a particle expects of the quarter, given its state before it.</summary>
    /// <param name="Launches">The law of its launches.</param>
    /// <param name="Nuclear">Chance that the record has a nuclear test.</param>
    /// <param name="Talks">Chance that the record has talks.</param>
    /// <param name="ModelTalks">Chance of the model's own talks, about the next step.</param>
    /// <param name="Agreement">Chance that the record has an agreement in force.</param>
    internal readonly record struct Expected(LaunchLaw Launches, double Nuclear, double Talks, double ModelTalks, double Agreement);

    /// <summary>Plays the quarter on the particle's own shocks, without a trace, and says what chances it met.</summary>
    internal Expected Forecast(in Particle particle)
    {
        var record = Play(particle.State, Free(), out var after);
        return new Expected(
            Law(particle, record.MissileMean), Mistaken(record.NuclearChance, options.NuclearError),
            particle.TalksNoted(record.TalksChance), record.TalksChance, Mistaken(Maths.Indicator(after.InForce), options.AgreementError));
    }

    /// <summary>Plays the quarter so that it agrees with the record.</summary>
    /// <param name="particle">The particle.</param>
    /// <param name="seen">What the record says.</param>
    /// <param name="expected">What the particle expected, from <see cref="Forecast"/>.</param>
    /// <returns>ln of the chance that the particle gave to what the record says.</returns>
    internal double Assimilate(ref Particle particle, Observation seen, in Expected expected)
    {
        var shocks = Free();
        var logChance = SteerTalks(ref particle, seen, expected.ModelTalks, ref shocks, out var talksHeld);
        logChance += SteerAgreement(particle.State, seen, talksHeld, ref shocks);
        logChance += SteerTests(ref particle, seen, ref shocks);
        Play(particle.State, shocks, out var after);
        particle.State = after;
        return logChance;
    }

    private double SteerTalks(ref Particle particle, Observation seen, double p, ref SteeredShocks shocks, out bool held)
    {
        var u = own.Uniform(Chance.Talks, now.Round);
        held = Draws.Bernoulli(p, u);
        if (seen.Talks is not { } noted) return 0;
        var both = p * (noted ? particle.Noted.Mean : 1 - particle.Noted.Mean);
        ref var contact = ref particle.State.InForce ? ref particle.ContactInForce : ref particle.Contact;
        var neither = (1 - p) * (noted ? contact.Mean : 1 - contact.Mean);
        held = Draws.Bernoulli(both / (both + neither), u);
        shocks.Talks = SteeredShocks.Make(held);
        if (held) particle.Noted = Count(particle.Noted, noted);
        else contact = Count(contact, noted);
        return Math.Log(both + neither);
    }

    /// <summary>Signed or not, kept or not: the four ways through steps 5 and 6, weighed by the record's word on whether an agreement is in
    /// force.</summary>
    private double SteerAgreement(in WorldState state, Observation seen, bool talksHeld, ref SteeredShocks shocks)
    {
        if (seen.Agreement is not { } inForce) return 0;
        var signed = default(Delivery);
        double signs = 0;
        if (talksHeld)
        {
            signed = Deliver(state, shocks with { SenderRatification = 0, TargetRatification = 0 }, out var record);
            signs = record.TargetRatificationChance * record.SenderRatificationChance;
        }
        var refused = Deliver(state, shocks with { SenderRatification = SteeredShocks.Never, TargetRatification = SteeredShocks.Never },
            out _);
        var keptIfSigned = signed.Kept;
        var keptIfRefused = state.InForce ? refused.Kept : 0;

        var kept = signs * keptIfSigned + (1 - signs) * keptIfRefused;
        var chance = Mistaken(kept, options.AgreementError);
        var right = inForce ? kept * (1 - options.AgreementError) : kept * options.AgreementError;
        var stands = Draws.Bernoulli(right / (inForce ? chance : 1 - chance), extra.Uniform(Chance.Detection, now.Round));
        var way = stands ? signs * keptIfSigned / kept : signs * (1 - keptIfSigned) / (1 - kept);
        var isSigned = Draws.Bernoulli(way, extra.Uniform(Chance.SenderRatification, now.Round));
        (shocks.SenderRatification, shocks.TargetRatification) = isSigned ? (0, 0) : (SteeredShocks.Never, SteeredShocks.Never);
        if (isSigned || state.InForce) SteerDelivery(isSigned ? signed : refused, stands, ref shocks);
        return Math.Log(inForce ? chance : 1 - chance);
    }

    /// <summary>Who delivered, given that the agreement stands or fell.</summary>
    private void SteerDelivery(Delivery chances, bool stands, ref SteeredShocks shocks)
    {
        var u = extra.Uniform(Chance.TargetDelivery, now.Round);
        if (stands)
        {
            shocks.SenderDelivery = 0;
            shocks.TargetDelivery = SteeredShocks.Make(Draws.Bernoulli(chances.Target / chances.NotCaught, u));
            shocks.Detection = SteeredShocks.Never;
            return;
        }
        var fell = 1 - chances.Kept;
        var senderFailed = fell <= 0 || Draws.Bernoulli((1 - chances.Sender) / fell, u);
        shocks.SenderDelivery = SteeredShocks.Make(!senderFailed);
        if (!senderFailed) (shocks.TargetDelivery, shocks.Detection) = (SteeredShocks.Never, 0);
    }

    /// <summary>The chances of implementation, if the round comes to it.</summary>
    private Delivery Deliver(in WorldState state, in SteeredShocks shocks, out RoundRecord record)
    {
        record = Play(state, shocks with { SenderDelivery = 0, TargetDelivery = 0 }, out _);
        return new Delivery(record.TargetDeliveryChance, record.SenderDeliveryChance, record.Verification);
    }

    private double SteerTests(ref Particle particle, Observation seen, ref SteeredShocks shocks)
    {
        if (seen.Launches is null && seen.NuclearTests is null) return 0;
        var record = Play(particle.State, shocks, out _);
        double logChance = 0;
        if (seen.Launches is { } launches)
        {
            var law = Law(particle, record.MissileMean);
            logChance += Math.Log(law.Chance(launches));
            shocks.Missiles = SteeredShocks.MakeCount(record.MissileMean, launches);
            if (options.TempoMemory is { } memory)
            {
                particle.TempoShape = Faded(particle.TempoShape, memory) + launches;
                particle.TempoRate = Faded(particle.TempoRate, memory) + record.MissileMean;
            }
        }
        if (seen.NuclearTests is { } tests)
        {
            var chance = Mistaken(record.NuclearChance, options.NuclearError);
            logChance += Math.Log(tests > 0 ? chance : 1 - chance);
            shocks.NuclearTest = SteeredShocks.Make(tests > 0);
        }
        return logChance;
    }

    /// <summary>The launches of the quarter: Poisson, or negative binomial where the tempo is uncertain (Harvey and Fernandes
    /// 1989).</summary>
    private LaunchLaw Law(in Particle particle, double mean)
    {
        if (options.TempoMemory is not { } memory) return new LaunchLaw(mean, double.PositiveInfinity, options.CountError);
        var shape = Faded(particle.TempoShape, memory);
        return new LaunchLaw(mean * shape / Faded(particle.TempoRate, memory), shape, options.CountError);
    }

    private double Faded(double learnt, double memory) => options.TempoPrior + memory * (learnt - options.TempoPrior);

    private RoundRecord Play(in WorldState state, in SteeredShocks shocks, out WorldState after)
    {
        var desk = new Desk<Real1, OneLane<SteeredShocks>> { State = state, Shocks = new OneLane<SteeredShocks>(shocks) };
        new Round<Real1, OneLane<SteeredShocks>>(set, derived, ref desk).Play(now);
        after = desk.State.Lane(0);
        return desk.Record.Lane(0);
    }

    private SteeredShocks Free() => new(own) { Turnover = succession.Administration, LeaderTurnover = succession.Leader };

    /// <summary>The chance that the record says so, if it is wrong with chance e either way.</summary>
    private static double Mistaken(double p, double e) => e + (1 - 2 * e) * p;

    private static Trust Count(Trust belief, bool yes) => yes ? belief with { A = belief.A + 1 } : belief with { B = belief.B + 1 };
}
