using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Studies.Sensitivity;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Sensitivity;

/// <summary>What results are sensitive to, for other programs.</summary>
internal static class SensitivityFiles
{
    /// <summary>The indices that there are, by their names in files.</summary>
    internal static IReadOnlyDictionary<string, string> Indices { get; } = new Dictionary<string, string>
    {
        ["total"] = "share of the variance, interactions included (Jansen 1999)",
        ["first"] = "share by itself (Saltelli 2010), below 0 by chance alone",
        ["firstJansen"] = "the same by the formula of Jansen 1999",
        ["second"] = "share of the variance by the two together, beyond each by itself",
        ["muStar"] = "mean size of what moving the number over its whole range does",
        ["mu"] = "the same with signs: which way it acts",
        ["sigma"] = "standard deviation of the effects; large beside mu*: it depends on where and on other numbers",
        ["pawn"] = "median distance of the distributions with the number known and unknown, 0 to 1",
        ["meanLow"] = "the metric's mean over the points with the number in the lowest quarter of its distribution",
        ["meanHigh"] = "the same of the highest quarter",
        ["swing"] = "the latter less the former",
    };

    /// <summary>The columns of sensitivity.csv.</summary>
    internal static IReadOnlyList<DataColumn> Columns { get; } =
    [
        DataColumn.Text("scenario", "the scenario's name"), DataColumn.Text("metric", "which metric"),
        DataColumn.Text("index", "which index: " + string.Join("; ", Indices.Select(i => $"{i.Key}, {i.Value}"))),
        DataColumn.Text("number", "the path of the number that it is of"),
        DataColumn.Text("other", "the path of the other number, for a pair", mayLack: true),
        DataColumn.Real("value", "the index; none where the metric does not vary", InUnit, mayLack: true),
        DataColumn.Real("standard_error", "its standard error", InUnit, mayLack: true),
        .. DataColumn.Interval("ci95_low", "ci95_high", "its 95% interval", InUnit),
        DataColumn.Whole("n", "how many values it rests on: walks, scramblings, or points"),
        DataColumn.Real("noise_share", "the part of the metric's variance that is replication noise", mayLack: true),
        DataColumn.Real("threshold", "what 95% of the indices of numbers without influence stay below", mayLack: true),
    ];

    private const string InUnit = "that of the index";

    /// <summary>A row an index, numbers in full.</summary>
    internal static string Csv(SensitivityResult result)
    {
        var text = new StringBuilder(Results.Csv.Heading(Columns));
        foreach (var m in result.Metrics)
        {
            foreach (var i in m.Indices)
            {
                text.Append(
                    string.Join(',', Results.Csv.Field(result.Scenario), m.Metric.Name, i.Kind, Results.Csv.Field(i.Factor),
                        Results.Csv.Field(i.Other),
                    Results.Csv.Field(i.Value.Mean), Results.Csv.Field(i.Value.StandardError), Results.Csv.Field(i.Value.Interval.Low),
                    Results.Csv.Field(i.Value.Interval.High),
                    i.Value.N.ToString(CultureInfo.InvariantCulture), Results.Csv.Field(m.NoiseShare), Results.Csv.Field(m.Threshold)))
                    .Append('\n');
            }
        }
        return text.ToString();
    }
}
