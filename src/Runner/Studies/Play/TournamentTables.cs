using System.Globalization;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Tournaments;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Play;

/// <summary>A tournament as a table.</summary>
internal static class TournamentTables
{
    /// <summary>The standings, highest first.</summary>
    internal static ResultTable Of(TournamentResult result)
    {
        var hasExact = result.Standings.Any(s => !double.IsNaN(s.Exact));
        var isCertain = result.IsCertain;
        List<Column> columns = [new("strategy", "strategy", "", IsNumber: false),
        new("payoff", "payoff", isCertain ? "a turn, over all matches" : GameData.TournamentColumns.MeaningOf("payoff"))];
        if (!isCertain) columns.Add(new("95% interval", "payoffCi95", "Student's t over replications"));
        if (hasExact && !isCertain) columns.Add(new("exact", "exact", GameData.TournamentColumns.MeaningOf("exact")));
        if (!isCertain)
            columns.Add(
                new("behind first", "behindFirst", "less than the first of the table; ± is half the 95% interval of paired differences"));
        if (!isCertain) columns.Add(new("first", "first", GameData.TournamentColumns.MeaningOf("first")));
        columns.Add(new("C", "cooperation", GameData.TournamentColumns.MeaningOf("cooperation")));
        var rows = result.Standings.Select((s, i) =>
        {
            List<Cell> cells = [new Cell(TextWrap.Shortened(s.Entrant.Name, 22), s.Entrant.Name),
                isCertain ? Cell.Number(s.Score.Mean, 3) : Cell.Mean(s.Score)];
            if (!isCertain) cells.Add(Cell.Range(s.Score));
            if (hasExact && !isCertain) cells.Add(Cell.Number(s.Exact, 3));
            if (!isCertain) cells.Add(i == 0 ? "" : Cell.Half(s.Behind));
            if (!isCertain) cells.Add(Cell.Number(s.First.Mean, 2));
            cells.Add(Cell.Number(s.Cooperation.Mean, 2));
            return (IReadOnlyList<Cell>)cells;
        });
        return new ResultTable(Title(result), columns, [.. rows],
            [isCertain ? "Nothing here is left to chance: one replication says all, and the payoffs are exact."
                : "Each meets every other and its own twin; who leads by less than the interval beside it may not lead at all. "
                    + "tournament.csv has the intervals of first and C."]);
    }

    /// <summary>What weakens the result.</summary>
    internal static IReadOnlyList<Caution> Cautions(TournamentResult result)
    {
        if (result.IsCertain || result.Standings.Count < 2) return [];
        var second = result.Standings[1].Behind;
        if (result.Replications >= 2 && second.Interval.Low > 0) return [];
        var (first, other) = (result.Standings[0].Entrant.Name, result.Standings[1].Entrant.Name);
        if (second is { Mean: 0, StandardError: 0 })
            return [new("wider-than-effect", $"{other} and {first}, the first, tie exactly in what was played",
                "they differ in no replication", "Call neither the first.")];
        return
        [
            new("wider-than-effect", $"{other} is not told apart from {first}, the first",
                result.Replications < 2 ? "one replication has no interval" : "the 95% interval of the difference holds 0",
                Engine.Studies.Cautions.Narrower(result.Replications)),
        ];
    }

    /// <summary>How it was held: "40 turns, noise 0.05, n = 100 replications, seed 1".</summary>
    internal static string Held(TournamentResult result)
    {
        var rules = result.Options.Rules;
        var parts =
            new List<string> { string.Create(CultureInfo.InvariantCulture,
                $"{(rules.Continuation < 1 ? "at most " : "")}{NumberText.Some(rules.Turns, "turn")}") };
        if (rules.Noise > 0) parts.Add($"noise {NumberText.Exact(rules.Noise)}");
        if (rules.Discount < 1) parts.Add($"discount {NumberText.Exact(rules.Discount)}");
        if (rules.Continuation < 1) parts.Add($"continuation {NumberText.Exact(rules.Continuation)}");
        parts.Add(
            string.Create(CultureInfo.InvariantCulture,
                $"n = {NumberText.Some(result.Replications, "replication")}, seed {result.Options.Seed}"));
        return string.Join(", ", parts);
    }

    private static string Title(TournamentResult result) => $"Tournament of {NumberText.Some(result.Standings.Count, "strategy", "strategies")} ({Held(result)})";

}
