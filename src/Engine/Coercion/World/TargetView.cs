using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>How the target sees its position in a round.</summary>
/// <param name="Bite">β, what it feels of the pressure.</param>
/// <param name="Threat">θ, the threat it perceives.</param>
/// <param name="DeterrentWorth">v, what its deterrent is worth to it.</param>
/// <param name="Assurance">s = 1 − assurance(1 − τ), how far the sender's promise counts (docs/model.md, equation 3d).</param>
public readonly record struct TargetView(double Bite, double Threat, double DeterrentWorth, double Assurance);

/// <inheritdoc cref="TargetView"/>
internal struct TargetView<R> where R : unmanaged, IReal<R>
{
    internal R Bite, Threat, DeterrentWorth, Assurance;

    /// <summary>The same view in every lane.</summary>
    public static implicit operator TargetView<R>(in TargetView one) => new()
    {
        Bite = one.Bite,
        Threat = one.Threat,
        DeterrentWorth = one.DeterrentWorth,
        Assurance = one.Assurance,
    };

    /// <summary>That of one lane.</summary>
    internal readonly TargetView Lane(int lane) => new(Bite[lane], Threat[lane], DeterrentWorth[lane], Assurance[lane]);
}
