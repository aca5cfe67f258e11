using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>The terms of the target's expected gain from a step; costs are negative.</summary>
/// <param name="Relief">Relief, to a target in pain.</param>
/// <param name="Guarantee">The security guarantee, to a target under threat.</param>
/// <param name="Concession">What it gives up.</param>
/// <param name="Face">Being seen to give in.</param>
/// <param name="Exposure">Having moved first if the sender does not deliver.</param>
/// <param name="Control">Outreach to its people.</param>
/// <param name="Waiting">What an opportunist expects from waiting.</param>
/// <param name="StatusQuo">What a step must be worth to be more than none.</param>
/// <param name="Sovereignty">Inspectors in the country.</param>
/// <param name="Moratorium">Missiles not tested.</param>
public readonly record struct TargetGain(
    double Relief, double Guarantee, double Concession, double Face, double Exposure, double Control, double Waiting, double StatusQuo,
    double Sovereignty, double Moratorium)
{
    /// <summary>E_T, the sum of the terms.</summary>
    public double Total =>
        Relief + Guarantee + Concession + Face + Exposure + Control + Waiting + StatusQuo + Sovereignty + Moratorium;
}

/// <inheritdoc cref="TargetGain"/>
internal struct TargetGain<R> where R : unmanaged, IReal<R>
{
    internal R Relief, Guarantee, Concession, Face, Exposure, Control, Waiting, StatusQuo, Sovereignty, Moratorium;

    /// <inheritdoc cref="TargetGain.Total"/>
    internal readonly R Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Relief + Guarantee + Concession + Face + Exposure + Control + Waiting + StatusQuo + Sovereignty + Moratorium;
    }

    /// <summary>That of one lane.</summary>
    internal readonly TargetGain Lane(int lane) => new(
        Relief[lane], Guarantee[lane], Concession[lane], Face[lane], Exposure[lane], Control[lane], Waiting[lane], StatusQuo[lane],
        Sovereignty[lane], Moratorium[lane]);

    /// <summary>Puts that of one lane in its place.</summary>
    internal void Put(int lane, in TargetGain one)
    {
        Relief = Relief.With(lane, one.Relief);
        Guarantee = Guarantee.With(lane, one.Guarantee);
        Concession = Concession.With(lane, one.Concession);
        Face = Face.With(lane, one.Face);
        Exposure = Exposure.With(lane, one.Exposure);
        Control = Control.With(lane, one.Control);
        Waiting = Waiting.With(lane, one.Waiting);
        StatusQuo = StatusQuo.With(lane, one.StatusQuo);
        Sovereignty = Sovereignty.With(lane, one.Sovereignty);
        Moratorium = Moratorium.With(lane, one.Moratorium);
    }
}

/// <summary>The terms of the sender's expected gain from a step; costs are negative.</summary>
/// <param name="Disarmament">What the target gives up, as far as it is trusted.</param>
/// <param name="Calm">Less tension, as far as the target is trusted.</param>
/// <param name="DomesticCost">What relief costs at home.</param>
/// <param name="Credibility">What rewarding a side not trusted costs.</param>
/// <param name="Guarantee">What guaranteeing the security of a side not trusted costs.</param>
/// <param name="StatusQuo">What a step must be worth to be more than none.</param>
public readonly record struct SenderGain(
    double Disarmament, double Calm, double DomesticCost, double Credibility, double Guarantee, double StatusQuo)
{
    /// <summary>E_S, the sum of the terms.</summary>
    public double Total => Disarmament + Calm + DomesticCost + Credibility + Guarantee + StatusQuo;
}

/// <inheritdoc cref="SenderGain"/>
internal struct SenderGain<R> where R : unmanaged, IReal<R>
{
    internal R Disarmament, Calm, DomesticCost, Credibility, Guarantee, StatusQuo;

    /// <inheritdoc cref="SenderGain.Total"/>
    internal readonly R Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Disarmament + Calm + DomesticCost + Credibility + Guarantee + StatusQuo;
    }

    /// <summary>That of one lane.</summary>
    internal readonly SenderGain Lane(int lane) => new(Disarmament[lane], Calm[lane], DomesticCost[lane], Credibility[lane],
        Guarantee[lane], StatusQuo[lane]);

    /// <summary>Puts that of one lane in its place.</summary>
    internal void Put(int lane, in SenderGain one)
    {
        Disarmament = Disarmament.With(lane, one.Disarmament);
        Calm = Calm.With(lane, one.Calm);
        DomesticCost = DomesticCost.With(lane, one.DomesticCost);
        Credibility = Credibility.With(lane, one.Credibility);
        Guarantee = Guarantee.With(lane, one.Guarantee);
        StatusQuo = StatusQuo.With(lane, one.StatusQuo);
    }
}
