using MathNet.Numerics.Statistics;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>How a posterior is sampled by the filter's likelihood.</summary>
public sealed record MetropolisOptions
{
    /// <summary>Chains, at least 2; default 8.</summary>
    public int Chains { get; init; } = 8;

    /// <summary>Steps of a chain, at least 10, of which the first fifth is left out; default 1,000.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>Particles of a likelihood; its seed is of no account, since every step has its own.</summary>
    public FilterOptions Filter { get; init; } = new() { Particles = 500, Islands = 1 };

    /// <summary>The seed of all chance; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work; default all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>A posterior by the filter's likelihood.</summary>
/// <param name="Marginals">What the record tells of each number of the scenario; errors by the jackknife over chains.</param>
/// <param name="Mixing">Split-R̂ of each (Gelman and others 2013, section 11.4): near 1 where the chains tell the same.</param>
/// <param name="Acceptance">Share of the steps that were taken.</param>
/// <param name="Noise">Standard deviation of ln of the likelihood from seed to seed, at the chains' last states.</param>
/// <param name="Steps">How many steps count, over all chains.</param>
public sealed record LikelihoodPosterior(
    IReadOnlyList<Marginal> Marginals, IReadOnlyList<double> Mixing, double Acceptance, double Noise, long Steps);

/// <summary>Particle marginal Metropolis-Hastings (Andrieu, Doucet and Holenstein 2010): a chain whose steps are judged by the particle
/// filter's estimate of the record's likelihood has the exact posterior, however few the particles.</summary>
/// <remarks>It stands beside approximate Bayesian computation, which judges by summary statistics: where the two differ, the statistics
/// lose something, or the chains have not got there. How the record sees talks is learnt within the filter.</remarks>
public static class ParticleMetropolis
{
    private const double LeftOut = .2;

    /// <summary>Samples a posterior.</summary>
    /// <param name="scenario">A timeline whose uncertain numbers are to be learnt; their distributions are the prior.</param>
    /// <param name="record">The record.</param>
    /// <param name="start">Draws to start from and to take the steps' covariance from, on the standard normal scale, such as an ABC
    /// posterior's; at least as many as chains.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told how many particles have lived through the record.</param>
    /// <param name="units">Chains shared by several processes, in one stage; null for all here.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The scenario does not fit the record, or holds nothing uncertain.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LikelihoodPosterior Run(Scenario scenario, HistoricalRecord record, IReadOnlyList<double[]> start,
        MetropolisOptions options, IProgress<long>? progress = null, IStudyUnits? units = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Chains, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Steps, 10);
        ArgumentOutOfRangeException.ThrowIfLessThan(start.Count, options.Chains);
        var model = new HistoryModel(scenario, record);
        var parameters = model.Parameters.Where(p => p.IsOfScenario).ToArray();
        var draws = start.Select(z => new AbcDraw(0, 0, z[..parameters.Length], [])).ToArray();
        var root = Metropolis.StepRoot(Metropolis.Covariance(draws));
        var target = new Target(model, scenario, record, options);
        var chains = new Chain[options.Chains];
        long done = 0;
        if (units is null) OrderedBlocks.Run(chains.Length, options.Threads, () => chains, (all, c) => all[c] = One((int)c), (_, _) => { },
            cancellation);
        else chains = [.. units.Of("chains", chains.Length, One, Write, Read)];
        cancellation.ThrowIfCancellationRequested();
        return Of(parameters, chains);

        Chain One(int c) => Walk(target, draws[c * draws.Length / chains.Length].Parameters, root, c, options,
            () => progress?.Report(Interlocked.Add(ref done, options.Filter.Particles)), cancellation);
    }

    private static void Write(Chain chain, UnitWriter to)
    {
        to.AddAll(chain.States, to.AddAll);
        to.Add(chain.Taken, chain.Noise);
    }

    private static Chain Read(int chain, UnitReader from) => new(from.NextAll(from.NextAll), from.NextInt(), from.Next());

    /// <summary>What a chain went through once it counted.</summary>
    private sealed record Chain(double[][] States, int Taken, double Noise);

    /// <summary>The record's likelihood, estimated.</summary>
    private sealed class Target(HistoryModel model, Scenario scenario, HistoricalRecord record, MetropolisOptions options)
    {
        private readonly Quarter start = ParticleFilter.StartOf(scenario, record);

        internal double LogLikelihood(double[] z, ulong seed)
        {
            Setting[] setting = [scenario.Central()];
            model.Put(z, ref setting[0]);
            return ParticleFilter.Run(setting, record, start, options.Filter with { Seed = seed, TempoMemory = null }).LogLikelihood;
        }
    }

    private static Chain Walk(Target target, double[] z, double[][] root, int number, MetropolisOptions options, Action stepped,
        CancellationToken cancellation)
    {
        const int Seeds = 8;
        var burnIn = (int)(LeftOut * options.Steps);
        var states = new double[options.Steps - burnIn][];
        var taken = 0;
        var here = target.LogLikelihood(z, Metropolis.Chance(options.Seed, -1 - number).At(0));
        for (var r = 0; r < options.Steps; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            var chance = Metropolis.Chance(options.Seed, (long)number * options.Steps + r);
            var to = Metropolis.Stepped(z, root, chance);
            var there = target.LogLikelihood(to, chance.At(-2));
            if (chance.UniformAt(-1) < Math.Exp(there - here + (AbcSampler.Squares(z) - AbcSampler.Squares(to)) / 2))
            {
                (z, here) = (to, there);
                if (r >= burnIn) taken++;
            }
            if (r >= burnIn) states[r - burnIn] = z;
            stepped();
        }
        var noise = Enumerable.Range(0, Seeds)
            .Select(k => target.LogLikelihood(z, Metropolis.Chance(options.Seed, -1 - number).At(1 + k))).StandardDeviation();
        return new Chain(states, taken, noise);
    }

    private static LikelihoodPosterior Of(CalibratedParameter[] parameters, Chain[] chains)
    {
        double[][] states = [.. chains.SelectMany(c => c.States)];
        double[] Equal(int n) => [.. Enumerable.Repeat(1.0 / n, n)];
        var errors = Posterior.Errors(parameters, chains.Length, k =>
        {
            double[][] others = [.. chains.Where((_, c) => c != k).SelectMany(c => c.States)];
            return (others, Equal(others.Length));
        });
        return new LikelihoodPosterior(new Posterior(parameters, states, Equal(states.Length), errors).Marginals(),
            [.. parameters.Select((p, j) => SplitR([.. chains.Select(c => c.States.Select(z => p.Value(z[j])).ToArray())]))],
            chains.Sum(c => c.Taken) / (double)states.Length, Math.Sqrt(chains.Average(c => c.Noise * c.Noise)), states.Length);
    }

    /// <summary>√((W(n − 1)/n + B/n)/W) over the halves of the chains, B and W the variances between and within.</summary>
    /// <param name="chains">Values, a list a chain; all as long.</param>
    internal static double SplitR(double[][] chains)
    {
        var n = chains[0].Length / 2;
        double[][] halves = [.. chains.SelectMany(c => new[] { c[..n], c[^n..] })];
        var within = halves.Average(h => Moments.AreConstant(h) ? 0 : h.Variance());
        var between = n * halves.Select(h => h.Average()).Variance();
        return within > 0 ? Math.Sqrt((within * (n - 1) / n + between / n) / within) : double.NaN;
    }
}
