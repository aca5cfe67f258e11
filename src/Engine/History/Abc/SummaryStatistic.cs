namespace NegotiationSim.Engine.History.Abc;

/// <summary>A number that sums up a history, by which replications and the record are held together.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it is, half a sentence.</param>
/// <param name="Value">Its value in its own unit; NaN where the history cannot tell.</param>
/// <param name="IsMatched">Whether it counts in the distance; else it is a check alone.</param>
/// <param name="Scale">How it is brought to a scale on which chance scatters it evenly: the square root of rates, the logarithm of
/// ratios.</param>
public sealed record SummaryStatistic(
    string Name, string Meaning, Func<QuarterSeries, Known, double> Value, bool IsMatched, Func<double, double> Scale)
{
    private const int Parts = 4, Halves = 2;
    private const double Months = 3;

    /// <summary>All of them. None knows a quarter, an era or a policy by name: parts are equal stretches of the record.</summary>
    public static IReadOnlyList<SummaryStatistic> All { get; } =
    [
        .. Enumerable.Range(0, Parts).Select(part => Rate($"launches-{part + 1}", $"launch days a quarter, part {part + 1} of {Parts}",
            (y, known) => Mean(y.Launches, known.Launches, part))),
        new("dispersion", $"variance of launch days over their mean, part {Parts}", Dispersion, true, v => Math.Log(v + .1)),
        Rate("quiet", "longest run of quarters without a launch", Quiet),
        new("clustering", "correlation of launch days with those a quarter before (square roots)", Clustering, true, v => v),
        Rate("after-talks", "launch days and nuclear tests a month, after a quarter with talks", (y, known) => After(y, known, true)),
        Rate("after-none", "launch days and nuclear tests a month, after a quarter without", (y, known) => After(y, known, false)),
        .. Enumerable.Range(0, Halves).Select(half => Rate($"nuclear-{half + 1}", $"share of quarters with a nuclear test, half {half + 1}",
            (y, known) => Share(y.NuclearTest, known.NuclearTest, half))),
        .. Enumerable.Range(0, Halves).Select(half => Unscaled($"talks-{half + 1}", $"share of quarters with talks, half {half + 1}",
            (y, known) => Share(y.Talks, known.Talks, half))),
        Unscaled("talks-steady", "share of quarters that are as the last was: talks, or none", (y, known) => Steady(y.Talks, known.Talks)),
        .. Enumerable.Range(0, Halves).Select(half => Unscaled(
            $"in-force-{half + 1}", $"share of quarters with an agreement in force, half {half + 1}",
            (y, known) => Share(y.Agreement, known.Agreement, half))),
        Rate("ends", "agreements that ended", (y, known) => Ended(y, known).Ends),
        Rate("launches-in-force", "launch days a quarter with an agreement in force", Under),
        new("end-rate", "chance a quarter that an agreement in force ends", EndRate, false, v => v),
    ];

    private static SummaryStatistic Rate(string name, string meaning, Func<QuarterSeries, Known, double> value) =>
        new(name, meaning, value, true, Math.Sqrt);

    private static SummaryStatistic Unscaled(string name, string meaning, Func<QuarterSeries, Known, double> value) =>
        new(name, meaning, value, true, v => v);

    private static double Mean(int[] counts, bool[] known, int part)
    {
        double sum = 0;
        var n = 0;
        for (var t = part * counts.Length / Parts; t < (part + 1) * counts.Length / Parts; t++)
        {
            if (!known[t]) continue;
            sum += counts[t];
            n++;
        }
        return sum / n;
    }

    private static double Share(bool[] happened, bool[] known, int half)
    {
        int sum = 0, n = 0;
        for (var t = half * happened.Length / Halves; t < (half + 1) * happened.Length / Halves; t++)
        {
            if (!known[t]) continue;
            if (happened[t]) sum++;
            n++;
        }
        return (double)sum / n;
    }

    private static double Dispersion(QuarterSeries y, Known known)
    {
        double sum = 0, squares = 0;
        var n = 0;
        for (var t = (Parts - 1) * y.Count / Parts; t < y.Count; t++)
        {
            if (!known.Launches[t]) continue;
            sum += y.Launches[t];
            squares += y.Launches[t] * y.Launches[t];
            n++;
        }
        // Counts without a launch vary like Poisson's: no news.
        return n < 2 ? double.NaN : sum == 0 ? 1 : (squares - sum * sum / n) / (n - 1) / (sum / n);
    }

    private static double Quiet(QuarterSeries y, Known known)
    {
        int longest = 0, run = 0, n = 0;
        for (var t = 0; t < y.Count; t++)
        {
            if (!known.Launches[t]) continue; // a gap neither ends a lull nor lengthens it
            n++;
            run = y.Launches[t] == 0 ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return n == 0 ? double.NaN : longest;
    }

    private static double Clustering(QuarterSeries y, Known known)
    {
        double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
        var (n, first, areOthersBefore, areOthersNow) = (0, 0, false, false);
        for (var t = 1; t < y.Count; t++)
        {
            if (!known.Launches[t] || !known.Launches[t - 1]) continue;
            if (n == 0) first = t;
            areOthersBefore |= y.Launches[t - 1] != y.Launches[first - 1];
            areOthersNow |= y.Launches[t] != y.Launches[first];
            var (before, now) = (Math.Sqrt(y.Launches[t - 1]), Math.Sqrt(y.Launches[t]));
            a += before;
            b += now;
            aa += before * before;
            bb += now * now;
            ab += before * now;
            n++;
        }
        return n < 3 ? double.NaN
            : areOthersBefore && areOthersNow ? (ab - a * b / n) / Math.Sqrt((aa - a * a / n) * (bb - b * b / n)) : 0;
    }

    private static double After(QuarterSeries y, Known known, bool talks)
    {
        var mean = new ShrunkMean();
        for (var t = 1; t < y.Count; t++)
            if (known.Launches[t] && known.Talks[t - 1])
                mean.Add(y.Launches[t] + (known.NuclearTest[t] && y.NuclearTest[t] ? 1 : 0), y.Talks[t - 1] == talks);
        return mean.Value / Months;
    }

    private static double Under(QuarterSeries y, Known known)
    {
        var mean = new ShrunkMean();
        for (var t = 0; t < y.Count; t++)
            if (known.Launches[t] && known.Agreement[t]) mean.Add(y.Launches[t], y.Agreement[t]);
        return mean.Value;
    }

    /// <summary>The mean over some of the known quarters, to which a quarter with the mean of all is added, so that it is told where there
    /// is none of them.</summary>
    private struct ShrunkMean
    {
        private int sum, all, n, quarters;

        internal readonly double Value => (sum + (double)all / quarters) / (n + 1);

        internal void Add(int events, bool isOne)
        {
            all += events;
            quarters++;
            if (!isOne) return;
            sum += events;
            n++;
        }
    }

    private static double Steady(bool[] values, bool[] known)
    {
        int same = 0, n = 0;
        for (var t = 1; t < values.Length; t++)
        {
            if (!known[t] || !known[t - 1]) continue;
            n++;
            if (values[t] == values[t - 1]) same++;
        }
        return (double)same / n;
    }

    private static double EndRate(QuarterSeries y, Known known)
    {
        var (ends, chances) = Ended(y, known);
        return ends / chances;
    }

    /// <summary>Agreements that ended, and how often one could have: quarters that began with one in force. NaN where no two quarters are
    /// known.</summary>
    private static (double Ends, double Chances) Ended(QuarterSeries y, Known known)
    {
        int ends = 0, chances = 0, pairs = 0;
        for (var t = 1; t < y.Count; t++)
        {
            if (!known.Agreement[t] || !known.Agreement[t - 1]) continue;
            pairs++;
            if (!y.Agreement[t - 1]) continue;
            chances++;
            if (!y.Agreement[t]) ends++;
        }
        return pairs == 0 ? (double.NaN, double.NaN) : (ends, chances);
    }
}
