using System.Globalization;
using System.Text.RegularExpressions;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>How a sweep was done, in sentences for a paper.</summary>
internal static partial class SweepMethods
{
    internal static string Of(Manifest m)
    {
        var points = Methods.Option(m, "points").Split(',')[0];
        var isDrawn = Methods.Option(m, "shocks") != SweepManifest.SameShocks;
        var precision = Methods.Option(m, "precision");
        var replications = Methods.Option(m, "replications");
        return $"What was varied: {LongNumber().Replace(Methods.Option(m, "varied"), Shortened)}. The design is "
            + $"{Design(Methods.Option(m, "design"))}, of {points} point{(points == "1" ? "" : "s")}. "
            + $"Every policy was played at every point, {replications} replication{(replications == "1" ? "" : "s")}"
            + (precision is "" or "none" ? "" : $" at a time until {precision}")
            + $"; the policies of a point met the same draws of chance, {(isDrawn ? "each point its own" : "and so did the points")}. "
            + "Means have 95% intervals by Student's t, shares of runs by Wilson's score [@Wilson1927]; differences between policies are "
            + "taken replication by replication, those of shares with intervals by Tango's score [@Tango1998]. "
            + $"The seed was {Methods.Option(m, "seed")}; what is drawn hangs on it, "
            + $"{(isDrawn ? "the point " : "")}and the replication alone, not on the number of threads.";
    }

    /// <summary>A number with the digits that a reader wants; sweep.json has all.</summary>
    private static string Shortened(Match number) =>
        double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("G3", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+\.\d{4,}")]
    private static partial Regex LongNumber();

    private static string Design(string kind) => kind switch
    {
        "grid" => "a full grid",
        "lhs" => "a Latin hypercube [@McKay1979]",
        "sobol" => "a Sobol' sequence [@JoeKuo2008] under nested uniform scrambling [@Owen1995]",
        _ => "a list of our own",
    };
}
