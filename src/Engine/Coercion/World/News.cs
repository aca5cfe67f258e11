using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>Step 8: what each act of a round tells the other side (docs/model.md, equations 8a to 8f).</summary>
public struct News
{
    /// <summary>Chance that an act is misread, without a back channel.</summary>
    public double Noise;
    /// <summary>How much of that a back channel takes away.</summary>
    public double BackchannelClarity;
    /// <summary>e⁻ of any test.</summary>
    public double Test;
    /// <summary>e⁻ of a barrage of missiles, beside that of a test.</summary>
    public double Barrage;
    /// <summary>Missiles in a round above which they are a barrage.</summary>
    public double BarrageSize;
    /// <summary>e⁻ of a nuclear test, beside that of a test.</summary>
    public double NuclearTest;
    /// <summary>e⁺ of a round without tests.</summary>
    public double Quiet;
    /// <summary>e⁺ of a delivery.</summary>
    public double Delivery;
    /// <summary>e⁻ of a delivery that is misread.</summary>
    public double MisreadDelivery;
    /// <summary>e⁻ of breaking an agreement.</summary>
    public double Betrayal;
    /// <summary>e⁺ of a gesture.</summary>
    public double Gesture;
    /// <summary>e⁻ of a gesture that is misread.</summary>
    public double MisreadGesture;
    /// <summary>Share of the policy's gestures that a reluctant administration makes.</summary>
    public double ReluctantGestures;
    /// <summary>e⁻ of high pressure.</summary>
    public double Pressure;
    /// <summary>Pressure above which it is high.</summary>
    public double HighPressure;
    /// <summary>Relief from which on high pressure is no news.</summary>
    public double SomeRelief;
    /// <summary>e⁺ of a round without high pressure.</summary>
    public double LowPressure;
    /// <summary>e⁺ of a signature, to both.</summary>
    public double Signature;
    /// <summary>e⁺ of a round of full recognition.</summary>
    public double Recognition;
    /// <summary>e⁻ of a round of full rhetoric.</summary>
    public double Rhetoric;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<News>> Parameters { get; } =
    [
        Real<News>("noise", "nu_0", .10, 0, 1, "chance", "chance that a cooperative act is misread when there is no back channel", Source,
            (ref n) => ref n.Noise),
        Real<News>("backchannelClarity", "nu_b", .6, 0, 1, "share", "share of that chance that a full back channel takes away", Source,
            (ref n) => ref n.BackchannelClarity),
        Weight("test", "e_t", .25, "a round with any test, against the target", (ref n) => ref n.Test),
        Weight("barrage", "e_b", .15, "a barrage of missiles, on top of that", (ref n) => ref n.Barrage),
        Whole<News>("barrageSize", "n_b", 3, 0, 100, "tests", "missile tests in a round above which they count as a barrage", Source,
            (ref n) => ref n.BarrageSize),
        Weight("nuclearTest", "e_n", 1, "a nuclear test, on top of that of a test", (ref n) => ref n.NuclearTest),
        Weight("quiet", "e_q", .06, "a round without tests, for the target", (ref n) => ref n.Quiet),
        Weight("delivery", "e_d", .45, "a delivery under an agreement, for whoever delivers", (ref n) => ref n.Delivery),
        Weight("misreadDelivery", "e_dm", .4, "a delivery that is misread, against whoever delivers", (ref n) => ref n.MisreadDelivery),
        Weight("betrayal", "e_z", 3, "not delivering in a round in which the agreement collapses", (ref n) => ref n.Betrayal),
        Weight("gesture", "e_g", .25, "a unilateral gesture, for the sender", (ref n) => ref n.Gesture),
        Weight("misreadGesture", "e_gm", .3, "a gesture that is misread, against the sender", (ref n) => ref n.MisreadGesture),
        Real<News>("reluctantGestures", "g_r", .3, 0, 1, "share", "share of the policy's gestures that a reluctant administration makes",
            Source, (ref n) => ref n.ReluctantGestures),
        Weight("pressure", "e_p", .4, "high pressure, against the sender, times the spiral's strength", (ref n) => ref n.Pressure),
        Real<News>("highPressure", "p_h", .6, 0, 1, "intensity", "pressure above which the target takes it as a hostile act", Source,
            (ref n) => ref n.HighPressure),
        Real<News>("someRelief", "rho_h", .5, 0, 1, "share of the pressure", "relief from which on high pressure is no hostile act", Source,
            (ref n) => ref n.SomeRelief),
        Weight("lowPressure", "e_l", .02, "a round without high pressure, for the sender", (ref n) => ref n.LowPressure),
        Weight("signature", "e_s", .5, "signing a step with content, for both sides", (ref n) => ref n.Signature),
        Weight("recognition", "e_R", .03, "a round of full recognition, for the sender", (ref n) => ref n.Recognition),
        Weight("rhetoric", "e_r", .2, "a round of full rhetoric, against the sender, times the spiral's strength",
            (ref n) => ref n.Rhetoric),
    ];

