namespace NegotiationSim.Engine.Statistics;

/// <summary>Weights by which values count, as the particles of a filter do, in batches that came about apart from each other; estimates
/// with them.</summary>
/// <remarks>A mean has two standard errors: the weighted standard deviation over √n, n being the effective number of values, (Σw)²/Σw²
/// (Kong, Liu and Wong 1994), with n − 1 degrees of freedom; and the scatter of the batches' means, √(ΣW²(m − mean)²/(1 − ΣW²)), with one
/// less than there are batches. The first takes values for independent, which particles with a common forebear are not; the second does
/// not, but is rough. The wider interval is given.</remarks>
internal sealed class Weights
{
    private readonly double[] shares;
    private readonly int[] sizes;
    private readonly double[] ofBatches;

    /// <summary>Weights of any scale, a list a batch.</summary>
    /// <param name="batches">At least one batch; weights 0 or above, and of each batch not all 0.</param>
    internal Weights(IReadOnlyList<double[]> batches)
    {
        var sum = batches.Sum(b => b.Sum());
        shares = [.. batches.SelectMany(b => b.Select(w => w / sum))];
        sizes = [.. batches.Select(b => b.Length)];
        ofBatches = [.. batches.Select(b => b.Sum() / sum)];
        EffectiveSize = 1 / shares.Sum(w => w * w);
    }

    /// <summary>As many weights, all alike.</summary>
    internal static Weights Equal(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return new Weights([ones]);
    }

    /// <summary>Systematic resampling (Kitagawa 1996): each value is drawn in proportion to its weight, rounded up or down.</summary>
    /// <param name="weights">The weights, which add up to 1.</param>
    /// <param name="count">How many are drawn.</param>
    /// <param name="uniform">A number in [0, 1), which decides where rounding goes up.</param>
    /// <returns>The indices drawn, rising.</returns>
    internal static int[] Systematic(ReadOnlySpan<double> weights, int count, double uniform)
    {
        var drawn = new int[count];
        var (from, below) = (0, weights[0]);
        for (var i = 0; i < count; i++)
        {
            while (below < (i + uniform) / count && from < weights.Length - 1) below += weights[++from];
            drawn[i] = from;
        }
        return drawn;
    }

    /// <summary>n: how many values of equal weight these are worth, 1 to their number.</summary>
    internal double EffectiveSize { get; }

    /// <summary>The share of the weight that each batch has.</summary>
    internal IReadOnlyList<double> Batches => ofBatches;

    private long N => (long)Math.Round(EffectiveSize);

    /// <summary>The weighted mean in each batch by itself.</summary>
    /// <param name="values">As many as there are weights.</param>
    internal double[] MeansOfBatches(ReadOnlySpan<double> values)
    {
        var means = new double[sizes.Length];
        for (int b = 0, i = 0; b < sizes.Length; b++)
        {
            double weighted = 0;
            for (var end = i + sizes[b]; i < end; i++) weighted += shares[i] * values[i];
            means[b] = weighted / ofBatches[b];
        }
        return means;
    }

    /// <summary>The weighted mean with its 95% interval (Student's t).</summary>
    /// <param name="values">As many as there are weights.</param>
    internal Estimate Mean(ReadOnlySpan<double> values) => Widened(Within(values), values).Estimate;

    /// <summary>The same, with the two-sided p of no mean.</summary>
    /// <param name="values">As many as there are weights.</param>
    internal (Estimate Estimate, double PValue) Test(ReadOnlySpan<double> values)
    {
        var (estimate, freedom) = Widened(Within(values), values);
        return (estimate, double.IsNaN(estimate.StandardError) ? double.NaN
            : estimate.StandardError != 0 ? Intervals.PValue(estimate.Mean / estimate.StandardError, freedom)
            : estimate.Mean == 0 ? 1 : 0);
    }

    /// <summary>The weighted share of ones among ones and zeros; from within, Wilson's interval (1927) on n values.</summary>
    /// <param name="values">As many as there are weights.</param>
    internal Estimate Share(ReadOnlySpan<double> values)
    {
        var p = Math.Clamp(MeanOf(values), 0, 1);
        var (estimate, _) =
            Widened(new Estimate(p, Math.Sqrt(p * (1 - p) / EffectiveSize), Intervals.Wilson(p, Math.Max(1, N), Intervals.Z), N), values);
        return estimate with { Interval = new Interval(Math.Max(0, estimate.Interval.Low), Math.Min(1, estimate.Interval.High)) };
    }

    /// <summary>The difference of two shares of the same values, ones and zeros both; from within, Tango's interval (1998) and its test on
    /// n values, which claim no certainty where few values or none differ.</summary>
    /// <param name="first">As many as there are weights.</param>
    /// <param name="second">As many again.</param>
    internal (Estimate Estimate, double PValue) TestOfShares(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double b = 0, c = 0;
        var differences = new double[first.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = first[i] - second[i];
            if (differences[i] > 0) b += shares[i];
            else if (differences[i] < 0) c += shares[i];
        }
        var n = Math.Max(1, N);
        var within = new Estimate(b - c, Math.Sqrt((b + c - (b - c) * (b - c)) / EffectiveSize),
            PairedShares.Tango(n * b, n * c, n, Intervals.Z), N);
        var (estimate, freedom) = Widened(within, differences);
        if (ReferenceEquals(estimate, within)) return (within, PairedShares.PValue(n * b, n * c));
        var interval = new Interval(Math.Max(-1, estimate.Interval.Low), Math.Min(1, estimate.Interval.High));
        return (estimate with { Interval = interval }, Intervals.PValue(estimate.Mean / estimate.StandardError, freedom));
    }

