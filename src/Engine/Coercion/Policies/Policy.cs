using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.Policies;

/// <summary>A policy is a point in one space of numbers; nothing in the engine knows a policy by its name.</summary>
public struct Policy
{
    /// <summary>Pressure that the sender wants to apply.</summary>
    public double Pressure;
    /// <summary>Pressure added after tests.</summary>
    public double Escalation;
    /// <summary>How much of the programme the whole deal ends.</summary>
    public double Depth;
    /// <summary>M: the number of steps that the deal is cut into.</summary>
    public double Phases;
    /// <summary>f: the share of each step that the target must deliver before the sender does.</summary>
    public double FirstMoverShare;
    /// <summary>Relief from pressure that the whole deal gives.</summary>
    public double Relief;
    /// <summary>Strength of the security guarantee offered.</summary>
    public double Guarantee;
    /// <summary>Intensity of unilateral gestures.</summary>
    public double Gestures;
    /// <summary>Strength of the back channel.</summary>
    public double Backchannel;
    /// <summary>Information and exchange aimed at the target's people.</summary>
    public double Outreach;
    /// <summary>Readiness to talk.</summary>
    public double Talks;
    /// <summary>Chance that cheating is seen, and how much holding to the deal is worth.</summary>
    public double Verification;
    /// <summary>Threats, and talk of regime change, in public.</summary>
    public double Rhetoric;
    /// <summary>How far the target is treated as the nuclear state that it is.</summary>
    public double Recognition;
    /// <summary>How far a halt of missile tests is asked for with the first step.</summary>
    public double Moratorium;

    /// <summary>The declarations of the policy space. A policy states every lever but the last three, which are 0 where it is silent; the
    /// other defaults only start a new file.</summary>
    public static IReadOnlyList<Parameter<Policy>> Parameters { get; } =
    [
        Lever("pressure", "P", .5, "intensity", "pressure that the sender wants to apply: sanctions, isolation, military posture",
            (ref p) => ref p.Pressure),
        Lever("escalation", "e", .1, "intensity",
            "pressure added after a round with missile tests (half of it) or a nuclear test (all of it)", (ref p) => ref p.Escalation),
        Lever("depth", "d", 1, "share of the programme", "how much of the programme the whole deal ends; 1 is full denuclearisation",
            (ref p) => ref p.Depth),
        Whole<Policy>("phases", "M", 1, 1, 24, "steps", "number of steps that the deal is cut into; each is offered and ratified by itself",
            Source, (ref p) => ref p.Phases),
        Lever("firstMoverShare", "f", .5, "share of a step",
            "share of each step that the target must deliver before the sender does; 1 is disarm first, .5 action for action",
            (ref p) => ref p.FirstMoverShare),
        Lever("relief", "R", .8, "share of the pressure", "relief from pressure that the whole deal gives", (ref p) => ref p.Relief),
        Lever("guarantee", "G", .5, "intensity", "strength of the security guarantee that the deal offers", (ref p) => ref p.Guarantee),
        Lever("gestures", "g", 0, "chance a round", "unilateral gestures: their chance a round under a committed administration",
            (ref p) => ref p.Gestures),
        Lever("backchannel", "b", 0, "intensity", "back channel: makes talks likelier and moves easier to read",
            (ref p) => ref p.Backchannel),
        Lever("outreach", "q", .05, "intensity",
            "information and exchange aimed at the target's people; opens the country and costs the regime control",
            (ref p) => ref p.Outreach),
        Lever("talks", "a", .25, "chance a round", "readiness to talk, before tension and the administration's type reduce it",
            (ref p) => ref p.Talks),
        Lever("verification", "V", .6, "chance", "chance that cheating is seen; also raises what holding to the deal is worth",
            (ref p) => ref p.Verification),
        Lever("rhetoric", "r", 0, "intensity", "threats, and talk of regime change, in public", (ref p) => ref p.Rhetoric),
        Lever("recognition", "R_n", 0, "intensity", "how far the target is treated as the nuclear state that it is",
            (ref p) => ref p.Recognition),
        Lever("moratorium", "mu", 0, "share of missile tests", "how far a halt of missile tests is asked for with the first step",
            (ref p) => ref p.Moratorium),
    ];

    /// <summary>The levers that a policy must state, by name; the others are 0 where it is silent.</summary>
    public static IReadOnlyList<string> Stated { get; } = [.. Parameters.Select(p => p.Declaration.Path).TakeWhile(p => p != "rhetoric")];

    private const string Source = "the policy space of docs/model.md; modelling choice";

    private static Parameter<Policy> Lever(string path, string symbol, double standard, string unit, string meaning, Slot<Policy> slot) =>
        Real(path, symbol, standard, 0, 1, unit, meaning, Source, slot);
}

/// <inheritdoc cref="Policy"/>
internal struct Policy<R> where R : unmanaged, IReal<R>
{
    internal R Pressure, Escalation, Depth, Phases, FirstMoverShare, Relief, Guarantee, Gestures, Backchannel, Outreach, Talks,
        Verification, Rhetoric, Recognition, Moratorium;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Policy<R>(in Policy one) => LaneMemory.InEvery<Policy, Policy<R>, R>(one);
}

/// <summary>A policy in force from a round on, until the next era's first round.</summary>
public struct Era
{
    /// <summary>The policy.</summary>
    public Policy Policy;
    /// <summary>The first round of the era, from 0.</summary>
    public int FirstRound;
    /// <summary>The share of the rounds in which the sender attends to the dispute at all, before distraction.</summary>
    public double Attention;

    /// <summary>The declaration of an era's attention.</summary>
    public static Parameter<Era> AttentionParameter { get; } = Real<Era>("attention", "A", 1, 0, 1, "share of rounds",
        "share of the rounds in which the sender attends to this dispute at all, before crises elsewhere distract it",
        "modelling choice; the essay's section Current Policy", (ref e) => ref e.Attention);
}