    private const string Source = "modelling choice";

    private static Parameter<News> Weight(string path, string symbol, double standard, string act, Slot<News> slot) =>
        Real(path, symbol, standard, 0, 50, "rounds of evidence", $"weight, as evidence, of {act}", Source, slot);
}

/// <inheritdoc cref="News"/>
internal struct News<R> where R : unmanaged, IReal<R>
{
    internal R Noise, BackchannelClarity, Test, Barrage, BarrageSize, NuclearTest, Quiet, Delivery, MisreadDelivery, Betrayal, Gesture,
        MisreadGesture, ReluctantGestures, Pressure, HighPressure, SomeRelief, LowPressure, Signature, Recognition, Rhetoric;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator News<R>(in News one) => LaneMemory.InEvery<News, News<R>, R>(one);

    /// <summary>ν = ν_0(1 − ν_b·backchannel): the chance that a cooperative act is misread.</summary>
    /// <param name="backchannel">The policy's back channel.</param>
    [MethodImpl(LaneMaths.Inline)]
    internal readonly R MisreadingChance(R backchannel) => Noise * (1 - BackchannelClarity * backchannel);

    /// <summary>The chance of a gesture in a round in which the sender attends.</summary>
    /// <param name="gestures">The policy's intensity of gestures.</param>
    /// <param name="isReluctant">The administration's type.</param>
    [MethodImpl(Inline)]
    internal readonly R GestureChance(R gestures, Truth<R> isReluctant) =>
        gestures * R.Select(isReluctant, ReluctantGestures, 1);

    /// <summary>What the target's acts tell the sender.</summary>
    /// <param name="missiles">Missile tests of the round.</param>
    /// <param name="nuclear">Whether a nuclear test was held.</param>
    /// <param name="delivered">Whether the target delivered under an agreement that still stands.</param>
    /// <param name="misread">Whether that delivery is misread.</param>
    /// <param name="betrayed">Whether it did not deliver and the agreement collapsed.</param>
    /// <param name="stepSigned">Whether a step was signed.</param>
    /// <param name="weights">F and F_s, how far a delivery and a signature count.</param>
    [MethodImpl(Inline)]
    internal readonly Evidence<R> OfTarget(R missiles, Truth<R> nuclear, Truth<R> delivered, Truth<R> misread, Truth<R> betrayed,
        Truth<R> stepSigned, ContentWeights<R> weights)
    {
        var tested = missiles > 0 | nuclear;
        return new Evidence<R>(
            Kept: When<R>(!tested, Quiet) + When(delivered & !misread, Delivery * weights.Kept)
                + When(stepSigned, Signature * weights.Signed),
            Broken: When<R>(tested, Test) + When<R>(missiles > BarrageSize, Barrage) + When<R>(nuclear, NuclearTest)
                + When(delivered & misread, MisreadDelivery * weights.Kept) + When<R>(betrayed, Betrayal));
    }

    /// <summary>What the sender's acts tell the target.</summary>
    /// <param name="state">Pressure p and relief ρ.</param>
    /// <param name="policy">Recognition R and rhetoric r.</param>
    /// <param name="gesture">Whether it made a gesture.</param>
    /// <param name="gestureMisread">Whether that gesture is misread.</param>
    /// <param name="delivered">Whether the sender delivered under an agreement that still stands.</param>
    /// <param name="misread">Whether that delivery is misread.</param>
    /// <param name="betrayed">Whether it did not deliver and the agreement collapsed.</param>
    /// <param name="stepSigned">Whether a step was signed.</param>
    /// <param name="weights">F and F_s, how far a delivery and a signature count.</param>
    /// <param name="spiral">The mechanism's strength.</param>
    [MethodImpl(Inline)]
    internal readonly Evidence<R> OfSender(
        in WorldState<R> state, in Policy<R> policy, Truth<R> gesture, Truth<R> gestureMisread, Truth<R> delivered, Truth<R> misread,
        Truth<R> betrayed, Truth<R> stepSigned, ContentWeights<R> weights, R spiral)
    {
        var hostile = state.Pressure > HighPressure & state.Relief < SomeRelief;
        return new Evidence<R>(
            Kept: When<R>(gesture & !gestureMisread, Gesture) + When<R>(!hostile, LowPressure)
                + When(delivered & !misread, Delivery * weights.Kept) + When(stepSigned, Signature * weights.Signed)
                + Recognition * policy.Recognition,
            Broken: When<R>(gesture & gestureMisread, MisreadGesture) + When<R>(hostile, Pressure * spiral)
                + When(delivered & misread, MisreadDelivery * weights.Kept) + When<R>(betrayed, Betrayal)
                + Rhetoric * spiral * policy.Rhetoric);
    }
}
