using System.Globalization;
using NegotiationSim.Engine.History;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Hindsights;

/// <summary>Policy in hindsight as tables, one a start.</summary>
internal static class HindsightTables
{
    /// <summary>The name under which the record's own figures stand.</summary>
    internal const string Record = "the record";

    private const int NameWidth = 18;

    internal static IReadOnlyList<ResultTable> Of(HindsightResult result) => [.. result.Starts.Select(s => Of(s, s == result.Starts[^1]))];

    /// <summary>The same in short: of each start the record, the policies as they were, and which did best.</summary>
    internal static ResultTable Foremost(HindsightResult result)
    {
        var columns = Columns(hasLegend: true);
        return new ResultTable(
            string.Create(CultureInfo.InvariantCulture, $"Policies from each start to {result.Starts[0].To}: as it was, and what did best"),
            [new("from", "from", "", IsNumber: false), .. Short(columns)],
            [.. result.Starts.SelectMany(start => Best(start).Select(Row).Prepend(RecordOf(start)).Select((row, i) =>
                (IReadOnlyList<Cell>)[i == 0 ? start.From.ToString() : "", .. Short(row)]))],
            [
                "Told of each start: the policy with the highest payoff, and the one with the fewest launches where it is another. They "
                    + "are chosen after looking, so what they are best by is somewhat too much.",
                string.Create(CultureInfo.InvariantCulture,
                    $"n, effective particles: {string.Join(", ", result.Starts.Select(s => $"{s.EffectiveParticles:N0} from {s.From}"))}."),
            ]);
    }

    /// <summary>As it was, the policy with the highest payoff, and the one with the fewest launches.</summary>
    private static IEnumerable<HindsightPolicy> Best(HindsightStart start)
    {
        HindsightPolicy[] others = [.. start.Policies.Skip(1)];
        return others.Length == 0 ? start.Policies
            : new[] { start.Policies[0], others.MaxBy(p => p["senderPayoff"].Mean.Mean)!,
                others.MinBy(p => p["launchesPerYear"].Mean.Mean)! }
                .Distinct();
    }

    /// <summary>Without capability, for which a screen has no room beside the start.</summary>
    private static IEnumerable<T> Short<T>(IReadOnlyList<T> row) => row.Take(4).Concat(row.Skip(5));

    /// <summary>A start's table; the last one's legend serves for all.</summary>
    private static ResultTable Of(HindsightStart start, bool isLast) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"Policies from {start.From} to {start.To} ({NumberText.Some(start.Quarters, "quarter")}, n = {start.EffectiveParticles:N0} effective particles)"),
        Columns(isLast),
        [RecordOf(start), .. start.Policies.Select(Row)],
        [.. Islands(start.Policies[0]["launchesPerYear"].Islands)]);

    private static IReadOnlyList<Cell> RecordOf(HindsightStart start) =>
        [Record, Seen(start, "launchesPerYear", 1), Seen(start, "nuclearTests", 0), Seen(start, "inForce", 2), "", "", ""];

    private static Column[] Columns(bool hasLegend) =>
    [
        new("policy", "policy", "", IsNumber: false),
        new("launches", "launchesPerYear", hasLegend ? "launch days a year, mean and 90% predictive interval" : ""),
        new("tests", "nuclearTests", hasLegend ? "nuclear tests, mean" : ""),
        new("deal", "inForce", hasLegend ? "mean share of all quarters to the end that end with an agreement in force" : ""),
        new("capability", "capability", hasLegend ? "mean at the end" : ""),
        new("Δ payoff", "senderPayoffDifference",
            hasLegend
                ? "sender's payoff a quarter, 0 after war or collapse, less that under the policies as they were, paired, in brackets "
                    + "where p (Holm) is .05 or more" : ""),
        new("wins", "senderPayoffBetter", hasLegend ? "share of particles in which that payoff is higher, ties counted half" : ""),
    ];

    private static IEnumerable<string> Islands(IReadOnlyList<double> islands)
    {
        if (islands.Count > 1)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"The {islands.Count} islands of the filter by themselves: {islands.Min():F2} to {islands.Max():F2} launches as it was.");
    }

    private static IReadOnlyList<Cell> Row(HindsightPolicy policy)
    {
        var launches = policy["launchesPerYear"];
        return
        [
            new Cell(TextWrap.Shortened(policy.Policy, NameWidth), policy.Policy),
            new Cell($"{Short(launches.Mean.Mean)} ({Short(launches.Predictive.Low)} to {Short(launches.Predictive.High)})",
                NumberText.Exact(launches.Mean.Mean)),
            Cell.Number(policy["nuclearTests"].Mean.Mean, 1),
            Cell.Number(policy["inForce"].Mean.Mean, 2),
            Cell.Number(policy["capability"].Mean.Mean, 2),
            Difference(policy["senderPayoff"]),
            policy["senderPayoff"].Difference is null ? "" : Cell.Number(policy["senderPayoff"].Better, 2),
        ];
    }

    private static Cell Seen(HindsightStart start, string outcome, int decimals) =>
        Cell.Number(start.Seen(BranchOutcome.All.First(o => o.Name == outcome)), decimals);

    /// <summary>A rate in at most three characters below 100.</summary>
    private static string Short(double rate) => NumberText.Fixed(rate, rate < 9.95 ? 1 : 0);

    private static Cell Difference(HindsightOutcome payoff)
    {
        if (payoff.Difference is not { } difference) return "";
        if (difference is { Mean: 0, StandardError: 0 }) return new Cell("0", "0");
        var text = (difference.Mean > 0 ? "+" : "") + NumberText.Fixed(difference.Mean, 3);
        return new Cell(payoff.AdjustedP < .05 ? text : $"({text})", NumberText.Exact(difference.Mean));
    }
}
