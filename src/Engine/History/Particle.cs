using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;

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

    private double Least => double.IsInfinity(Shape) ? Math.Exp(-Mean) : Math.Pow(Shape / (Shape + Mean), Shape);

    private double Odds => double.IsInfinity(Shape) ? Mean : Mean / (Shape + Mean);

    /// <summary>Adds weights times the chances of 0, 1, 2, … to sums, which grow as far as it takes that next to nothing lies
    /// beyond.</summary>
    /// <param name="sums">The sums; there is at least one.</param>
    /// <param name="expected">Whose laws, as many as there are lanes or fewer; what comes from outside is the same share of all.</param>
    /// <param name="weights">Their weights.</param>
    /// <typeparam name="R">The lanes in which they go side by side as long as none has come to its end. No bit depends on it.</typeparam>
    internal static void AddTo<R>(ref double[] sums, ReadOnlySpan<Expected> expected, ReadOnlySpan<double> weights)
        where R : unmanaged, IReal<R>
    {
        R inside = 0, odds = 0, shape = 0, weight = 0;
        var areTold = true; // else 0 is too unlikely to go on from
        for (var i = 0; i < expected.Length; i++)
        {
            var law = expected[i].Launches;
            var least = law.Least;
            areTold &= least > 0;
            (inside, odds) = (inside.With(i, least), odds.With(i, law.Odds));
            (shape, weight) = (shape.With(i, law.Shape), weight.With(i, weights[i]));
        }
        var share = expected[0].Launches.Outside;
        var (k, outside) = (0, share / 2);
        for (; areTold && outside >= LeastOutside; k++, outside /= 2)
        {
            if (k == sums.Length) Array.Resize(ref sums, 2 * k);
            var chance = weight * ((1 - share) * inside + outside);
            for (var i = 0; i < expected.Length; i++) sums[k] += chance[i];
            inside *= Step(shape, odds, k);
        }
        for (var i = 0; i < expected.Length; i++) expected[i].Launches.AddRest(ref sums, weights[i], k, inside[i], outside);
    }

    private void AddRest(ref double[] sums, double weight, int from, double inside, double outside)
    {
        var (isTold, odds) = (from > 0 || inside > 0, Odds);
        for (var k = from; ; k++)
        {
            if (!isTold) inside = Math.Exp(Scores.LogChance(Mean, Shape, k));
            if (k == sums.Length) Array.Resize(ref sums, 2 * k);
            sums[k] += weight * ((1 - Outside) * inside + outside);
            if (outside < LeastOutside && Scores.IsNegligibleBeyond(Mean, Shape, k, inside)) return;
            inside *= Step<Real1>(Shape, odds, k);
            outside /= 2;
        }
    }

    /// <summary>The chance of a count over that of the one before it.</summary>
    [MethodImpl(LaneMaths.Inline)]
    private static R Step<R>(R shape, R odds, int before) where R : unmanaged, IReal<R> =>
        R.Select(double.PositiveInfinity <= shape, 1, before + shape) * odds / (before + 1);
}
