using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>Tells which of a scenario's uncertain numbers its results hang on.</summary>
public static class SensitivityAnalysis
{
    /// <summary>The most numbers that are kept at once, the points' and their means: some 2 GB.</summary>
    private const double MostNumbers = 2e8;

    /// <summary>Runs the scenario at every point of a design, on the same shocks, and takes the metrics' variation apart.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="factors">What is varied; none for the scenario's uncertain numbers. Uncertain numbers that are not varied are drawn for
    /// each replication, and so are part of the noise.</param>
    /// <param name="options">How it is done.</param>
    /// <param name="progress">Hears how many points are done, or null.</param>
    /// <param name="units">Points in a row shared by several processes, in one stage; null for all here.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ScenarioException">A factor does not fit the scenario, or there is none.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or there is no metric of that name.</exception>
    /// <exception cref="OperationCanceledException">It was stopped: there is no partial result.</exception>
    public static SensitivityResult Run(
        Scenario scenario, IReadOnlyList<Factor> factors, SensitivityOptions options, IProgress<long>? progress = null,
        IStudyUnits? units = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (varied, plan) = Prepare(scenario, factors, options);
        var model = Model.Of(scenario);
        var metrics = options.Metrics.Count == 0 ? [.. model.Metrics]
            : options.Metrics.Select(name => model.Metrics.FirstOrDefault(m => m.Name == name)
            ?? throw new ArgumentException($"{name}: no such metric.", nameof(options))).ToArray();
        var outputs = new PointStudy(scenario, varied, [.. metrics.Select(m => model.IndexOf(m.Name))], options).Run(plan, progress, units,
            cancellation);
        var paths = varied.Select(f => f.Path).ToArray();
        var apart = SensitivityCautions.Apart(scenario, varied);
        return new SensitivityResult(scenario.Name, options with { Sample = plan.Sample }, varied, plan.Count,
            [.. metrics.Select((m, i) => Of(m, outputs[i], plan, paths, options, apart))]);
    }

    /// <summary>At how many points a scenario would be run; refuses what <see cref="Run"/> would refuse.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="factors">What is varied.</param>
    /// <param name="options">How it is done.</param>
    public static long Points(Scenario scenario, IReadOnlyList<Factor> factors, SensitivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Prepare(scenario, factors, options).Plan.Count;
    }

    private static (IReadOnlyList<Factor> Factors, Plan Plan) Prepare(
        Scenario scenario, IReadOnlyList<Factor> factors, SensitivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replications, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        var varied = factors.Count > 0 ? factors : Factor.Uncertain(scenario);
        Factor.Check(varied, scenario);
        foreach (var metric in options.Metrics)
            if (Model.Of(scenario).Valueless(metric, scenario) is { } why) throw new ScenarioException(why);
        var most = options.Method switch { SensitivityMethod.Sobol => SobolSequence.MostDimensions / 2,
            SensitivityMethod.Pawn => SobolSequence.MostDimensions, _ => int.MaxValue };
        if (varied.Count > most)
            throw new ScenarioException(
                $"{varied.Count} factors: at most {most} for this method. Vary fewer, or screen them with Morris first.");
        var plan = Plan.For(varied.Count, options);
        var numbers = (double)plan.Count * (varied.Count + options.Metrics.Count);
        if (numbers > MostNumbers || (double)plan.Count * options.Replications > Sweeps.Sweep.MostReplications)
            throw new ScenarioException(
                FormattableString.Invariant(
                    $"{plan.Count:N0} points of {varied.Count} numbers with {options.Replications:N0} replications each are more than can be kept or played. Give a smaller sample, fewer replications, or vary less."));
        return (varied, plan);
    }

    private static MetricSensitivity Of(Quantity metric, PointOutputs outputs, Plan plan, IReadOnlyList<string> paths,
        SensitivityOptions options, IReadOnlyList<Caution> apart)
    {
        var missing = outputs.Means.Count(double.IsNaN);
        var (indices, threshold) = missing > 0 ? ([], double.NaN) : plan.Indices(outputs.Means, paths);
        if (missing == 0 && outputs.Variance > 0) indices = [.. indices, .. plan.Swings(outputs.Means, paths)];
        var found = new MetricSensitivity(metric, outputs.Mean, outputs.Variance, outputs.NoiseShare, threshold, indices, []);
        return found with { Cautions =
            [.. SensitivityCautions.About(found, options with { Sample = plan.Sample }, missing, outputs.Means.Length), .. apart] };
    }
}
