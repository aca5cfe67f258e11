using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 7: drive, tests and growth of the target's programme (docs/model.md, equations 7a to 7g).</summary>
public struct Programme
{
    /// <summary>Honesty of a target that cheats.</summary>
    public double CheatHonesty;
    /// <summary>Steepness of the drive.</summary>
    public double Steepness;
    /// <summary>Weight of security in the drive.</summary>
    public double Security;
    /// <summary>Weight of status in the drive.</summary>
    public double Status;
    /// <summary>What drive must overcome.</summary>
    public double Threshold;
    /// <summary>How much full bite dampens the drive.</summary>
    public double Denial;
    /// <summary>How steeply tests rise with drive.</summary>
    public double DriveExponent;
    /// <summary>Missile tests a round at full drive.</summary>
    public double MissileRate;
    /// <summary>Part of that rate without capability.</summary>
    public double MissileBase;
    /// <summary>Part of that rate that capability adds.</summary>
    public double MissileCapability;
    /// <summary>How fast an agreement's depth stops missile tests.</summary>
    public double MissileRestraint;
    /// <summary>Share of missile tests held in spite of talks.</summary>
    public double TalksRestraint;
    /// <summary>Share of a campaign's tests that still count a round later.</summary>
    public double CampaignMemory;
    /// <summary>Weight of a campaign's start at tempo 1.</summary>
    public double CampaignWeight;
    /// <summary>Chance of a nuclear test a round at full drive.</summary>
    public double NuclearRate;
    /// <summary>How fast an agreement's depth stops nuclear tests.</summary>
    public double NuclearRestraint;
    /// <summary>Capability that a nuclear test needs.</summary>
    public double NuclearCapability;
    /// <summary>Growth of capability a round at full drive.</summary>
    public double Growth;
    /// <summary>How fast an agreement's depth stops growth.</summary>
    public double GrowthRestraint;
    /// <summary>What is learnt from a missile test.</summary>
    public double MissileLearning;
    /// <summary>What is learnt from a nuclear test.</summary>
    public double NuclearLearning;
    /// <summary>How much relief speeds an opportunist's programme.</summary>
    public double ReliefDiverted;
    /// <summary>Decay of capability a round at full bite.</summary>
    public double Decay;
    /// <summary>Share of status that full recognition takes out of the drive.</summary>
    public double Recognition;
    /// <summary>Part of pressure from within in the drive.</summary>
    public double Diversion;
    /// <summary>Depth beyond which capability is taken apart.</summary>
    public double DismantlementDepth;
    /// <summary>Capability taken apart a round beyond that depth.</summary>
    public double Dismantlement;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Programme>> Parameters { get; } =
    [
        Real<Programme>("cheatHonesty", "eta_0", .3, 0, 1, "share",
            "share of an agreement's restraint that a cheating target still keeps to", Source, (ref p) => ref p.CheatHonesty),
        Real<Programme>("steepness", "D_s", 6, 0, 50, "1/utility", "how sharply drive answers to its causes", Source,
            (ref p) => ref p.Steepness),
        Real<Programme>("security", "D_v", 1.5, 0, 10, "utility", "part of security, times the deterrent's worth, in the drive", Source,
            (ref p) => ref p.Security),
        Real<Programme>("status", "D_n", .6, 0, 10, "utility", "part of status in the drive", Source, (ref p) => ref p.Status),
        Real<Programme>("threshold", "D_0", .28, -5, 5, "utility", "what the causes of drive must exceed for drive above one half", Source,
            (ref p) => ref p.Threshold),
        Real<Programme>("denial", "D_beta", .6, 0, .66, "share", "share of the drive that full bite takes away, for want of means", Source,
            (ref p) => ref p.Denial),
        Real<Programme>("driveExponent", "D_e", 2, .1, 6, "exponent", "how steeply tests rise with drive", Source,
            (ref p) => ref p.DriveExponent),
        Real<Programme>("missileRate", "mu", 3.5, 0, 50, "tests a round",
            "missile tests a round at full drive and capability without an agreement", Source, (ref p) => ref p.MissileRate),
        Real<Programme>("missileBase", "mu_0", .25, 0, 1, "share", "part of the missile rate that needs no capability", Source,
            (ref p) => ref p.MissileBase),
        Real<Programme>("missileCapability", "mu_k", .75, 0, 1, "share", "part of the missile rate that grows with capability", Source,
            (ref p) => ref p.MissileCapability),
        Real<Programme>("missileRestraint", "mu_c", 2.5, 0, 20, "ratio",
            "share of missile tests that an agreement stops, per unit of depth kept to", Source, (ref p) => ref p.MissileRestraint),
        Real<Programme>("talksRestraint", "mu_t", .6, 0, 1, "share", "share of missile tests that are held in a round with talks",
            Source + "; provocations are fewer with talks in the record (CSIS Beyond Parallel)", (ref p) => ref p.TalksRestraint),
        Real<Programme>("campaignMemory", "delta_m", .95, 0, 1, "share a round",
            "share of the tests of late, held and expected, that still sets the tempo a round later; counts only with momentum", Source,
            (ref p) => ref p.CampaignMemory),
        Real<Programme>("campaignWeight", "A_0", 2, .01, 1000, "tests",
            "how many tests' worth the usual tempo weighs against the tests of late; counts only with momentum", Source,
            (ref p) => ref p.CampaignWeight),
        Real<Programme>("nuclearRate", "nu", .06, 0, 1, "chance a round", "chance of a nuclear test a round at full drive", Source,
            (ref p) => ref p.NuclearRate),
        Real<Programme>("nuclearRestraint", "nu_c", 3, 0, 20, "ratio",
            "share of nuclear tests that an agreement stops, per unit of depth kept to", Source, (ref p) => ref p.NuclearRestraint),
        Real<Programme>("nuclearCapability", "nu_k", .15, 0, 1, "share", "capability above which nuclear tests are possible", Source,
            (ref p) => ref p.NuclearCapability),
        Real<Programme>("growth", "k_D", .014, 0, 1, "share a round", "growth of capability a round at full drive without restraint",
            Source, (ref p) => ref p.Growth),
        Real<Programme>("growthRestraint", "k_c", 2, 0, 20, "ratio", "share of growth that an agreement stops, per unit of depth kept to",
            Source, (ref p) => ref p.GrowthRestraint),
        Real<Programme>("missileLearning", "k_m", .002, 0, 1, "share a test", "growth of capability from a missile test", Source,
            (ref p) => ref p.MissileLearning),
        Real<Programme>("nuclearLearning", "k_n", .02, 0, 1, "share a test", "growth of capability from a nuclear test", Source,
            (ref p) => ref p.NuclearLearning),
        Real<Programme>("reliefDiverted", "k_rho", .5, 0, 5, "ratio",
            "how much full relief speeds an opportunist's growth, times appeasement", Source, (ref p) => ref p.ReliefDiverted),
        Real<Programme>("recognition", "D_R", .5, 0, 1, "share",
            "share of the part of status in the drive that full recognition takes away", Source, (ref p) => ref p.Recognition),
        Real<Programme>("diversion", "D_y", .5, 0, 10, "utility",
            "part of control, times pressure from within, in the drive; times the mechanism diversion", Source + " after Levy 1989",
            (ref p) => ref p.Diversion),
        Real<Programme>("decay", "k_beta", .010, 0, 1, "share a round", "decay of capability a round at full bite", Source,
            (ref p) => ref p.Decay),
        Real<Programme>("dismantlementDepth", "k_0", .5, 0, 1, "share of the programme",
            "depth beyond which an agreement takes capability apart rather than capping it", Source, (ref p) => ref p.DismantlementDepth),
        Real<Programme>("dismantlement", "k_d", .04, 0, 1, "share a round", "capability taken apart a round, per unit of depth beyond that",
            Source + "; Hecker, Carlin and Serbin 2018 put elimination at six to ten years", (ref p) => ref p.Dismantlement),
    ];

