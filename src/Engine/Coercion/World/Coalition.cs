using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>A third party: a state that enforces a share of the pressure, or that the sender protects, or both.</summary>
public struct ThirdParty
{
    /// <summary>Share of the pressure that passes through its hands.</summary>
    public double Leverage;
    /// <summary>Share of that which it enforces.</summary>
    public double Enforcement;
    /// <summary>How much a hard-pressed target makes it relent.</summary>
    public double FearOfCollapse;
    /// <summary>Its part in the sender's regional-security goal.</summary>
    public double RegionalWeight;

    /// <summary>The declarations of a third party's numbers.</summary>
    public static IReadOnlyList<Parameter<ThirdParty>> Parameters { get; } =
    [
        Real<ThirdParty>("leverage", "l_j", 0, 0, 1, "share of the pressure",
            "share of the pressure that passes through its hands, as most of the target's trade may",
            "modelling choice; China .6 in the base scenario, with about .9 of the DPRK's trade in 2013-15 (KOTRA)",
            (ref t) => ref t.Leverage),
        Real<ThirdParty>("enforcement", "e_j", 1, 0, 1, "share",
            "share of the pressure through its hands that it enforces", "modelling choice; China .5 in the base scenario",
            (ref t) => ref t.Enforcement),
        Real<ThirdParty>("fearOfCollapse", "z_j", 0, 0, 1, "share",
            "share of its enforcement that it gives up when hardship is at its worst, for fear that the target collapses",
            "modelling choice; China .3 in the base scenario", (ref t) => ref t.FearOfCollapse),
        Real<ThirdParty>("regionalWeight", "a_j", 0, 0, 2, "share",
            "its part in the sender's regional-security goal, beside the sender's own bases; the parts multiply that goal's weight",
            "modelling choice; the parts add up to 1 in the base scenario", (ref t) => ref t.RegionalWeight),
    ];
}

/// <summary>The sender's reach and the third parties beside it.</summary>
public struct Coalition
{
    /// <summary>The most third parties a scenario may name.</summary>
    public const int MostMembers = 12;

    /// <summary>Share of the pressure that the sender enforces by itself.</summary>
    public double OwnLeverage;
    /// <summary>The part that the sender's own bases have in its regional-security goal.</summary>
    public double OwnRegionalWeight;
    /// <summary>How many third parties there are.</summary>
    public int Count;
    /// <summary>The third parties, the first <see cref="Count"/> of which are in use.</summary>
    public ThirdParties Members;

    /// <summary>The declarations of the sender's own numbers.</summary>
    public static IReadOnlyList<Parameter<Coalition>> Parameters { get; } =
    [
        Real<Coalition>("leverage", "l_0", .4, 0, 1, "share of the pressure",
            "share of the pressure that the sender enforces by itself", "modelling choice", (ref c) => ref c.OwnLeverage),
        Real<Coalition>("regionalWeight", "a_0", .4, 0, 2, "share",
            "the part that the sender's own bases have in its regional-security goal", "modelling choice",
            (ref c) => ref c.OwnRegionalWeight),
    ];

    /// <summary>The place of one third party's numbers.</summary>
    /// <param name="index">Its index, from 0 to <see cref="MostMembers"/> − 1.</param>
    public static Part<Coalition, ThirdParty> Member(int index) => (ref Coalition c) => ref c.Members[index];

    /// <summary>What the sender and its third parties enforce together.</summary>
    public readonly Reach Reach()
    {
        var (firm, fearful) = (OwnLeverage, 0.0);
        for (var j = 0; j < Count; j++)
        {
            ref readonly var party = ref Members[j];
            firm += party.Leverage * party.Enforcement;
            fearful += party.Leverage * party.Enforcement * party.FearOfCollapse;
        }
        return new Reach(firm, fearful);
    }

    /// <summary>a₀ + Σⱼ aⱼ: what the sender's weight on regional security is multiplied by; 1 in the base scenario.</summary>
    public readonly double RegionalWeight()
    {
        var weight = OwnRegionalWeight;
        for (var j = 0; j < Count; j++) weight += Members[j].RegionalWeight;
        return weight;
    }

    /// <summary>Third parties, stored in place.</summary>
    [InlineArray(MostMembers)]
    public struct ThirdParties
    {
        private ThirdParty first;
    }
}

/// <summary>The share of the pressure that a coalition enforces, summed over its members.</summary>
/// <param name="Firm">ℓ₀ + Σⱼ ℓⱼeⱼ: what is enforced when the target feels no hardship.</param>
/// <param name="Fearful">Σⱼ ℓⱼeⱼzⱼ: what of it is given up when hardship is at its worst.</param>
public readonly record struct Reach(double Firm, double Fearful);

/// <inheritdoc cref="Reach"/>
internal readonly record struct Reach<R>(R Firm, R Fearful) where R : unmanaged, IReal<R>
{
    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Reach<R>(Reach one) => new(one.Firm, one.Fearful);

    /// <summary>min(1, ℓ₀ + Σⱼ ℓⱼeⱼ(1 − zⱼh)): the share of the pressure that is enforced (docs/model.md, equation 2b).</summary>
    /// <param name="hardship">h, hardship of the target's economy, [0, 1].</param>
    [MethodImpl(Inline)]
    internal R Share(R hardship) => R.Min(1, Firm - Fearful * hardship);
}
