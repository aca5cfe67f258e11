using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Studies.Designs;

/// <summary>The Sobol' sequence (Sobol' 1967) with the direction numbers of Joe and Kuo (2008), scrambled (Owen 1995) or not.</summary>
/// <remarks>Points are spread more evenly than random ones: means over the first 2ᵐ points converge faster. A scrambled sequence keeps that
/// and is random all the same, so that several scramblings give honest intervals. A point is computed from its index alone.</remarks>
public sealed class SobolSequence
{
    /// <summary>The most dimensions there are.</summary>
    public const int MostDimensions = JoeKuo.Dimensions;

    private readonly uint[][] directions;
    private readonly SplitMix64[]? scramblings;

    /// <summary>A sequence.</summary>
    /// <param name="dimensions">How many coordinates a point has, 1 to <see cref="MostDimensions"/>.</param>
    /// <param name="scrambling">The seed of nested uniform scrambling, or null for the plain sequence in Gray order.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many dimensions.</exception>
    public SobolSequence(int dimensions, ulong? scrambling = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        directions = [.. Enumerable.Range(0, dimensions).Select(JoeKuo.Directions)];
        if (scrambling is { } seed)
        {
            var root = Streams.Of(seed);
            scramblings = [.. Enumerable.Range(0, dimensions).Select(d => root.Split(d))];
        }
    }

    /// <summary>How many coordinates a point has.</summary>
    public int Dimensions => directions.Length;

    /// <summary>Computes a point of the sequence; allocates nothing.</summary>
    /// <param name="index">Which point, from 0, below 2³².</param>
    /// <param name="point">Receives its coordinates, each in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is below 0 or too great.</exception>
    public void Fill(long index, Span<double> point)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, uint.MaxValue);
        var gray = (uint)(index ^ (index >> 1));
        for (var d = 0; d < directions.Length; d++)
        {
            var x = 0u;
            var (rest, bit) = (gray, 0);
            for (; rest != 0; rest >>= 1, bit++)
            {
                if ((rest & 1) != 0) x ^= directions[d][bit];
            }
            point[d] = scramblings is null ? x * (1.0 / (1UL << JoeKuo.Bits)) : Scramble(x, scramblings[d]);
        }
    }

    /// <summary>Flips every bit by chance, a chance of its own for each value of the bits above it, and fills the bits below.</summary>
    private static double Scramble(uint x, SplitMix64 chance)
    {
        var scrambled = 0UL;
        for (var b = 0; b < JoeKuo.Bits; b++)
        {
            var above = (ulong)x >> (JoeKuo.Bits - b);
            var flip = chance.At((long)((1UL << b) | above)) >> 63;
            scrambled = (scrambled << 1) | (((x >> (JoeKuo.Bits - 1 - b)) & 1) ^ flip);
        }
        var below = chance.At((long)((1UL << JoeKuo.Bits) | x)) >> 43; // 21 bits: 53 in all, exact in a double
        return ((scrambled << 21) | below) * (1.0 / (1UL << 53));
    }
}

/// <summary>The streams of chance of designs; apart from those of the replications even where the seed is the same.</summary>
internal static class Streams
{
    internal static SplitMix64 Of(ulong seed) => new(new SplitMix64(seed).At(1) ^ 0x5DE516A5);
}
