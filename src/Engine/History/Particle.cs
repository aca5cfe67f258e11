using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;

namespace NegotiationSim.Engine.History;

/// <summary>One replication that has lived through the record so far.</summary>
/// <remarks>What the record counts as talks is wider than the model's talks about the next step. How much wider is learnt in each particle
/// by counting (conjugate Beta beliefs; Storvik 2002), from the past alone.</remarks>
internal struct Particle
{
    /// <summary>The state of the world.</summary>
    internal WorldState State;
    /// <summary>The last round that it has lived through.</summary>
    internal PointInTime Now;
    /// <summary>Which setting it draws its numbers from.</summary>
    internal int Setting;
    /// <summary>The belief that the record has talks in a quarter without talks on the next step and without an agreement in force before
    /// it.</summary>
    internal Trust Contact;
    /// <summary>The same with an agreement in force: what was agreed is to be carried out, and is talked about.</summary>
    internal Trust ContactInForce;
    /// <summary>The belief that the record has talks in a quarter with talks on the next step.</summary>
    internal Trust Noted;
    /// <summary>A of the tempo's Gamma(A, B) belief: launches.</summary>
    internal double TempoShape;
    /// <summary>B of the tempo's Gamma(A, B) belief: launches that the model expected.</summary>
    internal double TempoRate;

    /// <summary>The chance that the record has talks, if the model's talks have a chance of p.</summary>
    internal readonly double TalksNoted(double p) => p * Noted.Mean + (1 - p) * (State.InForce ? ContactInForce : Contact).Mean;
}

/// <summary>The distribution of a quarter's launches in one particle: Gamma-Poisson if there is a tempo, Poisson if not, and a little from
/// outside the model.</summary>
/// <param name="Mean">Expected launches, without what comes from outside.</param>
/// <param name="Shape">Shape of the negative binomial; infinite for Poisson.</param>
/// <param name="Outside">Share that comes from outside the model, a geometric distribution with mean 1.</param>
internal readonly record struct LaunchLaw(double Mean, double Shape, double Outside)
{
    private const double LeastOutside = 1e-12;

    /// <summary>The chance of a count.</summary>
    internal double Chance(int count) => (1 - Outside) * Math.Exp(Scores.LogChance(Mean, Shape, count)) + Outside * Math.Pow(.5, count + 1);

    /// <summary>Adds weight times the chances of 0, 1, 2, … to sums, which grow as far as it takes that next to nothing lies
    /// beyond.</summary>
    internal void AddTo(ref double[] sums, double weight)
    {
        var isPoisson = double.IsInfinity(Shape);
        var inside = isPoisson ? Math.Exp(-Mean) : Math.Pow(Shape / (Shape + Mean), Shape);
        var isTold = inside > 0; // else 0 is too unlikely to go on from
        var odds = isPoisson ? Mean : Mean / (Shape + Mean);
        var outside = Outside / 2;
        for (var k = 0; ; k++)
        {
            if (!isTold) inside = Math.Exp(Scores.LogChance(Mean, Shape, k));
            if (k == sums.Length) Array.Resize(ref sums, 2 * k);
            sums[k] += weight * ((1 - Outside) * inside + outside);
            if (outside < LeastOutside && Scores.IsNegligibleBeyond(Mean, Shape, k, inside)) return;
            inside *= (isPoisson ? 1 : k + Shape) * odds / (k + 1);
            outside /= 2;
        }
    }
}
