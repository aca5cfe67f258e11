using System.Numerics;
using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Numbers;

/// <summary>A stream of random numbers whose t-th value is computed from t alone: SplitMix64 with a gamma of its own.</summary>
/// <remarks>Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators", OOPSLA. The t-th value is mix(state + (t +
/// 1)·gamma). Two streams differ in state and in gamma, so that neither can run into the other.</remarks>
internal readonly struct SplitMix64(ulong state, ulong gamma = SplitMix64.GoldenGamma)
{
    /// <summary>2⁶⁴ over the golden ratio, made odd: the gamma of the published generator.</summary>
    internal const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>What the first value is one gamma away from.</summary>
    internal readonly ulong State = state;
    /// <summary>The step between two values before they are mixed; odd.</summary>
    internal readonly ulong Gamma = gamma;

    /// <summary>The stream's value at a position: 64 random bits.</summary>
    /// <param name="position">0 for the first value; −1 is allowed and gives one value more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong At(long position) => Mix(State + (ulong)(position + 1) * Gamma);

    /// <summary>The stream's value at a position as a number in [0, 1): its upper 53 bits.</summary>
    /// <inheritdoc cref="At"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double UniformAt(long position) => (long)(At(position) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A new stream, independent of this one, from two of its values (the published split).</summary>
    /// <param name="index">Which of the streams that can be split off, from 0.</param>
    internal SplitMix64 Split(long index) => new(At(2 * index), MixGamma(State + (ulong)(2 * index + 2) * Gamma));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static ulong MixGamma(ulong z)
    {
        z = (z ^ (z >> 33)) * 0xFF51AFD7ED558CCD;
        z = (z ^ (z >> 33)) * 0xC4CEB9FE1A85EC53;
        z = (z ^ (z >> 33)) | 1;
        return BitOperations.PopCount(z ^ (z >> 1)) < 24 ? z ^ 0xAAAAAAAAAAAAAAAA : z;
    }
}
