using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>What the agreement in force holds beside depth and relief; shares in [0, 1], 0 before any. All but moratorium and guarantee
/// stay 0 where sides do not bargain over packages.</summary>
public record struct AgreedTerms
{
    /// <summary>μ_a: how far missile tests are suspended, under a package nuclear ones, too.</summary>
    public double Moratorium;
    /// <summary>ῑ: the inspections that the policy wanted and did not get.</summary>
    public double Uninspected;
    /// <summary>α: the aid that is given.</summary>
    public double Aid;
    /// <summary>Γ: the strength of the security guarantee that is given.</summary>
    public double Guarantee;
    /// <summary>ν: how far relations are normalised.</summary>
    public double Normalisation;
    /// <summary>ε: how far exercises are suspended.</summary>
    public double Exercises;
}

/// <inheritdoc cref="AgreedTerms"/>
internal struct AgreedTerms<R> where R : unmanaged, IReal<R>
{
    internal R Moratorium, Uninspected, Aid, Guarantee, Normalisation, Exercises;

    /// <summary>The same terms in every lane.</summary>
    public static implicit operator AgreedTerms<R>(AgreedTerms one) => new()
    {
        Moratorium = one.Moratorium,
        Uninspected = one.Uninspected,
        Aid = one.Aid,
        Guarantee = one.Guarantee,
        Normalisation = one.Normalisation,
        Exercises = one.Exercises,
    };

    /// <summary>Other terms where a condition holds.</summary>
    [MethodImpl(LaneMaths.Inline)]
    internal static AgreedTerms<R> Select(Truth<R> when, in AgreedTerms<R> then, in AgreedTerms<R> otherwise) => new()
    {
        Moratorium = R.Select(when, then.Moratorium, otherwise.Moratorium),
        Uninspected = R.Select(when, then.Uninspected, otherwise.Uninspected),
        Aid = R.Select(when, then.Aid, otherwise.Aid),
        Guarantee = R.Select(when, then.Guarantee, otherwise.Guarantee),
        Normalisation = R.Select(when, then.Normalisation, otherwise.Normalisation),
        Exercises = R.Select(when, then.Exercises, otherwise.Exercises),
    };

    /// <summary>The terms of one lane.</summary>
    internal readonly AgreedTerms Lane(int lane) => new()
    {
        Moratorium = Moratorium[lane],
        Uninspected = Uninspected[lane],
        Aid = Aid[lane],
        Guarantee = Guarantee[lane],
        Normalisation = Normalisation[lane],
        Exercises = Exercises[lane],
    };

    /// <summary>Puts the terms of one lane in their place.</summary>
    internal void Put(int lane, AgreedTerms one)
    {
        Moratorium = Moratorium.With(lane, one.Moratorium);
        Uninspected = Uninspected.With(lane, one.Uninspected);
        Aid = Aid.With(lane, one.Aid);
        Guarantee = Guarantee.With(lane, one.Guarantee);
        Normalisation = Normalisation.With(lane, one.Normalisation);
        Exercises = Exercises.With(lane, one.Exercises);
    }
}
