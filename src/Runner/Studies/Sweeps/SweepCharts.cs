using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>The figures of a sweep: by how many numbers it varies.</summary>
internal static class SweepCharts
{
    /// <summary>The figures of one metric; none where no policy has a value, or nothing takes two values.</summary>
    public static IReadOnlyList<Figure> Of(SweepTable table)
    {
        if (table.Values.All(v => v.All(e => double.IsNaN(e.Mean)))) return [];
        return table.Factors.Count switch
        {
            0 => [],
            1 => SweepLines.Of(table),
            2 or 3 => SweepMaps.Of(table),
            _ => OfMany(table),
        };
    }

    static IReadOnlyList<Figure> OfMany(SweepTable table)
    {
        double[] Means(int policy) => [.. table.Values[policy].Select(e => e.Mean)];
        var effects = MainEffects.Of(table, [.. table.Policies.Select((_, p) => Means(p))], table.Policies, 0, table.Label, "-effects",
            $"{table.Metric.Label} by each number");
        if (table.Policies.Count != 2) return [SweepParallel.Of(table), effects];
        var difference = $"{table.Policies[1]} minus {table.Policies[0]}";
        return
        [
            SweepParallel.Of(table), effects,
            MainEffects.Of(table, [[.. table.Difference(1, 0).Select(d => d.Mean)]], [$"{table.Policies[1]} − {table.Policies[0]}"], 1,
                $"Δ {table.Label}", "-effects-difference", $"{table.Metric.Label} of {difference} by each number"),
        ];
    }
}
