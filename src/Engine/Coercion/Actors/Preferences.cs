using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.Actors;

/// <summary>The sender's weights over its goals (additive multi-attribute utility, Keeney and Raiffa 1976).</summary>
public struct SenderPreferences
{
    /// <summary>Weight of ending the target's nuclear programme.</summary>
    public double Nonproliferation;
    /// <summary>Weight of a calm region: its own bases and its allies.</summary>
    public double RegionalSecurity;
    /// <summary>Weight of not rewarding a rogue state.</summary>
    public double Credibility;
    /// <summary>Weight of human rights in the target.</summary>
    public double HumanRights;
    /// <summary>Weight of what relief costs at home.</summary>
    public double DomesticCost;

    /// <summary>The declarations of these weights.</summary>
    public static IReadOnlyList<Parameter<SenderPreferences>> Parameters { get; } =
    [
        Weight("nonproliferation", "w_N", .45, "ending the nuclear programme, the primary objective", (ref p) => ref p.Nonproliferation),
        Weight("regionalSecurity", "w_R", .25, "a calm region: bases and allies", (ref p) => ref p.RegionalSecurity),
        Weight("credibility", "w_C", .12, "not rewarding a rogue state", (ref p) => ref p.Credibility),
        Weight("humanRights", "w_H", .08, "human rights in the target", (ref p) => ref p.HumanRights),
        Weight("domesticCost", "w_D", .10, "what relief costs at home", (ref p) => ref p.DomesticCost),
    ];

    private static Parameter<SenderPreferences> Weight(
        string path, string symbol, double standard, string goal, Slot<SenderPreferences> slot) =>
        Real(path, symbol, standard, 0, 1, "weight", $"weight that the sender gives to {goal}", Preference.Source, slot);
}

/// <inheritdoc cref="SenderPreferences"/>
internal struct SenderPreferences<R> where R : unmanaged, IReal<R>
{
    internal R Nonproliferation, RegionalSecurity, Credibility, HumanRights, DomesticCost;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator SenderPreferences<R>(in SenderPreferences one) =>
        LaneMemory.InEvery<SenderPreferences, SenderPreferences<R>, R>(one);
}

/// <summary>The target's weights over its goals (additive multi-attribute utility, Keeney and Raiffa 1976).</summary>
public struct TargetPreferences
{
    /// <summary>Weight of the regime's survival.</summary>
    public double Security;
    /// <summary>Weight of nuclear standing.</summary>
    public double Status;
    /// <summary>Weight of relief from sanctions, and aid.</summary>
    public double Economy;
    /// <summary>Weight of its hold on the population.</summary>
    public double Control;
    /// <summary>Weight of not being seen to surrender.</summary>
    public double Face;

    /// <summary>The declarations of these weights.</summary>
    public static IReadOnlyList<Parameter<TargetPreferences>> Parameters { get; } =
    [
        Weight("security", "u_S", .40, "the regime's survival", (ref p) => ref p.Security),
        Weight("status", "u_N", .15, "nuclear standing", (ref p) => ref p.Status),
        Weight("economy", "u_E", .25, "relief from sanctions, and aid", (ref p) => ref p.Economy),
        Weight("control", "u_C", .15, "its hold on the population", (ref p) => ref p.Control),
        Weight("face", "u_F", .05, "not being seen to surrender", (ref p) => ref p.Face),
    ];

    private static Parameter<TargetPreferences> Weight(
        string path, string symbol, double standard, string goal, Slot<TargetPreferences> slot) =>
        Real(path, symbol, standard, 0, 1, "weight", $"weight that the target gives to {goal}", Preference.Source, slot);
}

/// <inheritdoc cref="TargetPreferences"/>
internal struct TargetPreferences<R> where R : unmanaged, IReal<R>
{
    internal R Security, Status, Economy, Control, Face;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator TargetPreferences<R>(in TargetPreferences one) =>
        LaneMemory.InEvery<TargetPreferences, TargetPreferences<R>, R>(one);
}

internal static class Preference
{
    internal const string Source = "modelling choice, drawn from the essay section named in the base scenario";
}
