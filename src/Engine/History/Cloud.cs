using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.History;

/// <summary>Weighted particles, in strata by the target's hidden type and by whether an agreement stands.</summary>
/// <remarks>Which of two explanations of the past is the likelier may show only years later, and one that was lost cannot come back.
/// Particles are therefore drawn anew within their stratum, and no stratum is left with less than a share of them, however little it
/// weighs: what speaks for it is kept in its weight.</remarks>
internal sealed class Cloud
{
    private const int Strata = 4, LeastShare = 8; // one particle in so many

    private readonly SplitMix64 chance;
    private Particle[] spare;

    internal Cloud(int size, ulong seed)
    {
        Particles = new Particle[size];
        spare = new Particle[size];
        Weights = new double[size];
        LogIncrements = new double[size];
        Array.Fill(Weights, 1.0 / size);
        chance = new SplitMix64(new SplitMix64(seed).At(1));
    }

    internal Particle[] Particles { get; private set; }
    internal double[] Weights { get; }
    internal double[] LogIncrements { get; }

    /// <summary>(Σw)²/Σw² (Kong, Liu and Wong 1994).</summary>
    internal double EffectiveSize
    {
        get
        {
            double squares = 0;
            foreach (var w in Weights) squares += w * w;
            return 1 / squares;
        }
    }

    /// <summary>The particles and their weights as they are now, in arrays of their own.</summary>
    internal (Particle[] Particles, double[] Weights) Copy() => ([.. Particles], [.. Weights]);

    /// <summary>Multiplies the weights by the increments and makes them add up to 1 again.</summary>
    /// <returns>ln Σ w·e^increment, the estimate of the chance of what was seen.</returns>
    internal double Reweigh()
    {
        var most = LogIncrements.Max();
        if (double.IsNegativeInfinity(most)) return most; // nothing could bring it about: the particles go on as they are
        double sum = 0;
        for (var i = 0; i < Weights.Length; i++) sum += Weights[i] *= Math.Exp(LogIncrements[i] - most);
        for (var i = 0; i < Weights.Length; i++) Weights[i] /= sum;
        return most + Math.Log(sum);
    }

    /// <summary>Systematic resampling (Kitagawa 1996), stratum by stratum, where fewer than half the particles count.</summary>
    /// <param name="t">The round, which addresses the draw.</param>
    internal void ResampleIfPoor(int t)
    {
        if (EffectiveSize >= Weights.Length / 2.0) return;
        var members = Enumerable.Range(0, Weights.Length).ToLookup(i => StratumOf(Particles[i].State));
        double[] masses = [.. Enumerable.Range(0, Strata).Select(k => members[k].Sum(i => Weights[i]))];
        var counts = Counts(masses);
        var at = 0;
        var drawn = new double[Weights.Length];
        for (var k = 0; k < Strata; k++)
        {
            if (counts[k] == 0) continue;
            int[] own = [.. members[k]];
            var shares = own.Select(i => Weights[i] / masses[k]).ToArray();
            foreach (var i in Statistics.Weights.Systematic(shares, counts[k], chance.UniformAt(Strata * t + k)))
            {
                drawn[at] = masses[k] / counts[k];
                spare[at++] = Particles[own[i]];
            }
        }
        (Particles, spare) = (spare, Particles);
        drawn.CopyTo(Weights, 0);
    }

    private static int StratumOf(in WorldState state) => (state.IsOpportunist ? 2 : 0) + (state.InForce ? 1 : 0);

    /// <summary>How many particles each stratum gets: its least, and of the others as many as it weighs; the heaviest takes up what
    /// rounding leaves.</summary>
    private int[] Counts(double[] masses)
    {
        var n = Weights.Length;
        var least = n / LeastShare;
        var free = n - least * masses.Count(m => m > 0);
        int[] counts = [.. masses.Select(m => m > 0 ? least + (int)(free * m) : 0)];
        counts[Array.IndexOf(masses, masses.Max())] += n - counts.Sum();
        return counts;
    }
}
