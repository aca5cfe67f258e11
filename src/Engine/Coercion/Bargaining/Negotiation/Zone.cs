using NegotiationSim.Engine.Games.Theory;

namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>A package and what it is worth.</summary>
/// <param name="Package">The package.</param>
/// <param name="Sender">Its utility to the sender.</param>
/// <param name="Target">Its utility to the target.</param>
public sealed record ZonePoint(Package Package, double Sender, double Target);

/// <summary>The zone of agreement: what packages both sides prefer to none, which of them are efficient, and which the bargaining solutions
/// choose.</summary>
/// <param name="Exists">Whether any package is at least worth its reservation value to each side.</param>
/// <param name="SenderWidth">The greatest surplus over its reservation value that the sender can have in the zone; 0 or below it where
/// there is none.</param>
/// <param name="TargetWidth">The same of the target.</param>
/// <param name="Frontier">The efficient packages, in or out of the zone, the one that the target likes best first.</param>
/// <param name="Nash">The package with the greatest product of surpluses (Nash 1950); null without a zone, as are those below.</param>
/// <param name="KalaiSmorodinsky">The package that gives each the same share of the greatest surplus that it could have (Kalai and
/// Smorodinsky 1975).</param>
/// <param name="Egalitarian">The package with the greatest lesser surplus (Kalai 1977).</param>
/// <param name="Utilitarian">The package with the greatest sum of surpluses.</param>
public sealed record Zone(
    bool Exists, double SenderWidth, double TargetWidth, IReadOnlyList<ZonePoint> Frontier,
    ZonePoint? Nash, ZonePoint? KalaiSmorodinsky, ZonePoint? Egalitarian, ZonePoint? Utilitarian)
{
    /// <summary>The zone of a table.</summary>
    /// <param name="table">The table. Issues without steps are looked at in <paramref name="levels"/> steps.</param>
    /// <param name="levels">How fine that is, from 1.</param>
    /// <param name="most">How many efficient packages are kept at the most, from 2; with fewer the frontier is exact for issues in
    /// steps.</param>
    public static Zone Of(in Table table, int levels = 20, int most = 2000)
    {
        var frontier = ParetoFrontier.Of(table, levels, most);
        var reserves = new UtilityPair(table.SenderReserve, table.TargetReserve);
        var problem = BargainingProblem.OfPoints([.. frontier.Select(p => new UtilityPair(p.Sender, p.Target))], reserves);
        ZonePoint? Point(BargainingSolution solution) => solution.Index < 0 ? null : frontier[solution.Index];
        var width = problem.HasAgreement ? problem.Ideal.GainOver(reserves) : Short(frontier, reserves);
        return new Zone(problem.HasAgreement, width.First, width.Second, frontier,
            Point(problem.Nash), Point(problem.KalaiSmorodinsky), Point(problem.Egalitarian), Point(problem.Utilitarian));
    }

    /// <summary>How far the sides are from a zone at its nearest: the efficient package with the greatest lesser surplus.</summary>
    private static UtilityPair Short(IReadOnlyList<ZonePoint> frontier, UtilityPair reserves)
    {
        var nearest = frontier.Select(p => new UtilityPair(p.Sender, p.Target).GainOver(reserves))
            .MaxBy(gain => Math.Min(gain.First, gain.Second));
        return new UtilityPair(Math.Min(0, nearest.First), Math.Min(0, nearest.Second));
    }
}

/// <summary>The efficient packages of a table, issue by issue: what is dominated over some issues stays dominated over all.</summary>
internal static class ParetoFrontier
{
    internal static IReadOnlyList<ZonePoint> Of(in Table table, int levels, int most)
    {
        List<ZonePoint> frontier = [new(default, 0, 0)];
        for (var j = 0; j < table.Issues.Length; j++)
        {
            var issue = table.Issues[j];
            var (sender, target) = (Signed(table, Side.Sender, j), Signed(table, Side.Target, j));
            var steps = issue.Levels > 0 ? issue.Levels : levels;
            var wider = new List<ZonePoint>(frontier.Count * (steps + 1));
            foreach (var point in frontier)
            {
                for (var step = 0; step <= steps; step++)
                {
                    var part = (double)step / steps;
                    var package = point.Package;
                    package[j] = part;
                    wider.Add(
                        new ZonePoint(package, point.Sender + sender * issue.Sender.At(part),
                            point.Target + target * issue.Target.At(part)));
                }
            }
            frontier = Thinned(Efficient(wider), most);
        }
        return frontier;
    }

    private static double Signed(in Table table, Side side, int j) =>
        table.Issues[j].Giver == side ? -table.Stakes(side)[j] : table.Stakes(side)[j];

    /// <summary>The points that no other one betters, by the target's utility from the greatest down.</summary>
    private static List<ZonePoint> Efficient(List<ZonePoint> points)
    {
        var efficient = new List<ZonePoint>();
        var sender = double.NegativeInfinity;
        foreach (var point in points.OrderByDescending(p => p.Target).ThenByDescending(p => p.Sender))
        {
            if (point.Sender <= sender) continue;
            sender = point.Sender;
            efficient.Add(point);
        }
        return efficient;
    }

    /// <summary>So many of the points at the most: one of each stretch of the sender's utility, the ends included.</summary>
    private static List<ZonePoint> Thinned(List<ZonePoint> points, int most)
    {
        if (points.Count <= most) return points;
        var (low, high) = (points[0].Sender, points[^1].Sender);
        var kept = new List<ZonePoint>(most) { points[0] };
        var last = 0;
        foreach (var point in points.Skip(1))
        {
            var bin = 1 + (int)((point.Sender - low) / (high - low) * (most - 2));
            if (bin == last) continue;
            last = bin;
            kept.Add(point);
        }
        if (kept[^1] != points[^1]) kept.Add(points[^1]);
        return kept;
    }
}
