using NegotiationSim.Engine.Numbers;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Crisis;

/// <summary>Every number of the crisis game (Crisman-Cox and Gibilisco 2018; docs/crisis.md).</summary>
/// <remarks>Values are not checked here; a scenario checks them against their declarations when it is read.</remarks>
public struct CrisisSetting
{
    /// <summary>The sender's utilities.</summary>
    public CrisisSide Sender;
    /// <summary>The target's utilities.</summary>
    public CrisisSide Target;
    /// <summary>γ[peace]: what a month that begins in peace gains if both sides escalate.</summary>
    public double BothInPeace;
    /// <summary>γ[crisis]: the same for a month that begins in crisis.</summary>
    public double BothInCrisis;
    /// <summary>γ[war]: the same for a month that begins in war.</summary>
    public double BothInWar;
    /// <summary>δ: what utility a month later is worth now.</summary>
    public double Discount;
    /// <summary>The state in which month 1 begins: 1 peace, 2 crisis, 3 war.</summary>
    public double Initial;
    /// <summary>Which of several equilibria is played: a number of <see cref="CrisisSelection"/>.</summary>
    public double Selection;
    /// <summary>T: how many months a replication has.</summary>
    public int Rounds;

    /// <summary>The names of the selections, by their numbers.</summary>
    internal static readonly string[] Selections = ["estimated", "logit", "iteration"];

    /// <summary>The declarations of all numbers but the months, by their path in a scenario; their defaults are the published
    /// estimates.</summary>
    public static IReadOnlyList<Parameter<CrisisSetting>> Parameters { get; } =
    [
        .. CrisisSide.Declared("S", CrisisSide.Sender).Select(p => p.Under("sender", (ref CrisisSetting s) => ref s.Sender)),
        .. CrisisSide.Declared("T", CrisisSide.Target).Select(p => p.Under("target", (ref CrisisSetting s) => ref s.Target)),
        Both("world.bothInPeace", "gamma_1", -48.24506818316547, "peace", (ref s) => ref s.BothInPeace),
        Both("world.bothInCrisis", "gamma_2", 9.322797957591398, "crisis", (ref s) => ref s.BothInCrisis),
        Both("world.bothInWar", "gamma_3", 13.836028048925977, "war", (ref s) => ref s.BothInWar),
        Real<CrisisSetting>("world.discount", "delta", .9, 0, .99, "share a month", "what utility a month later is worth now",
            "Crisman-Cox and Gibilisco 2018, set and not estimated", (ref s) => ref s.Discount),
        Whole<CrisisSetting>("world.initial", "s_1", 1, 1, 3, "state", "the state in which month 1 begins: 1 peace, 2 crisis, 3 war",
            "modelling choice: the state of nearly every month", (ref s) => ref s.Initial),
        Choice<CrisisSetting>("world.selection", "sel", Selections, (int)CrisisSelection.Estimated,
            "which of several equilibria is played: the estimates' own, followed as numbers change; the one that play by chance leads to "
            + "as it grows sharp; or the one where plain iteration ends",
            "Crisman-Cox and Gibilisco 2018 (estimated), McKelvey and Palfrey 1995 (logit), modelling choice (iteration)",
            (ref s) => ref s.Selection),
    ];

    /// <summary>The published estimates for the United States and the DPRK.</summary>
    /// <param name="rounds">T, in months; the estimates rest on 180.</param>
    public static CrisisSetting Estimated(int rounds = 180) => Declare.Defaults(Parameters) with { Rounds = rounds };

    /// <summary>u_i(a, s), a side's utility of a month (C1).</summary>
    /// <param name="side">0 the sender, 1 the target.</param>
    /// <param name="state">s, the state in which the month begins: 0 peace, 1 crisis, 2 war.</param>
    /// <param name="own">a_i, the side's act: 0 keeps still, 1 threatens, 2 uses force.</param>
    /// <param name="other">a_j, the other side's act.</param>
    public readonly double Utility(int side, int state, int own, int other)
    {
        var wants = side == 0 ? Sender : Target;
        return Of(state, 0, wants.Crisis, wants.War)
            + Of(own, 0, wants.Threat, wants.Force)
            + (own > 0 && other > 0 ? Of(state, BothInPeace, BothInCrisis, BothInWar) : 0)
            + (IsBackingDown(state, own, other) ? wants.AudienceCost : 0);
    }

    /// <summary>[s > 1][a_j ≥ s][a_i &lt; s]: whether a side falls below a crisis or a war that the other keeps up.</summary>
    internal static bool IsBackingDown(int state, int own, int other) => state > 0 && other >= state && own < state;

    private static double Of(int level, double first, double second, double third) => level switch { 0 => first, 1 => second, _ => third };

    private static Parameter<CrisisSetting> Both(
        string path, string symbol, double estimate, string state, Slot<CrisisSetting> slot) => Real(
        path, symbol, estimate, -100, 100, CrisisSide.Unit,
        $"what either side gains or loses if both escalate in a month that begins in {state}", CrisisSide.Source, slot);
}
