using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>The points of a method, and what it makes of the outputs there.</summary>
internal abstract class Plan
{
    /// <summary>How many independent scramblings intervals rest on.</summary>
    internal const int Scramblings = 8;

    /// <summary>The base sample as it came out.</summary>
    internal abstract int Sample { get; }

    /// <summary>How many points there are.</summary>
    internal abstract long Count { get; }

    /// <summary>How many points in turn depend on each other; those of different groups do not.</summary>
    internal abstract int Group { get; }

    /// <summary>What the output is with each factor low and with it high, for tornado charts.</summary>
    internal IEnumerable<SensitivityIndex> Swings(double[] outputs, IReadOnlyList<string> paths)
    {
        var shares = new double[paths.Count][];
        for (var f = 0; f < shares.Length; f++) shares[f] = new double[outputs.Length];
        var (point, scratch) = (new double[paths.Count], new double[2 * paths.Count]);
        for (var i = 0; i < outputs.Length; i++)
        {
            Fill(i, point, scratch);
            for (var f = 0; f < shares.Length; f++) shares[f][i] = point[f];
        }
        return shares.Select(s => ConditionalMeans.Of(s, outputs, Group)).SelectMany((m, f) => (SensitivityIndex[])
            [new("meanLow", paths[f], "", m.Low), new("meanHigh", paths[f], "", m.High), new("swing", paths[f], "", m.Swing)]);
    }

    /// <summary>Computes a point in the unit cube, with room for two more in the scratch space.</summary>
    internal abstract void Fill(long index, Span<double> point, Span<double> scratch);

    /// <summary>The indices of finite outputs, and the threshold that they must exceed, or NaN.</summary>
    internal abstract (IReadOnlyList<SensitivityIndex> Indices, double Threshold) Indices(double[] outputs, IReadOnlyList<string> paths);

    internal static Plan For(int factors, SensitivityOptions options) => options.Method switch
    {
        SensitivityMethod.Morris => new Walks(new MorrisDesign(factors, options.Sample ?? 50, 4, options.Seed)),
        SensitivityMethod.Pawn => new Scattered(factors, options.Sample ?? 2048, options.Seed),
        _ => new Saltelli(new SaltelliDesign(factors, options.Sample ?? 1024, options.SecondOrder, Scramblings, options.Seed)),
    };

    private sealed class Saltelli(SaltelliDesign design) : Plan
    {
        internal override int Sample => design.Rows * design.Scramblings;

        internal override long Count => design.Count;

        internal override int Group => design.Rows * design.RunsOfRow;

        internal override void Fill(long index, Span<double> point, Span<double> scratch) => design.Fill(index, point, scratch);

        internal override (IReadOnlyList<SensitivityIndex> Indices, double Threshold) Indices(double[] outputs, IReadOnlyList<string> paths)
        {
            var found = SobolIndices.Of(design, outputs);
            return ([
                .. found.Factors.SelectMany(
                    (f, i) =>
                        (SensitivityIndex[])[new("first", paths[i], "", f.First), new("total", paths[i], "", f.Total),
                            new("firstJansen", paths[i], "", f.FirstJansen)]),
                .. found.Pairs.Select(p => new SensitivityIndex("second", paths[p.One], paths[p.Other], p.Second)),
            ], double.NaN);
        }
    }

    private sealed class Walks(MorrisDesign design) : Plan
    {
        internal override int Sample => design.Trajectories;

        internal override long Count => design.Count;

        internal override int Group => design.Factors + 1;

        internal override void Fill(long index, Span<double> point, Span<double> scratch) => design.Point(index).CopyTo(point);

        internal override (IReadOnlyList<SensitivityIndex> Indices, double Threshold) Indices(
            double[] outputs, IReadOnlyList<string> paths) =>
            ([.. MorrisEffects.Of(design, outputs).SelectMany((e, i) => (SensitivityIndex[])
                [new("muStar", paths[i], "", e.MuStar), new("mu", paths[i], "", e.Mu),
                    new("sigma", paths[i], "", Intervals.Nothing with { Mean = e.Sigma, N = e.Mu.N })])], double.NaN);
    }

    private sealed class Scattered : Plan
    {
        private readonly SobolSequence[] sequences;
        private readonly int rows;
        private readonly ulong seed;

        internal Scattered(int factors, int points, ulong seed)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
            var seeds = Streams.Of(seed);
            sequences = [.. Enumerable.Range(0, Scramblings).Select(m => new SobolSequence(factors, seeds.At(m)))];
            (rows, this.seed) = (Math.Max(16, SaltelliDesign.RowsOfEach(points, Scramblings)), seed);
        }

        internal override int Sample => rows * Scramblings;

        internal override long Count => Sample;

        internal override int Group => rows;

        internal override void Fill(long index, Span<double> point, Span<double> scratch) =>
            sequences[index / rows].Fill(index % rows, point);

        internal override (IReadOnlyList<SensitivityIndex> Indices, double Threshold) Indices(double[] outputs, IReadOnlyList<string> paths)
        {
            var points = new double[Count][];
            for (var i = 0; i < points.Length; i++) Fill(i, points[i] = new double[paths.Count], []);
            var found = PawnIndices.Of(points, outputs, Scramblings, seed: seed);
            return ([.. found.Factors.Select((f, i) => new SensitivityIndex("pawn", paths[i], "", f))], found.Threshold);
        }
    }
}
