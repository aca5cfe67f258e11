using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Tests.Studies.Designs;

public class SobolSequenceTests
{
    /// <summary>Joe and Kuo's own first points, in Gray order.</summary>
    private static readonly double[][] Published =
    [
        [0, 0, 0, 0], [.5, .5, .5, .5], [.75, .25, .25, .25], [.25, .75, .75, .75],
        [.375, .375, .625, .875], [.875, .875, .125], [.625, .125, .875], [.125, .625, .375],
    ];

    [Fact]
    public void The_first_points_are_the_published_ones()
    {
        var sequence = new SobolSequence(4);
        for (var i = 0; i < Published.Length; i++) Assert.Equal(Published[i], Point(sequence, i)[..Published[i].Length]);
    }

    /// <summary>The hash is of scipy.stats.qmc.Sobol(128, scramble=False).random(4096) · 4096 as little-endian 16-bit numbers, row by row
    /// (SciPy 1.10.1).</summary>
    [Fact]
    public void All_dimensions_are_those_of_an_independent_implementation()
    {
        var sequence = new SobolSequence(SobolSequence.MostDimensions);
        var bytes = new byte[4096 * SobolSequence.MostDimensions * 2];
        for (var i = 0; i < 4096; i++)
        {
            var point = Point(sequence, i);
            for (var d = 0; d < point.Length; d++)
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * (i * point.Length + d)), (ushort)(point[d] * 4096));
        }
        Assert.Equal("1a3f316d878094dd0be546d1ff110deb8531de1a3dbc424ae65c53a39f5373d2", Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7UL)]
    public void Every_dimension_fills_every_cell_of_a_power_of_two_once_from_any_such_start(ulong? scrambling)
    {
        var sequence = new SobolSequence(SobolSequence.MostDimensions, scrambling);
        foreach (var bits in new[] { 1, 4, 10 })
        {
            var seen = new bool[SobolSequence.MostDimensions, 1 << bits];
            for (var i = 0; i < 1 << bits; i++)
            {
                var point = Point(sequence, i + (1 << bits) * 3);
                for (var d = 0; d < point.Length; d++)
                {
                    var cell = (int)(point[d] * (1 << bits));
                    Assert.False(seen[d, cell], $"dimension {d + 1}: cell {cell} of {1 << bits} twice");
                    seen[d, cell] = true;
                }
            }
        }
    }

    /// <summary>A (t, m, 2)-net has 2ᵗ points in every box of volume 2ᵗ⁻ᵐ; Joe and Kuo chose their numbers for small t in two
    /// dimensions.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(3UL)]
    public void Every_two_of_the_first_dimensions_are_a_net_of_good_quality(ulong? scrambling)
    {
        const int m = 10;
        var sequence = new SobolSequence(12, scrambling);
        var points = Enumerable.Range(0, 1 << m).Select(i => Point(sequence, i)).ToArray();
        for (var one = 0; one < 12; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var least = Enumerable.Range(0, m + 1).First(t => IsNet(points, one, other, m, t));
                Assert.True(least <= (one < 2 ? 0 : 5), $"dimensions {one + 1} and {other + 1}: t = {least}");
            }
        }
    }

    [Fact]
    public void Every_polynomial_is_primitive_and_stands_once_and_every_first_number_is_odd_and_small()
    {
        var rows = JoeKuo.Rows().ToArray();
        Assert.Equal(JoeKuo.Dimensions - 1, rows.Length);
        Assert.Equal(rows.Length, rows.Select(r => (r.Degree, r.Coefficients)).Distinct().Count());
        foreach (var (degree, coefficients, first) in rows)
        {
            Assert.True(IsPrimitive(degree, (1u << degree) | ((uint)coefficients << 1) | 1), $"{degree} {coefficients}");
            for (var i = 0; i < degree; i++)
                Assert.True(first[i] % 2 == 1 && first[i] < 1 << (i + 1), $"{degree} {coefficients}: m{i + 1} = {first[i]}");
        }
    }

    [Fact]
    public void Scramblings_of_different_seeds_are_independent_and_each_point_is_uniform()
    {
        var (sum, product, n) = (0.0, 0.0, 4000);
        for (var seed = 0UL; seed < (ulong)n; seed++)
        {
            var (one, other) = (Point(new SobolSequence(1, seed), 5)[0], Point(new SobolSequence(1, seed + 1_000_000), 5)[0]);
            sum += one;
            product += (one - .5) * (other - .5);
        }
        Assert.InRange(sum / n, .5 - 4 * Math.Sqrt(1.0 / 12 / n), .5 + 4 * Math.Sqrt(1.0 / 12 / n));
        Assert.InRange(product / n, -4.0 / 12 / Math.Sqrt(n), 4.0 / 12 / Math.Sqrt(n));
    }

    [Fact]
    public void The_mean_of_a_smooth_function_is_found_far_better_than_by_chance()
    {
        var errors = Enumerable.Range(0, 20).Select(seed =>
        {
            var sequence = new SobolSequence(5, (ulong)seed);
            return Enumerable.Range(0, 1024).Average(i => Point(sequence, i).Aggregate(1.0, (p, x) => p * (1 + (x - .5) / 2))) - 1;
        });
        Assert.True(Math.Sqrt(errors.Average(e => e * e)) < .0005); // by chance it would be .011
    }

    [Fact]
    public void Too_many_dimensions_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(SobolSequence.MostDimensions + 1));

    private static double[] Point(SobolSequence sequence, long index)
    {
        var point = new double[sequence.Dimensions];
        sequence.Fill(index, point);
        return point;
    }

    private static bool IsNet(double[][] points, int one, int other, int m, int t)
    {
        for (var bits = 0; bits <= m - t; bits++)
        {
            var counts = new int[1 << (m - t)];
            foreach (var p in points) counts[((int)(p[one] * (1 << bits)) << (m - t - bits)) | (int)(p[other] * (1 << (m - t - bits)))]++;
            if (counts.Any(c => c != 1 << t)) return false;
        }
        return true;
    }

    /// <summary>Whether x has order 2^degree − 1 modulo the polynomial.</summary>
    private static bool IsPrimitive(int degree, uint polynomial)
    {
        var (x, order) = (degree == 1 ? 1u : 2u, 1);
        for (; x != 1; order++)
        {
            x <<= 1;
            if (BitOperations.Log2(x) == degree) x ^= polynomial;
            if (order > 1 << degree || x == 0) return false;
        }
        return order == (1 << degree) - 1;
    }
}
