using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>The strengths of the rival theories; 0 switches a mechanism off.</summary>
public struct Mechanisms
{
    /// <summary>Pressure and tension raise the threat that the target perceives.</summary>
    public double Spiral;
    /// <summary>Pressure starves the programme of means.</summary>
    public double Denial;
    /// <summary>Hardship makes relief worth conceding for.</summary>
    public double Coercion;
    /// <summary>A promise counts only as far as its maker is trusted.</summary>
    public double Assurance;
    /// <summary>An opportunist target takes gestures for weakness and arms on relief.</summary>
    public double Appeasement;
    /// <summary>A closed economy feels less of the pressure.</summary>
    public double Autarky;
    /// <summary>Openness slowly builds pressure for reform.</summary>
    public double Transformation;
    /// <summary>A new administration may drop what its predecessor signed.</summary>
    public double Reversal;
    /// <summary>Crises elsewhere take the sender's attention.</summary>
    public double Distraction;
    /// <summary>An agreement calms, and its keeping builds trust, as far as it has content.</summary>
    public double Content;
    /// <summary>The deeper the disarmament, the less a guarantee can be enforced.</summary>
    public double Commitment;
    /// <summary>Pressure from within is answered by posture without.</summary>
    public double Diversion;
    /// <summary>Missile tests come in campaigns: recent ones raise the pace, a lull lowers it.</summary>
    public double Momentum;
    /// <summary>Each leader of the target has an appetite for tests of their own.</summary>
    public double Leadership;

    /// <summary>The declarations of the strengths.</summary>
    public static IReadOnlyList<Parameter<Mechanisms>> Parameters { get; } =
    [
        Real<Mechanisms>("spiral", "spiral", 1, 0, 3, "strength",
            "spiral: pressure and tension raise the target's perceived threat, and so the worth of its deterrent",
            "Jervis 1976, spiral model", (ref m) => ref m.Spiral),
        Real<Mechanisms>("denial", "denial", 1, 0, 1.5, "strength",
            "denial: pressure starves the programme of means", "sanctions literature (denial); Pape 1997 doubts it",
            (ref m) => ref m.Denial),
        Real<Mechanisms>("coercion", "coercion", 1, 0, 5, "strength",
            "coercion: hardship makes relief worth conceding for", "Schelling 1966, compellence", (ref m) => ref m.Coercion),
        Real<Mechanisms>("assurance", "assurance", 1, 0, 1, "strength",
            "assurance: a promise counts only as far as its maker is trusted; 0 makes every promise count in full",
            "Kydd 2005; Fearon 1995, commitment problem", (ref m) => ref m.Assurance),
        Real<Mechanisms>("appeasement", "appeasement", 1, 0, 5, "strength",
            "appeasement: an opportunist target takes gestures for weakness and uses relief to arm", "Jervis 1976, deterrence model",
            (ref m) => ref m.Appeasement),
        Real<Mechanisms>("autarky", "autarky", .8, 0, 1, "share",
            "isolation: share of the pressure that a wholly closed economy does not feel", "sanctions busting, autarky; modelling choice",
            (ref m) => ref m.Autarky),
        Real<Mechanisms>("transformation", "transformation", 1, 0, 1, "strength",
            "transformation: openness slowly builds internal pressure for reform", "Baek 2021, public diplomacy",
            (ref m) => ref m.Transformation),
        Real<Mechanisms>("reversal", "reversal", .35, 0, 1, "chance",
            "reversal: chance that a new, reluctant administration drops an agreement in force",
            "Putnam 1988, two-level games; Clinton to Bush", (ref m) => ref m.Reversal),
        Real<Mechanisms>("distraction", "distraction", .15, 0, 1, "chance a round",
            "distraction: chance that crises elsewhere take the sender's attention for a round", "agenda capacity; modelling choice",
            (ref m) => ref m.Distraction),
        Real<Mechanisms>("content", "content", 1, 0, 1, "strength",
            "content: an agreement calms, and its keeping builds trust, only as far as it has content; 0 makes every deal count as a full "
                + "one",
            "costly signals: Fearon 1997, Kydd 2005", (ref m) => ref m.Content),
        Real<Mechanisms>("commitment", "commitment", 1, 0, 1, "strength",
            "commitment: the deeper the disarmament, the less a guarantee can be enforced", "Fearon 1995, Powell 2006",
            (ref m) => ref m.Commitment),
        Real<Mechanisms>("diversion", "diversion", 1, 0, 5, "strength",
            "diversion: pressure from within is answered by posture without", "Levy 1989, diversionary theory", (ref m) => ref m.Diversion),
        Real<Mechanisms>("momentum", "momentum", 0, 0, 1, "strength",
            "momentum: missile tests come in campaigns, so that the tests of late raise or lower the pace",
            "Hess 2018: a recent provocation is the best predictor of the next", (ref m) => ref m.Momentum),
        Real<Mechanisms>("leadership", "leadership", 0, 0, 3, "strength",
            "leadership: each leader of the target has an appetite for tests of their own; standard deviation of its logarithm",
            "modelling choice; successions raise conflict in a logit of the target's initiations", (ref m) => ref m.Leadership),
    ];
}

/// <inheritdoc cref="Mechanisms"/>
internal struct Mechanisms<R> where R : unmanaged, IReal<R>
{
    internal R Spiral, Denial, Coercion, Assurance, Appeasement, Autarky, Transformation, Reversal, Distraction, Content, Commitment,
        Diversion, Momentum, Leadership;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Mechanisms<R>(in Mechanisms one) => LaneMemory.InEvery<Mechanisms, Mechanisms<R>, R>(one);
}
