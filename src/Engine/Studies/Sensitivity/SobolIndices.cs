using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>The share of a model's variance that a factor accounts for.</summary>
/// <param name="First">By itself: Saltelli and others (2010), table 2 (b).</param>
/// <param name="Total">With all interactions it takes part in: Jansen (1999).</param>
/// <param name="FirstJansen">By itself, by Jansen's (1999) estimator: a check of the first.</param>
public sealed record SobolIndex(Estimate First, Estimate Total, Estimate FirstJansen);

/// <summary>The share of a model's variance that two factors account for together, beyond what each does by itself.</summary>
/// <param name="One">The one, from 0.</param>
/// <param name="Other">The other, a later one.</param>
/// <param name="Second">The share: Saltelli (2002).</param>
public sealed record SobolPair(int One, int Other, Estimate Second);

/// <summary>Sobol' indices (Sobol' 1993): a pure function of a model's outputs over a <see cref="SaltelliDesign"/>.</summary>
/// <param name="Variance">The outputs' variance.</param>
/// <param name="Factors">The indices of each factor.</param>
/// <param name="Pairs">Those of each pair; empty when they were not asked for.</param>
/// <remarks>Outputs are centred first: a large mean wrecks first-order estimates otherwise. Each scrambling gives numerators and a variance
/// of its own; an index is the ratio of their means, its interval Student's t for a ratio over the scramblings (Cochran 1977, section 6.4).
/// An index may fall below 0 by chance: it is shown as it is. Where the outputs do not vary all indices are NaN.</remarks>
public sealed record SobolIndices(double Variance, IReadOnlyList<SobolIndex> Factors, IReadOnlyList<SobolPair> Pairs)
{
    /// <summary>Estimates the indices.</summary>
    /// <param name="design">The design.</param>
    /// <param name="outputs">The model's output at each of its points, in their order; all finite.</param>
    /// <exception cref="ArgumentException">There are not as many outputs as points, or one is not finite.</exception>
    public static SobolIndices Of(SaltelliDesign design, ReadOnlySpan<double> outputs)
    {
        ArgumentNullException.ThrowIfNull(design);
        Refuse(design.Count, outputs);
        var (k, scramblings) = (design.Factors, design.Scramblings);
        var centre = 0.0;
        foreach (var y in outputs) centre += y / outputs.Length;

        var parts = new Parts[scramblings];
        for (var m = 0; m < scramblings; m++)
            parts[m] = Parts.Of(design, outputs.Slice(m * design.Rows * design.RunsOfRow, design.Rows * design.RunsOfRow), centre);

        var variances = parts.Select(p => p.Variance).ToArray();
        Estimate Share(Func<Parts, double> numerator) => Ratio([.. parts.Select(numerator)], variances);
        var factors = Enumerable.Range(0, k)
            .Select(i => new SobolIndex(Share(p => p.First[i]), Share(p => p.Total[i]), Share(p => p.Jansen[i]))).ToArray();
        var pairs = !design.HasSecondOrder ? [] :
            (from i in Enumerable.Range(0, k) from j in Enumerable.Range(i + 1, k - i - 1)
                select new SobolPair(i, j, Share(p => p.Closed[i, j] - p.First[i] - p.First[j]))).ToArray();
        return new SobolIndices(variances.Average(), factors, pairs);
    }

    /// <summary>Refuses outputs that do not fit a design.</summary>
    internal static void Refuse(long points, ReadOnlySpan<double> outputs)
    {
        if (outputs.Length != points)
            throw new ArgumentException($"There are {outputs.Length} outputs for {points} points.", nameof(outputs));
        foreach (var y in outputs)
        {
            if (!double.IsFinite(y)) throw new ArgumentException("An output is not a finite number.", nameof(outputs));
        }
    }

    /// <summary>The ratio of two means over independent scramblings with Student's t interval.</summary>
    private static Estimate Ratio(double[] numerators, double[] denominators)
    {
        var denominator = denominators.Average();
        if (!(denominator > 0)) return Intervals.Nothing;
        var ratio = numerators.Average() / denominator;
        var residuals = new Moments();
        for (var m = 0; m < numerators.Length; m++) residuals.Add(ratio + (numerators[m] - ratio * denominators[m]) / denominator);
        return Intervals.Mean(residuals) with { Mean = ratio };
    }

    /// <summary>Variances of one scrambling, not yet divided by the whole.</summary>
    private sealed record Parts(double Variance, double[] First, double[] Total, double[] Jansen, double[,] Closed)
    {
        internal static Parts Of(SaltelliDesign design, ReadOnlySpan<double> outputs, double centre)
        {
            var (k, n, runs) = (design.Factors, design.Rows, design.RunsOfRow);
            var own = new Moments();
            var parts = new Parts(0, new double[k], new double[k], new double[k],
                new double[design.HasSecondOrder ? k : 0, design.HasSecondOrder ? k : 0]);
            var row = new double[runs];
            for (var r = 0; r < n; r++)
            {
                for (var b = 0; b < runs; b++) row[b] = outputs[r * runs + b] - centre;
                own.Add(row[0]);
                own.Add(row[1]);
                parts.Add(row, k, design.HasSecondOrder, n);
            }
            var variance = own.Variance;
            for (var i = 0; i < k; i++) parts.Jansen[i] = variance - parts.Jansen[i];
            return parts with { Variance = variance };
        }

        /// <summary>Takes in a row: A, B, then A with each column of B, then, for second order, B with each column of A.</summary>
        private void Add(double[] row, int k, bool hasMirror, int n)
        {
            var (a, b) = (row[0], row[1]);
            for (var i = 0; i < k; i++)
            {
                var ab = row[2 + i];
                var (first, total, jansen) = (b * (ab - a), (a - ab) * (a - ab) / 2, (b - ab) * (b - ab) / 2);
                if (hasMirror)
                {
                    var ba = row[2 + k + i];
                    (first, total, jansen) =
                        ((first + a * (ba - b)) / 2, (total + (b - ba) * (b - ba) / 2) / 2, (jansen + (a - ba) * (a - ba) / 2) / 2);
                    for (var j = i + 1; j < k; j++) Closed[i, j] += (ba * row[2 + j] + row[2 + k + j] * ab - 2 * a * b) / 2 / n;
                }
                First[i] += first / n;
                Total[i] += total / n;
                Jansen[i] += jansen / n;
            }
        }
    }
}