    private const string Source = "modelling choice";

    /// <summary>1 − momentum + momentum·A/B: what the tests of late make of the mean (7f).</summary>
    /// <param name="campaign">The tests of late.</param>
    /// <param name="momentum">The mechanism's strength, [0, 1].</param>
    [MethodImpl(Inline)]
    internal static R Pace<R>(Campaign<R> campaign, R momentum) where R : unmanaged, IReal<R> =>
        1 - momentum + momentum * campaign.Tempo;
}

/// <inheritdoc cref="Programme"/>
internal struct Programme<R> where R : unmanaged, IReal<R>
{
    internal R CheatHonesty, Steepness, Security, Status, Threshold, Denial, DriveExponent, MissileRate, MissileBase, MissileCapability,
        MissileRestraint, TalksRestraint, CampaignMemory, CampaignWeight, NuclearRate, NuclearRestraint, NuclearCapability, Growth,
        GrowthRestraint, MissileLearning, NuclearLearning, ReliefDiverted, Decay, Recognition, Diversion, DismantlementDepth, Dismantlement;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Programme<R>(in Programme one) => LaneMemory.InEvery<Programme, Programme<R>, R>(one);

    /// <summary>D = σ(D_s(D_v·security·v + D_n·status(1 − D_R·R) − economy·s·ρ − D_0 + D_y·diversion·control·i))(1 − D_β·denial·β): the
    /// target's drive, [0, 1].</summary>
    /// <param name="wants">The target's weights: security, status, economy, control.</param>
    /// <param name="view">The worth of its deterrent v, how far a promise counts s, and what it feels of the pressure β.</param>
    /// <param name="relief">ρ, the share of the pressure that is lifted.</param>
    /// <param name="recognition">R, the policy's.</param>
    /// <param name="within">i = y + h(1 − ω), the pressure from within.</param>
    /// <param name="mechanisms">The strengths of diversion and denial.</param>
    [MethodImpl(Inline)]
    internal readonly R Drive(
        in TargetPreferences<R> wants, in TargetView<R> view, R relief, R recognition, R within, in Mechanisms<R> mechanisms) =>
        Logistic(Steepness * (Security * wants.Security * view.DeterrentWorth + Status * wants.Status * (1 - Recognition * recognition)
            - wants.Economy * view.Assurance * relief - Threshold + Diversion * mechanisms.Diversion * wants.Control * within))
        * (1 - Denial * mechanisms.Denial * view.Bite);

