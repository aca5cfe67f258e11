using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>The points at which a model must be known for Sobol' indices (Saltelli 2002), over several independent scramblings.</summary>
/// <remarks>A row of a scrambling is two points A and B of a Sobol' sequence, then A with each of B's coordinates in turn and, for second
/// order, B with each of A's. Intervals rest on the scramblings, which are independent, and not on the points of one, which are
/// not.</remarks>
public sealed class SaltelliDesign
{
    private readonly SobolSequence[] sequences;

    /// <summary>A design.</summary>
    /// <param name="factors">How many factors, 1 to half of <see cref="SobolSequence.MostDimensions"/>.</param>
    /// <param name="rows">Rows over all scramblings; raised so that each has a power of two.</param>
    /// <param name="hasSecondOrder">Whether pairs are looked at.</param>
    /// <param name="scramblings">How many scramblings, at least 2.</param>
    /// <param name="seed">The seed of the scramblings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public SaltelliDesign(int factors, int rows, bool hasSecondOrder, int scramblings, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factors, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factors, SobolSequence.MostDimensions / 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(scramblings, 2);
        (Factors, HasSecondOrder, Rows) = (factors, hasSecondOrder, RowsOfEach(rows, scramblings));
        var seeds = Streams.Of(seed);
        sequences = [.. Enumerable.Range(0, scramblings).Select(m => new SobolSequence(2 * factors, seeds.At(m)))];
    }

    /// <summary>How many factors there are.</summary>
    public int Factors { get; }

    /// <summary>Whether it has the points that pairs need.</summary>
    public bool HasSecondOrder { get; }

    /// <summary>Rows of each scrambling, a power of two.</summary>
    public int Rows { get; }

    /// <summary>How many scramblings there are.</summary>
    public int Scramblings => sequences.Length;

    /// <summary>Points of a row.</summary>
    public int RunsOfRow => HasSecondOrder ? 2 + 2 * Factors : 2 + Factors;

    /// <summary>How many points there are in all.</summary>
    public long Count => (long)Scramblings * Rows * RunsOfRow;

    /// <summary>Computes a point; allocates nothing.</summary>
    /// <param name="index">Which point, from 0.</param>
    /// <param name="point">Receives its coordinates in the unit cube.</param>
    /// <param name="scratch">Room for two points.</param>
    public void Fill(long index, Span<double> point, Span<double> scratch)
    {
        var both = scratch[..(2 * Factors)];
        FillRow(index / RunsOfRow, both);
        Pick((int)(index % RunsOfRow), both, point);
    }

    /// <summary>Computes the two points, A and B, that a row's points are made of.</summary>
    /// <param name="row">Which row of all scramblings, from 0.</param>
    /// <param name="both">Receives the coordinates of A, then those of B.</param>
    internal void FillRow(long row, Span<double> both) => sequences[row / Rows].Fill(row % Rows, both);

    /// <summary>Makes a point of a row.</summary>
    /// <param name="run">Which point of the row, from 0.</param>
    /// <param name="both">A and B.</param>
    /// <param name="point">Receives the coordinates.</param>
    internal void Pick(int run, ReadOnlySpan<double> both, Span<double> point)
    {
        var a = both[..Factors];
        var b = both[Factors..];
        var isOfB = run == 1 || run >= 2 + Factors;
        (isOfB ? b : a).CopyTo(point);
        if (run >= 2 && !isOfB) point[run - 2] = b[run - 2];
        else if (run >= 2) point[run - 2 - Factors] = a[run - 2 - Factors];
    }

    /// <summary>The least power of two that gives all scramblings together so many rows.</summary>
    internal static int RowsOfEach(int rows, int scramblings) =>
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, (rows + scramblings - 1) / scramblings));
}
