using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.History;

/// <summary>How the record is brought into the model, quarter by quarter.</summary>
public sealed record FilterOptions
{
    /// <summary>How many particles, over all islands; at least 2 an island, default 28,000.</summary>
    public int Particles { get; init; } = 28_000;

    /// <summary>How many filters work apart from each other, so that their scatter shows how far the particles suffice; at least 1, default
    /// 8.</summary>
    public int Islands { get; init; } = 8;

    /// <summary>How many threads work; default all cores. The results are the same bits for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The seed of all chance; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>δ in (0, 1], the share of what was learnt about the tempo of launches that is left after a quarter; null for no tempo,
    /// which is the default.</summary>
    public double? TempoMemory { get; init; }

    /// <summary>Weight of the prior that the tempo is 1, in launches' worth of evidence; above 0, default 2.</summary>
    public double TempoPrior { get; init; } = 2;

    /// <summary>Chance that the record has an agreement wrong, either way; default .002.</summary>
    public double AgreementError { get; init; } = .002;

    /// <summary>Chance that the record has a nuclear test that the model rules out, or the other way round; default .001.</summary>
    public double NuclearError { get; init; } = .001;

    /// <summary>Chance that a launch count comes from outside the model: a geometric distribution with mean 1; default .01.</summary>
    public double CountError { get; init; } = .01;

    /// <summary>How many quarters late every policy but the first takes effect, 0 or more; default 0. With 1, an era that was coded by the
    /// deal it begins with cannot help to forecast that deal.</summary>
    public int PolicyLag { get; init; }

    /// <summary>The least chance with which a particle tries that an agreement stands, or that it does not, where either could be; it is
    /// weighed for it (a defensive mixture, Hesterberg 1995). From 0 to below ½, default .05.</summary>
    public double LeastTried { get; init; } = .1;

    /// <summary>The options of one island: its share of the particles, and a seed of its own.</summary>
    /// <param name="k">Its number, from 0.</param>
    internal FilterOptions OfIsland(int k) =>
        this with { Seed = new SplitMix64(Seed).At(2 + k), Particles = Math.Max(2, Particles / Math.Max(1, Islands)) };
}

/// <summary>A forecast of one quarter from the quarters before it.</summary>
/// <param name="Launches">The chance of 0, 1, 2, … launch days.</param>
/// <param name="NuclearTest">Chance of a nuclear test.</param>
/// <param name="Talks">Chance that the record has talks.</param>
/// <param name="Agreement">Chance that the record has an agreement in force at the quarter's end.</param>
public sealed record QuarterForecast(double[] Launches, double NuclearTest, double Talks, double Agreement);

/// <summary>What a filter found.</summary>
/// <param name="Forecasts">A forecast of every quarter.</param>
/// <param name="LogLikelihoods">ln of the chance of each quarter's observations, given those before it; their sum is the record's.</param>
/// <param name="EffectiveSizes">Effective number of particles after each quarter, at most the number of particles (Kong, Liu and Wong
/// 1994); summed over islands.</param>
public sealed record FilterResult(
    IReadOnlyList<QuarterForecast> Forecasts, IReadOnlyList<double> LogLikelihoods, IReadOnlyList<double> EffectiveSizes)
{
    /// <summary>What each island found by itself; empty for an island.</summary>
    public IReadOnlyList<FilterResult> Islands { get; init; } = [];

    /// <summary>ln of the chance of the whole record, as the filter estimates it.</summary>
    public double LogLikelihood => LogLikelihoods.Sum();

    /// <summary>The same with its Monte Carlo error and the interval from it, by the jackknife over islands; n is the number of islands.
    /// NaN for the error of a single one.</summary>
    public Estimate Evidence => EvidenceFrom(0);

    /// <summary>The same of a part of the record, given the quarters before it.</summary>
    /// <param name="first">The part's first quarter, counted from 0; it goes on to the end.</param>
    internal Estimate EvidenceFrom(int first) =>
        Jackknife.Of(Islands.Count, isIn => LogMean(Islands, isIn) - LogMean(Islands, isIn, first))
            with { Mean = LogLikelihoods.Skip(first).Sum() };

    /// <summary>How much likelier the record is here than in another filter, ln, islands of the same number taken together: they play on
    /// the same shocks.</summary>
    /// <param name="other">The other filter, of as many islands.</param>
    public Estimate EvidenceOver(FilterResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Islands.Count, Islands.Count);
        return Jackknife.Of(Islands.Count,
            isIn => LogMean(Islands, isIn) - LogMean(other.Islands, isIn)) with { Mean = LogLikelihood - other.LogLikelihood };
    }

    /// <summary>ln of the mean chance that some of the islands gave to the record, or to its first quarters: of all of them, the pooled
    /// filter's.</summary>
    private static double LogMean(IReadOnlyList<FilterResult> islands, Func<int, bool> isIn, int quarters = int.MaxValue)
    {
        double[] logs = [.. islands.Where((_, k) => isIn(k)).Select(i => i.LogLikelihoods.Take(quarters).Sum())];
        var most = logs.Max();
        return double.IsNegativeInfinity(most) ? most : most + Math.Log(logs.Average(l => Math.Exp(l - most)));
    }

    /// <summary>Islands together: each counts by the chance it gave to the record before the quarter, which weighs all particles alike
    /// (Whiteley, Lee and Heine 2016).</summary>
    internal static FilterResult Pool(IReadOnlyList<FilterResult> islands)
    {
        var quarters = islands[0].Forecasts.Count;
        var past = new double[islands.Count];
        var forecasts = new QuarterForecast[quarters];
        var likelihoods = new double[quarters];
        for (var t = 0; t < quarters; t++)
        {
            var most = past.Max();
            double[] weights = [.. past.Select(l => Math.Exp(l - most))];
            var sum = weights.Sum();
            double Mean(Func<FilterResult, double> value) => islands.Select((island, k) => weights[k] / sum * value(island)).Sum();
            var launches = new double[islands.Max(i => i.Forecasts[t].Launches.Length)];
            for (var k = 0; k < weights.Length; k++)
            {
                var (own, share) = (islands[k].Forecasts[t].Launches, weights[k] / sum);
                for (var c = 0; c < own.Length; c++) launches[c] += share * own[c];
            }
            forecasts[t] = new QuarterForecast(launches,
                Mean(i => i.Forecasts[t].NuclearTest), Mean(i => i.Forecasts[t].Talks), Mean(i => i.Forecasts[t].Agreement));
            likelihoods[t] = Math.Log(Mean(i => Math.Exp(i.LogLikelihoods[t])));
            for (var k = 0; k < past.Length; k++) past[k] += islands[k].LogLikelihoods[t];
        }
        return new FilterResult(forecasts, likelihoods,
            [.. Enumerable.Range(0, quarters).Select(t => islands.Sum(i => i.EffectiveSizes[t]))]) { Islands = islands };
    }
}
