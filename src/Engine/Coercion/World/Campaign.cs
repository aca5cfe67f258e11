using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>How the target's missile tests of late compare with what its drive and capability would have it hold: the tempo A/B of a
/// campaign (docs/model.md, equations 7f and 7g; the form is that of the belief of Harvey and Fernandes 1989 about a slowly moving
/// rate).</summary>
/// <param name="Held">A: tests held of late, and the prior's weight.</param>
/// <param name="Expected">B: tests expected of late, and the prior's weight; above 0.</param>
public readonly record struct Campaign(double Held, double Expected)
{
    /// <summary>The campaign before any test: tempo 1.</summary>
    /// <param name="weight">A₀, in tests' worth, above 0.</param>
    public static Campaign None(double weight) => new(weight, weight);

    /// <summary>A/B: 1 at the pace that drive and capability explain, 0 in a lull, above 1 in a campaign.</summary>
    public double Tempo => new Campaign<Real1>(Held, Expected).Tempo;
}

/// <inheritdoc cref="Campaign"/>
internal readonly record struct Campaign<R>(R Held, R Expected) where R : unmanaged, IReal<R>
{
    /// <summary>The same campaign in every lane.</summary>
    public static implicit operator Campaign<R>(Campaign one) => new(one.Held, one.Expected);

    /// <inheritdoc cref="Campaign.Tempo"/>
    internal R Tempo => Held / Expected;

    /// <summary>A ← A₀ + δ(A + tests − A₀), B ← A₀ + δ(B + expected − A₀) (7g).</summary>
    /// <param name="tests">Missile tests of the round.</param>
    /// <param name="expected">What drive and capability had expected.</param>
    /// <param name="weight">A₀.</param>
    /// <param name="memory">δ, the share left after a round, [0, 1].</param>
    [MethodImpl(LaneMaths.Inline)]
    internal Campaign<R> After(R tests, R expected, R weight, R memory) =>
        new(weight + memory * (Held + tests - weight), weight + memory * (Expected + expected - weight));

    /// <summary>The campaign of one lane.</summary>
    internal Campaign Lane(int lane) => new(Held[lane], Expected[lane]);

    /// <summary>The same campaigns but for one lane.</summary>
    internal Campaign<R> With(int lane, Campaign one) => new(Held.With(lane, one.Held), Expected.With(lane, one.Expected));
}
