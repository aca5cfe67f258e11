using NegotiationSim.Engine.Crisis;

namespace NegotiationSim.Engine.Tests.Crisis;

/// <summary>The equations of docs/crisis.md written out once more, states and acts counted from 1 as there, apart from the engine's
/// own.</summary>
internal static class PageEquations
{
    /// <summary>By how much the values of an equilibrium fail (C3) at the most, with chances taken from its values by (C2).</summary>
    internal static double Miss(CrisisEquilibrium found)
    {
        double V(int i, int a, int s) => found.Value(i - 1, s - 1, a - 1);
        double W(int i, int s) => Math.Log(Enumerable.Range(1, 3).Sum(a => Math.Exp(V(i, a, s) - V(i, 1, s)))) + V(i, 1, s);
        double P(int i, int a, int s) => Math.Exp(V(i, a, s) - W(i, s));
        return (from i in Enumerable.Range(1, 2)
                from s in Enumerable.Range(1, 3)
                from a in Enumerable.Range(1, 3)
                let value = Enumerable.Range(1, 3).Sum(b =>
                    P(3 - i, b, s) * (U(found.Setting, i, s, a, b) + found.Setting.Discount * W(i, Math.Max(a, b))))
                select Math.Abs(value - V(i, a, s))).Max();
    }

    /// <summary>u_i(a, s) of (C1).</summary>
    private static double U(CrisisSetting set, int i, int s, int a, int b)
    {
        var side = i == 1 ? set.Sender : set.Target;
        double[] β = [0, side.Crisis, side.War], κ = [0, side.Threat, side.Force], γ = [set.BothInPeace, set.BothInCrisis, set.BothInWar];
        return β[s - 1] + κ[a - 1] + (a > 1 && b > 1 ? γ[s - 1] : 0) + (s > 1 && b >= s && a < s ? side.AudienceCost : 0);
    }
}
