using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Discover;

/// <summary>The figures of sim discover, from what its discovery.json says.</summary>
internal static class DiscoveryFigures
{
    /// <summary>The figures of a folder, again.</summary>
    /// <exception cref="UserError">Its file is missing or damaged.</exception>
    internal static IReadOnlyList<Figure> Read(string folder, Manifest manifest) => Damage.Whole(folder, manifest,
        () => Of(DiscoveryDocument.Form.Read(File.ReadAllText(Path.Combine(folder, DiscoveryDocument.FileName)))));

    /// <summary>The figures of a finding, as it is written.</summary>
    internal static IReadOnlyList<Figure> Of(DiscoveryDocument found) => DiscoveryCharts.Of(
        found.Success, found.Points, found.Successes, [.. found.Boxes.Select(box => Picture(box, found.Ranges))]);

    private static BoxPicture Picture(BoxDocument box, IReadOnlyDictionary<string, Interval> ranges)
    {
        var limits = box.Limits.GroupBy(l => l.Number).ToArray();
        return new BoxPicture(new(box.Coverage, box.Density, limits.Length), box.Mass, box.Cases,
            [.. box.Trajectory.Select(s => new BoxStep(s.Coverage, s.Density, s.Restricted.Count))],
            [.. limits.Select(l => Range(l.Key, [.. l], ranges[l.Key]))]);
    }

    private static BoxRange Range(string path, LimitDocument[] limits, Interval range)
    {
        double Limit(string side, double none) => limits.FirstOrDefault(l => l.Side == side)?.Limit ?? none;
        return new BoxRange(path, range.Low, range.High, Limit(LimitDocument.AtLeast, double.NegativeInfinity),
            Limit(LimitDocument.AtMost, double.PositiveInfinity), [.. limits.Select(l => l.QuasiP)]);
    }
}
