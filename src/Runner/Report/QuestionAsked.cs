using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Report;

/// <summary>The part of a report that says what was asked: scenarios, policies side by side, rounds, replications, seed.</summary>
internal static class QuestionAsked
{
    internal static void Write(Html page, ReportSource source)
    {
        foreach (var scenario in source.Scenarios)
            page.Raw($"<p><b>{Html.Escaped(scenario.Title)}</b> ({Html.Escaped(scenario.Name)}). {Html.Escaped(scenario.Description)}</p>");
        var first = source.Scenarios[0];
        page.Element("p",
            $"The sender of pressure is {first.SenderName}, the target {first.TargetName}. {source.Runs[0].Rounds} rounds of {source.Runs[0].Model.RoundInWords}, {NumberText.Some(source.Manifest.Completed, "replication")}, seed {source.Manifest.Options.Seed}."
            + (source.Scenarios.Count > 1
                ? " Replication i of every scenario meets the same shocks, so that differences are the policies' and not luck's." : "")
            + (first.IsUncertain ? $" {first.UncertainParameters.Count} numbers are uncertain and drawn anew for every replication." : ""));
        var levers = source.Scenarios.Select(s => s.Parameters.Where(p => p.IsLever).ToDictionary(p => p.Path)).ToArray();
        if (levers.Any(l => l.Count > 0))
        {
            page.Table("The policies as levers", ["lever", .. source.Titles, "unit", "meaning"],
                levers.SelectMany(l => l.Values).DistinctBy(p => p.Path).Select(p => (string[])
                    [p.Path["policy.".Length..], .. levers.Select(l => l.TryGetValue(p.Path, out var own) ? own.ValueText : "–"),
                        p.Parameter.Unit, p.Parameter.Meaning]), "class=\"words\"");
        }
        foreach (var scenario in source.Scenarios.Where(s => s.Eras.Count > 1))
            page.Table($"Eras of {scenario.Name}", ["era", "rounds", "policy"],
                scenario.Eras.Select(e => (string[])[e.Name, $"{scenario.Label(e.FirstRound)} to {scenario.Label(e.LastRound)}", e.Policy]),
                "class=\"words\"");
    }
}
