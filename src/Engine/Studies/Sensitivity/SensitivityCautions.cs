using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Designs;
using static NegotiationSim.Engine.Numbers.Invariant;

namespace NegotiationSim.Engine.Studies.Sensitivity;

/// <summary>Checks of sensitivity indices.</summary>
internal static class SensitivityCautions
{
    /// <summary>Share of noise above which it passes for interactions.</summary>
    internal const double MuchNoise = .05;

    /// <summary>Share of noise from which nothing of the rest can be told, not even how many replications would do.</summary>
    internal const double AllNoise = .999;

    /// <summary>Width of a total index's interval above which factors are hard to rank.</summary>
    internal const double Wide = .2;

    internal static IReadOnlyList<Caution> About(MetricSensitivity metric, SensitivityOptions options, long missing, long points) =>
        [.. Missing(metric, missing, points), .. Constant(metric, missing), .. Noise(metric, options), .. WideIntervals(metric, options)];

    /// <summary>What to say of numbers that the scenario draws jointly and the design varies each by itself.</summary>
    internal static IReadOnlyList<Caution> Apart(Scenario scenario, IReadOnlyList<Factor> factors)
    {
        var joint = scenario.UncertainParameters.Where(u => u.Distribution is SampleDistribution { Jointly: not null })
            .GroupBy(u => ((SampleDistribution)u.Distribution).Jointly).Where(g => g.Count() > 1).SelectMany(g => g.Select(u => u.Path))
            .ToHashSet();
        string[] apart = [.. factors.Select(f => f.Path).Where(joint.Contains)];
        if (apart.Length == 0) return [];
        return [new("jointly", apart.Length == 1 ? $"{apart[0]} is drawn jointly with others in the scenario and varied by itself here"
            : Text($"{apart.Length} numbers that the scenario draws jointly are varied each by itself, {apart[0]} among them"),
            "indices are of independent numbers, so correlations between these are left out",
            "Read them as what would hold without the correlations.")];
    }

    private static IEnumerable<Caution> Missing(MetricSensitivity m, long missing, long points)
    {
        if (missing > 0)
            yield return new("no-value", Text($"{m.Metric.Label}: no replication has a value at {missing} of {points} points"),
                "indices need a value at every point", "Ask for more replications, or for a metric that every run has.");
    }

    private static IEnumerable<Caution> Constant(MetricSensitivity m, long missing)
    {
        if (m.Variance == 0 && missing == 0) // no value is not the same value
            yield return new("constant", Text($"{m.Metric.Label} is {m.Mean:G3} at every point"),
                "what does not vary is sensitive to nothing", "Widen the ranges, or take another metric.");
    }

    private static IEnumerable<Caution> Noise(MetricSensitivity m, SensitivityOptions options)
    {
        if (options.Replications < 2)
            yield return new("noise-unknown", "one replication at each point", "how much of the variation is noise cannot be told",
                "Ask for at least 2: --replications 20.");
        else if (m.NoiseShare >= AllNoise)
            yield return new("noise", $"{m.Metric.Label}: no difference between points stands out from the replication noise",
                "what numbers do to it cannot be told", "Ask for many more: --replications.");
        else if (m.NoiseShare > MuchNoise)
        {
            // noise falls with the replications while the signal stays: how many make it a twentieth of the whole
            var wanted = options.Replications * (m.NoiseShare / (1 - m.NoiseShare)) * (1 - MuchNoise) / MuchNoise;
            yield return new("noise", Text($"{m.Metric.Label}: {m.NoiseShare:P0} of the variance between points is replication noise"),
                Text($"above {MuchNoise:P0} it passes for interactions and hides small effects"),
                Text($"Ask for more: --replications {Math.Ceiling(wanted / 10) * 10:F0}."));
        }
    }

    private static IEnumerable<Caution> WideIntervals(MetricSensitivity m, SensitivityOptions options)
    {
        var widest = m.Indices.Where(i => i.Kind == "total" && i.Value.Interval.Width > Wide).MaxBy(i => i.Value.Interval.Width);
        if (widest is not null)
            yield return new("wide-index",
                Text($"{m.Metric.Label}: the total index of {widest.Factor} has an interval {widest.Value.Interval.Width:F2} wide"),
                Text($"above {Wide} factors are hard to rank"), Text($"Ask for a larger base sample: -n {4 * options.Sample}."));
    }
}
