using System.Globalization;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Optimise;

/// <summary>What a policy search found, as tables and sentences.</summary>
internal static class SearchTables
{
    /// <summary>How many decimals a cell has at the most.</summary>
    private const int Most = 3;

    /// <summary>Objectives, robustness and levers of the policies worth a look.</summary>
    internal static IReadOnlyList<ResultTable> Of(PolicySearchResult result)
    {
        var shown = Shown(result);
        return [.. Objectives(result), .. Robust(result, shown).InParts(), Levers(result, [.. shown.Where(p => p.IsFound)]),
            .. PriceTables.Prices(result), .. PriceTables.Searches(result)];
    }

    /// <summary>Their objectives alone, in as few tables as fit the screen.</summary>
    internal static IReadOnlyList<ResultTable> Objectives(PolicySearchResult result) => Objectives(result, Shown(result)).InParts();

    /// <summary>What is better than the policy of comparison, by how much, and where it is worse.</summary>
    internal static IEnumerable<string> InWords(PolicySearchResult result)
    {
        var front = result.Policies.Where(p => p.IsFound).ToArray();
        var objectives = result.Options.Objectives;
        var clearly = front.Where(p => p.IsClearlyBetter(objectives)).ToArray();
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{clearly.Length} of the {front.Length} policies of the front are better than {result.Comparison} in at least one of {objectives.Count} objectives and worse in none, beyond the 95% intervals of the paired differences over {result.Options.FreshWorlds:N0} fresh worlds.");
        foreach (var sentence in PriceTables.InWords(result)) yield return sentence;
        foreach (var (policy, why) in Picks(
            result)) yield return $"{policy.Candidate.Name} ({why}) against {result.Comparison}: "
                + $"{Against(policy, objectives)}{Elsewhere(policy)}";
    }

    /// <summary>The picks of the front, then the given policies.</summary>
    private static IReadOnlyList<FoundPolicy> Shown(PolicySearchResult result) =>
        [.. result.Policies.Where(p => p.IsFound && Picks(result).Any(pick => pick.Policy == p)),
            .. result.Policies.Where(p => !p.IsFound)];

