using System.Text.Json.Serialization;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Discovery;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Discover;

/// <summary>discovery.json: a finding for other programs.</summary>
internal sealed record DiscoveryDocument(
    string Success, string Sweep, string Reading, int Points, int Successes, int WithoutValue, IReadOnlyDictionary<string, Interval> Ranges,
    IReadOnlyList<BoxDocument> Boxes, TreeDocument Tree)
{
    /// <summary>The document's name in a results folder.</summary>
    internal const string FileName = "discovery.json";

    internal static JsonForm<DiscoveryDocument> Form { get; } = new(DiscoveryJson.Default);

    internal static DiscoveryDocument Of(Finding finding, SweepManifest sweep) => new(
        finding.Rule.Text, sweep.Id, finding.InWords(), finding.Cases.Count, finding.Cases.Successes, finding.Dropped,
        finding.Cases.Names.Index().ToDictionary(n => n.Item,
            n => new Interval(finding.Cases.Values.Min(v => v[n.Index]), finding.Cases.Values.Max(v => v[n.Index]))),
        [.. finding.Boxes.Select(f => Of(f, finding.Cases.Names))], Of(finding.Tree));

    /// <summary>The document's text.</summary>
    internal static string Write(Finding finding, SweepManifest sweep) => Form.Write(Of(finding, sweep));

    private static BoxDocument Of(FoundBox found, IReadOnlyList<string> names) => new(
        found.Box.Cases, found.Box.Successes, found.Box.Coverage, found.Box.Density, found.Box.Mass, found.CoverageOfAll,
        [.. found.Restrictions.Select(r => new LimitDocument(r.Input, r.IsLow ? LimitDocument.AtLeast : LimitDocument.AtMost, r.Limit,
            r.QuasiP, r.DensityWithout, r.CoverageWithout, r.Reproduced))],
        [.. found.Trajectory.Select(b => new StepDocument(b.Cases, b.Successes, b.Coverage, b.Density, b.Mass,
            [.. names.Where((_, d) => b.Limits[d].IsRestricted)]))]);

    private static TreeDocument Of(TreeNode node) => node is { Input: { } input, Below: { } below, Above: { } above }
        ? new(node.Cases, node.Successes, node.Share.Mean, node.Share.Interval, input, node.Threshold, Of(below), Of(above))
        : new(node.Cases, node.Successes, node.Share.Mean, node.Share.Interval);
}

/// <summary>A box in it.</summary>
internal sealed record BoxDocument(
    int Cases, int Successes, double Coverage, double Density, double Mass, double CoverageOfAll, IReadOnlyList<LimitDocument> Limits,
    IReadOnlyList<StepDocument> Trajectory);

/// <summary>A limit of a box.</summary>
internal sealed record LimitDocument(
    string Number, string Side, double Limit, double QuasiP, double DensityWithout, double CoverageWithout, double Reproduced)
{
    internal const string AtLeast = "atLeast", AtMost = "atMost";
}

/// <summary>A step on the way to a box, with the numbers that it limits.</summary>
internal sealed record StepDocument(
    int Cases, int Successes, double Coverage, double Density, double Mass, IReadOnlyList<string> Restricted);

/// <summary>A node of the tree; a leaf asks for no number.</summary>
internal sealed record TreeDocument(
    int Cases, int Successes, double Share, Interval Ci95, string? Number = null, double? Threshold = null,
    TreeDocument? AtOrBelow = null, TreeDocument? Above = null);

/// <summary>The members of the document.</summary>
[JsonSerializable(typeof(DiscoveryDocument))]
internal sealed partial class DiscoveryJson : JsonSerializerContext;
