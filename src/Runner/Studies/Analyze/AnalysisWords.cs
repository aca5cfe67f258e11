using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Theory;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Analyze;

/// <summary>What theory says of a scenario, in paragraphs that a diplomat would sign.</summary>
internal static class AnalysisWords
{
    internal static IEnumerable<string> Of(ScenarioAnalysis analysis) =>
        from type in analysis.Phases.GroupBy(p => p.Target)
        select Of(analysis, [.. type]);

    private static string Of(ScenarioAnalysis analysis, PhaseAnalysis[] phases)
    {
        var (sender, target) = (analysis.Scenario.SenderName, analysis.Scenario.TargetName);
        var first = phases[0];
        var whom = first.Target == TargetType.SecuritySeeker ? $"If {target} seeks security" : $"If {target} is an opportunist";
        return $"{whom}: {Zone(first, phases.Length)} {Offer(analysis, first, sender, target)} {Trust(analysis, first, sender, target)} "
            + $"{Game(first, sender, target)}{Later(phases)}";
    }

    private static string Zone(PhaseAnalysis p, int phases)
    {
        var what = phases == 1 ? "the deal" : "a first step";
        if (p.Zone.Nash is not { } nash)
            return $"no depth and no relief can be found that make {what} worth more than none to both; talks can only buy time until "
                + $"something else changes.";
        return FormattableString.Invariant(
            $"there is room for {what}: {Percent(p.Zone.Share)} of all pairs of depth and relief suit both sides, and a deal that ends {100 * nash.Depth:F0}% of the programme for {100 * nash.Relief:F0}% relief divides the gain as Nash would.");
    }

    private static string Percent(double share) =>
        share < .01 ? "less than 1%" : FormattableString.Invariant($"{100 * share:F0}%");

    private static string Offer(ScenarioAnalysis analysis, PhaseAnalysis p, string sender, string target)
    {
        var levers = analysis.Scenario.Central().Eras[0].Policy;
        var offer =
            FormattableString.Invariant(
                $"What is offered, {100 * levers.Depth:F0}% for {100 * levers.Relief:F0}% in {levers.Phases:F0} step{(levers.Phases == 1 ? "" : "s")},");
        return (p.SenderGain >= 0, p.TargetGain >= 0) switch
        {
            (true, true) => $"{offer} lies inside that room.",
            (true, false) => $"{offer} is worth it to {sender} but asks {target} for more than it gets.",
            (false, true) => $"{offer} suits {target} but costs {sender} more than it brings.",
            _ => $"{offer} suits neither side.",
        };
    }

    private static string Trust(ScenarioAnalysis analysis, PhaseAnalysis p, string sender, string target) =>
        $"{Need(sender, target, p.SenderTrust, analysis.SenderTrust)}; {Need(target, sender, p.TargetTrust, analysis.TargetTrust)}.";

    private const int MostDecimals = 17;

    /// <summary>What trust it takes and what there is, with as many decimals as tell the two apart.</summary>
    internal static string Need(string side, string other, Engine.Coercion.Simulation.TrustThreshold threshold, double has)
    {
        if (!threshold.IsReached) return $"no trust in {other} would bring {side} to ratify it";
        if (threshold.Least == 0) return $"{side} would ratify it without any trust in {other}";
        if (has >= threshold.Least)
            return $"{side} needs a trust in {other} of {NumberText.Fixed(threshold.Least, 2)} to ratify it, which it has";
        var decimals = 2;
        while (decimals < MostDecimals && NumberText.Fixed(has, decimals) == NumberText.Fixed(threshold.Least, decimals)) decimals++;
        return $"{side} needs a trust in {other} of {NumberText.Fixed(threshold.Least, decimals)} to ratify it, and it has "
            + $"{NumberText.Fixed(has, decimals)}";
    }

    private static string Game(PhaseAnalysis p, string sender, string target)
    {
        var both = p.Game.Equilibria.SelectMany(c => c.Extreme).Any(e => e.Row[0] == 1 && e.Column[0] == 1);
        var none = p.Game.Equilibria.SelectMany(c => c.Extreme).Any(e => e.Row[0] == 0 && e.Column[0] == 0);
        var name = p.Game.Names.Count > 0 ? $" ({string.Join(" or ", p.Game.Names)})" : "";
        var outcome = (both, none) switch
        {
            (true, true) => "both would deliver if each expects it of the other, and neither if not: trust decides",
            (true, false) => "both would deliver: the deal enforces itself",
            (false, true) =>
                "it ends with neither delivering, whatever they say: it takes a penalty, or a future, that this step alone does not have",
            _ => "one side would deliver and the other not, or chance decides",
        };
        return $"Once signed{name}, {outcome}.";
    }

    private static string Later(PhaseAnalysis[] phases)
    {
        if (phases.Length == 1 || !phases[0].Zone.Exists) return "";
        var closed = phases.Skip(1).Where(p => !p.Zone.Exists).Select(p => p.Step.Stage).ToArray();
        var last = phases[^1];
        return closed.Length == 0
            ? FormattableString.Invariant($" The later steps keep some room, the last one {Percent(last.Zone.Share)} of all deals.")
            : $" From the state that it leads to, no room is left for step{(closed.Length == 1 ? "" : "s")} {Words.Series([.. closed.Select(s => $"{s}")], "and")}.";
    }
}
