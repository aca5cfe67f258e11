using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>What the record tells of one number.</summary>
/// <param name="Parameter">The number.</param>
/// <param name="Mean">Mean of the posterior.</param>
/// <param name="StandardError">Monte Carlo standard error of that mean, by the jackknife over populations that were sampled apart; NaN for
/// a single one.</param>
/// <param name="Sd">Standard deviation of the posterior.</param>
/// <param name="Low">Its 5% quantile.</param>
/// <param name="Median">Its median.</param>
/// <param name="High">Its 95% quantile.</param>
/// <param name="PriorMean">Mean of the prior.</param>
/// <param name="PriorSd">Standard deviation of the prior.</param>
/// <param name="PriorLow">Its 5% quantile.</param>
/// <param name="PriorHigh">Its 95% quantile.</param>
public sealed record Marginal(
    CalibratedParameter Parameter, double Mean, double StandardError, double Sd, double Low, double Median, double High, double PriorMean,
    double PriorSd, double PriorLow, double PriorHigh)
{
    private const double Much = .5, Some = .1;

    /// <summary>1 − variance of the posterior over that of the prior (Schad, Betancourt and Vasishth 2021): 0 where the record tells
    /// nothing, 1 where it tells all; below 0 where it makes less certain.</summary>
    public double Contraction => 1 - Sd * Sd / (PriorSd * PriorSd);

    /// <summary>How many of the prior's standard deviations the mean moved.</summary>
    public double Shift => (Mean - PriorMean) / PriorSd;

    /// <summary>In a word: "identified" from a contraction of .5 on, "weakly" from .1 on, else "not identified".</summary>
    public string Verdict => Contraction >= Much ? "identified" : Contraction >= Some ? "weakly" : "not identified";
}

/// <summary>Weighted draws from a posterior.</summary>
public sealed class Posterior
{
    private const int PriorGrid = 2000;

    private readonly double[] errors;
    private readonly Weights weights;
    private readonly double[][] columns; // the values, a list a number

    internal Posterior(IReadOnlyList<CalibratedParameter> parameters, double[][] scores, double[] weights, double[] errors)
    {
        this.errors = errors;
        Parameters = parameters;
        Scores = scores;
        Weights = weights;
        this.weights = new Weights([weights]);
        Values = [.. scores.Select(z => parameters.Select((p, j) => p.Value(z[j])).ToArray())];
        columns = [.. parameters.Select((_, j) => Values.Select(v => v[j]).ToArray())];
    }

    /// <summary>What was learnt about.</summary>
    public IReadOnlyList<CalibratedParameter> Parameters { get; }

    /// <summary>The draws on the standard normal scale.</summary>
    public IReadOnlyList<double[]> Scores { get; }

    /// <summary>The draws in the parameters' units.</summary>
    public IReadOnlyList<double[]> Values { get; }

    /// <summary>Their weights, which add up to 1.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>1/Σw² (Kong, Liu and Wong 1994).</summary>
    public double EffectiveSize => weights.EffectiveSize;

    /// <summary>The posterior after the last generations of populations that were sampled apart. Draws are moved to what a local-linear
    /// regression over all of them expects at the statistics seen (Beaumont, Zhang and Balding 2002).</summary>
    /// <param name="model">The model.</param>
    /// <param name="last">The last generation of each population.</param>
    public static Posterior Of(HistoryModel model, params IReadOnlyList<AbcGeneration> last)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(last);
        var (scores, weights) = Adjusted(last, model.Observed);
        return new(model.Parameters, scores, weights,
            Errors(model.Parameters, last.Count, k => Adjusted([.. last.Where((_, i) => i != k)], model.Observed)));
    }

    /// <summary>Draws of equal weight, by systematic resampling (Kitagawa 1996): each draw stands in proportion to its weight.</summary>
    /// <param name="n">How many.</param>
    /// <returns>Indices of draws.</returns>
    public IReadOnlyList<int> Resample(int n) => Statistics.Weights.Systematic([.. Weights], n, .5);

    /// <summary>What the record tells of each number.</summary>
    public IReadOnlyList<Marginal> Marginals() => [.. Parameters.Select((p, j) => MarginalOf(p, j))];

    /// <summary>The correlation of two numbers in the posterior; 0 with one that is the same in every draw.</summary>
    /// <param name="i">Index of one.</param>
    /// <param name="j">Index of the other.</param>
    public double Correlation(int i, int j)
    {
        if (Moments.AreConstant(columns[i]) || Moments.AreConstant(columns[j])) return 0;
        var spread = Math.Sqrt(weights.Covariance(columns[i], columns[i]) * weights.Covariance(columns[j], columns[j]));
        return spread > 0 ? weights.Covariance(columns[i], columns[j]) / spread : 0;
    }

    /// <summary>The errors of the numbers' means, each population left out in turn, regression included; NaN of a single one.</summary>
    /// <param name="parameters">The numbers.</param>
    /// <param name="populations">How many populations.</param>
    /// <param name="without">The draws without one of them.</param>
    internal static double[] Errors(
        IReadOnlyList<CalibratedParameter> parameters, int populations, Func<int, (double[][] Scores, double[] Weights)> without)
    {
        if (populations < 2) return [.. parameters.Select(_ => double.NaN)];
        var each = Enumerable.Range(0, populations).Select(without).ToArray();
        return [.. parameters.Select((p, j) =>
            Jackknife.Error([.. each.Select(a => a.Scores.Zip(a.Weights, (z, w) => w * p.Value(z[j])).Sum())]))];
    }

    private Marginal MarginalOf(CalibratedParameter parameter, int j)
    {
        var at = weights.Quantiles(columns[j], .05, .5, .95);
        double[] prior = [.. Enumerable.Range(0, PriorGrid).Select(i => parameter.Prior.Quantile((i + .5) / PriorGrid))];
        var centre = prior.Average();
        return new Marginal(parameter, weights.MeanOf(columns[j]), errors[j], Math.Sqrt(weights.Covariance(columns[j], columns[j])), at[0],
            at[1], at[2],
            centre, Math.Sqrt(prior.Average(v => (v - centre) * (v - centre))), parameter.Prior.Quantile(.05),
            parameter.Prior.Quantile(.95));
    }

    /// <summary>The draws of populations, moved to what was seen; each population weighs as much as another, by its own
    /// distances.</summary>
    internal static (double[][] Scores, double[] Weights) Adjusted(IReadOnlyList<AbcGeneration> populations, IReadOnlyList<double> observed)
    {
        AbcDraw[] draws = [.. populations.SelectMany(g => g.Draws)];
        double[] weights = [.. populations.SelectMany(g => WeightsOf(g, observed)).Select(w => w / populations.Count)];
        return (new LocalRegression([.. draws.Select(d => d.Parameters)], [.. draws.Select(d => d.Statistics)], observed, weights).Moved,
            weights);
    }

    /// <summary>1 − (d/d_most)² (Epanechnikov's kernel), brought to a sum of 1.</summary>
    internal static double[] WeightsOf(AbcGeneration generation, IReadOnlyList<double> observed)
    {
        double[] distances = [.. generation.Draws.Select(d => AbcSampler.Distance(d.Statistics, observed, generation.Scales))];
        var most = distances.Max() * (1 + 1e-9);
        double[] weights = [.. distances.Select(d => most > 0 ? 1 - d / most * (d / most) : 1)];
        var total = weights.Sum();
        return [.. weights.Select(w => w / total)];
    }
}