    /// <summary>The best of the front in each objective, the one of least regret, and the best of those that are worse in
    /// nothing. Nothing is named by what all of the front are equally good at.</summary>
    internal static IReadOnlyList<(FoundPolicy Policy, string Why)> Picks(PolicySearchResult result)
    {
        var front = result.Policies.Where(p => p.IsFound).ToArray();
        var objectives = result.Options.Objectives;
        var picks = objectives.SelectMany((o, i) => Best(
            front, p => o.Cost(p.Values[i].Mean), $"the {(o.IsMaximised ? "highest" : "lowest")} {o.Label}")).ToList();
        picks.AddRange(Best(front, p => p.Robustness.MeanRegret.Mean, "the least mean regret"));
        if (front.FirstOrDefault(p => p.IsClearlyBetter(objectives)) is { } better)
            picks.Add((better, $"worse than {result.Comparison} in nothing"));
        if (picks.Count == 0) picks.Add((front[0], "as good as all of the front"));
        return [.. picks.GroupBy(p => p.Policy).Select(g => (g.Key, string.Join(", ", g.Select(p => p.Why))))
            .OrderBy(p => p.Key.Candidate.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<(FoundPolicy Policy, string Why)> Best(FoundPolicy[] front, Func<FoundPolicy, double> cost, string what)
    {
        var least = front.Min(cost);
        FoundPolicy[] best = [.. front.Where(p => cost(p).Equals(least))];
        if (best.Length == 1) yield return (best[0], what);
        else if (best.Length < front.Length) yield return (best[0], "among " + what);
    }

    private static string Against(FoundPolicy policy, IReadOnlyList<Objective> objectives)
    {
        string Part(int sign, string word)
        {
            var parts = objectives.Select((o, i) => (o, e: policy.Against[i])).Where(x => FoundPolicy.Sign(x.o, x.e) == sign)
                .Select(x => $"{x.o.Label} {Signed(x.e)}").ToArray();
            return parts.Length == 0 ? "" : $"{word} {string.Join("; ", parts)}. ";
        }
        var open = objectives.Where((o, i) => FoundPolicy.Sign(o, policy.Against[i]) == 0).Select(o => o.Label).ToArray();
        return (Part(1, "Better:") + Part(-1, "WORSE:") + (open.Length > 0 ? $"Not told apart: {string.Join(", ", open)}." : "")).Trim()
            + FormattableString.Invariant($" Higher sender's payoff in {100 * policy.Better.Mean:F0}% of the worlds.");
    }

    /// <summary>What the search did not ask for and the policy pays with.</summary>
    private static string Elsewhere(FoundPolicy policy)
    {
        var worse = policy.Elsewhere.Where(e => FoundPolicy.Sign(e.Metric, e.Difference) < 0)
            .Select(e => $"{e.Metric.Label} {Signed(e.Difference)}").ToArray();
        return worse.Length == 0 ? "" : $" Worse in what the search did not ask for: {string.Join("; ", worse)}.";
    }

    private static string Signed(Estimate e) => $"{(e.Mean > 0 ? "+" : "")}{NumberText.Mean(e)} [{NumberText.Range(e)}]";

    private static ResultTable Objectives(PolicySearchResult result, IReadOnlyList<FoundPolicy> shown) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"Policies on {result.Options.FreshWorlds:N0} fresh worlds × {result.Options.Replications} replications ({(result.Searches.Count == 1 ? "search" : $"{result.Searches.Count} searches")}: {result.Options.Population} × {result.Options.Generations} generations in {result.Options.Worlds} worlds, seed {result.Options.Seed})"),
        [new("policy", "policy", "", IsNumber: false),
            .. result.Options.Objectives.Select(
                o => new Column(Short(o.Label), o.Name, $"{o.Label}, {o.Unit}, {(o.IsMaximised ? "to be large" : "to be small")}"))],
        [.. shown.Select(p => (IReadOnlyList<Cell>)[Name(p), .. p.Values.Zip(result.Options.Objectives, Value)])],
        ["± is half the 95% interval of the mean over worlds (Student's t); a share of runs or worlds has its own in brackets (Wilson 1927 "
            + "on the number of worlds), and so has regret (by ranks). A star: another policy of the table is no worse in every "
            + "objective and better in one."]);

    private static ResultTable Robust(PolicySearchResult result, IReadOnlyList<FoundPolicy> shown)
    {
        var hasRule = result.Options.Satisfy.Count > 0;
        Column[] columns =
        [
            new("policy", "policy", "", IsNumber: false),
            new("mean regret", "meanRegret", SearchFiles.Robust.MeaningOf("mean_regret")),
            new("90%", "highRegret", SearchFiles.Robust.MeaningOf("regret_90") + ", with its 95% interval by ranks (none below 29 worlds)"),
            new("worst", "worstRegret", "the greatest seen"),
            new("better", "better", $"share of worlds with a higher sender's payoff than {result.Comparison}"),
            .. hasRule
                ? (Column[])[
                    new("satisfied", "satisfied",
                        $"share of worlds in which {string.Join(" and ", result.Options.Satisfy.Select(s => s.Text))} (Starr 1963; Wilson "
                            + $"1927)")] : [],
        ];
        return new ResultTable("Robustness over the worlds", columns,
            [.. shown.Select(
                p =>
                    (IReadOnlyList<Cell>)[Name(p), Half(p.Robustness.MeanRegret), Cell.WithRange(p.Robustness.HighRegret),
                        Cell.Number(p.Robustness.WorstRegret, Math.Min(p.Robustness.MeanRegret.Decimals, Most)),
                Cell.WithRange(p.Better), .. hasRule ? (Cell[])[Cell.WithRange(p.Robustness.Satisfied)] : []])], []);
    }

    private static ResultTable Levers(PolicySearchResult result, IReadOnlyList<FoundPolicy> shown) => new("Their levers",
        [new("lever", "lever", "", IsNumber: false), .. shown.Select(p => new Column(p.Candidate.Name, p.Candidate.Name, ""))],
        [.. result.Levers.Select(
            (l, i) => (IReadOnlyList<Cell>)[l.Path["policy.".Length..], .. shown.Select(p => Cell.Number(p.Candidate.Values[i], 2))])], []);

    private static Cell Name(FoundPolicy p) => new(Short(p.Candidate.Name) + (p.IsDominated ? "*" : ""), p.Candidate.Name);

    /// <summary>An objective's value; shares and regret reach further to one side.</summary>
    private static Cell Value(Estimate e, Objective o) =>
        Model.Coercion.Objectives.FirstOrDefault(q => q.Name == o.Name) is { IsShare: false } ? Half(e) : Cell.WithRange(e);

    private static Cell Half(Estimate e) => double.IsNaN(e.Interval.Low) ? Cell.Mean(e) : Cell.Half(e, Most);

    private static string Short(string text) => TextWrap.Shortened(text, 18);
}
