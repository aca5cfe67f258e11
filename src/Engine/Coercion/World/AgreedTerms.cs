namespace NegotiationSim.Engine.Coercion.World;

/// <summary>What the agreement in force holds beside depth and relief, where sides bargain over packages; all 0 where they do not. Shares
/// in [0, 1].</summary>
public record struct AgreedTerms
{
    /// <summary>μ_a: how far tests are suspended.</summary>
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