    /// <summary>The share of pairs in which the first is the higher, ties counted half.</summary>
    /// <param name="first">As many as there are weights.</param>
    /// <param name="second">As many again.</param>
    internal double Superiority(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double sum = 0;
        for (var i = 0; i < first.Length; i++) sum += shares[i] * first[i].CompareTo(second[i]);
        return .5 + sum / 2;
    }

    /// <summary>The least values that at least so much of the weight is at or below (Hyndman and Fan 1996, type 1), a level each.</summary>
    /// <remarks>Found by parting values about one of them (Hoare 1961, "Find") in place of sorting them all.</remarks>
    /// <param name="values">As many as there are weights, none NaN.</param>
    /// <param name="levels">Levels in (0, 1), rising.</param>
    internal double[] Quantiles(ReadOnlySpan<double> values, params IReadOnlyList<double> levels)
    {
        var (all, weights, found) = (values.ToArray(), shares.ToArray(), new double[levels.Count]);
        var (from, below) = (0, 0.0); // the quantile lies from there on; the weight of what lies before
        for (var q = 0; q < found.Length; q++)
        {
            var level = levels[q] - 1e-12; // 20 weights of .05 add up to a hair less than 1
            for (var to = all.Length; ;)
            {
                var pivot = MiddleOf(all[from], all[(from + to) / 2], all[to - 1]);
                var (less, greater) = Part(all.AsSpan(from, to - from), weights.AsSpan(from), pivot);
                var weight = Sum(from, from + less);
                if (less > 0 && below + weight >= level)
                {
                    to = from + less;
                    continue;
                }
                (from, below, found[q]) = (from + less, below + weight, pivot);
                weight = Sum(from, from + greater - less);
                if (from + greater - less == to || below + weight >= level) break;
                (from, below) = (from + greater - less, below + weight);
            }
        }
        return found;

        double Sum(int start, int end)
        {
            double sum = 0;
            foreach (var w in weights.AsSpan(start..end)) sum += w;
            return sum;
        }
    }

    private static double MiddleOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    /// <summary>Puts values below a pivot first and those above it last, and weights with them.</summary>
    /// <returns>How many lie below it, and how many do not lie above it.</returns>
    private static (int Less, int Greater) Part(Span<double> values, Span<double> weights, double pivot)
    {
        var (less, greater) = (0, values.Length);
        for (var i = 0; i < greater;)
        {
            var to = values[i] < pivot ? less++ : values[i] > pivot ? --greater : i;
            (values[i], values[to]) = (values[to], values[i]);
            (weights[i], weights[to]) = (weights[to], weights[i]);
            if (to <= i) i++;
        }
        return (less, greater);
    }

    /// <summary>The weighted mean.</summary>
    /// <param name="values">As many as there are weights.</param>
    internal double MeanOf(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (var i = 0; i < values.Length; i++) sum += shares[i] * values[i];
        return sum;
    }

    private Estimate Within(ReadOnlySpan<double> values)
    {
        var mean = MeanOf(values);
        // the variance is n/(n − 1) of it; that of the mean, a share 1/n of that
        return Intervals.Mean(mean, Math.Sqrt(Covariance(values, values) / (EffectiveSize - 1)), N);
    }

    /// <summary>Σw(a − ā)(b − b̄), not corrected for how few they are.</summary>
    /// <param name="a">As many as there are weights.</param>
    /// <param name="b">As many again; the same for a variance.</param>
    internal double Covariance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (meanOfA, meanOfB) = (MeanOf(a), MeanOf(b));
        double sum = 0;
        for (var i = 0; i < a.Length; i++) sum += shares[i] * (a[i] - meanOfA) * (b[i] - meanOfB);
        return sum;
    }

    /// <summary>The estimate, or one with the interval that the scatter of the batches gives where that is the wider, and the degrees of
    /// freedom.</summary>
    private (Estimate Estimate, double Freedom) Widened(Estimate within, ReadOnlySpan<double> values)
    {
        double scatter = 0;
        var means = MeansOfBatches(values);
        for (var b = 0; b < means.Length; b++) scatter += ofBatches[b] * ofBatches[b] * (means[b] - within.Mean) * (means[b] - within.Mean);
        var rest = 1 - ofBatches.Sum(w => w * w);
        if (means.Length < 2 || rest <= 0) return (within, Math.Max(1, within.N - 1));
        var error = Math.Sqrt(scatter / rest);
        var half = Intervals.Quantile(means.Length - 1) * error;
        return half > within.Interval.Width / 2
            ? (within with { StandardError = error, Interval = new Interval(within.Mean - half, within.Mean + half) }, means.Length - 1)
            : (within, Math.Max(1, within.N - 1));
    }
}