    /// <summary>μ(μ_0 + μ_k·k)·Dᵉ·(1 − max(cl(μ_c·cη), μ_a·η))·(μ_t if talks are held): mean missile tests in the round.</summary>
    /// <param name="drive">D.</param>
    /// <param name="state">Capability k, agreed depth c and the moratorium in force μ_a.</param>
    /// <param name="honesty">η, the share of the restraint that the target keeps to.</param>
    /// <param name="talksHeld">Whether talks were held.</param>
    [MethodImpl(Inline)]
    internal readonly R MissileMean(R drive, in WorldState<R> state, R honesty, Truth<R> talksHeld) =>
        MissileRate * (MissileBase + MissileCapability * state.Capability) * Power(drive, DriveExponent)
        * (1 - R.Max(Clamp(MissileRestraint * state.Depth * honesty), state.Terms.Moratorium * honesty))
        * R.Select(talksHeld, TalksRestraint, 1);

    /// <summary>ν·Dᵉ·(1 − cl(ν_c·cη)) if k is above ν_k, else 0: the chance of a nuclear test in the round.</summary>
    /// <inheritdoc cref="MissileMean"/>
    [MethodImpl(Inline)]
    internal readonly R NuclearChance(R drive, in WorldState<R> state, R honesty) =>
        When(state.Capability > NuclearCapability,
            NuclearRate * Power(drive, DriveExponent) * (1 - Clamp(NuclearRestraint * state.Depth * honesty)));

    /// <summary>k after the round: growth by drive, tests and an opportunist's diverted relief, less decay and dismantlement (equation
    /// 7e).</summary>
    /// <param name="state">Capability k, agreed depth c, relief ρ and the target's type.</param>
    /// <param name="drive">D.</param>
    /// <param name="honesty">η.</param>
    /// <param name="missiles">Missile tests of the round.</param>
    /// <param name="nuclear">Whether a nuclear test was held.</param>
    /// <param name="bite">β.</param>
    /// <param name="targetDelivered">Whether the target delivered in this round.</param>
    /// <param name="mechanisms">The strengths of denial and appeasement.</param>
    [MethodImpl(Inline)]
    internal readonly R NextCapability(
        in WorldState<R> state, R drive, R honesty, R missiles, Truth<R> nuclear, R bite, Truth<R> targetDelivered,
        in Mechanisms<R> mechanisms)
    {
        var k = state.Capability;
        var growth = Growth * drive * (1 - honesty * Clamp(GrowthRestraint * state.Depth)) + MissileLearning * missiles
            + When<R>(nuclear, NuclearLearning);
        var diverted = 1 + When<R>(state.IsOpportunist, ReliefDiverted * mechanisms.Appeasement) * state.Relief;
        var dismantled = When<R>(targetDelivered & state.Depth > DismantlementDepth, Dismantlement)
            * (state.Depth - DismantlementDepth) * k;
        return Clamp(k + growth * (1 - k) * diverted - Decay * mechanisms.Denial * bite * k - dismantled);
    }
}
