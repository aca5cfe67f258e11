using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.History;

/// <summary>Weighted particles.</summary>
internal sealed class Cloud
{
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

    /// <summary>Systematic resampling (Kitagawa 1996) where fewer than half the particles count.</summary>
    /// <param name="t">The round, which addresses the draw.</param>
    internal void ResampleIfPoor(int t)
    {
        var n = Weights.Length;
        if (EffectiveSize >= n / 2.0) return;
        var drawn = Statistics.Weights.Systematic(Weights, n, chance.UniformAt(t));
        for (var i = 0; i < n; i++) spare[i] = Particles[drawn[i]];
        (Particles, spare) = (spare, Particles);
        Array.Fill(Weights, 1.0 / n);
    }
}
