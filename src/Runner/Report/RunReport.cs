using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Run;
using NegotiationSim.Runner.Telling;

namespace NegotiationSim.Runner.Report;

/// <summary>The report of a run or a comparison.</summary>
internal static class RunReport
{
    /// <summary>Writes the page.</summary>
    internal static string Write(ReportSource source) => ReportPage.Write(
        source.Scenarios.Count == 1 ? source.Scenarios[0].Title : string.Join(" against ", source.Scenarios.Select(s => s.Title)),
        source.Manifest, Answer.Sentences(source),
        [
            new("asked", "What was asked", page => QuestionAsked.Write(page, source)),
            new("charts", "What happened over time", page => Charts(page, source)),
            new("outcomes", "How the runs ended", page => Outcomes(page, source)),
            new("numbers", "All numbers", page => Numbers(page, source)),
            new("cautions", "Before leaning on it", page => Warnings(page, source)),
            // traces are of that model alone
            .. source.Runs[0].Model == Model.Coercion
                ? [new("story", "One run as a story", page => Story(page, source))] : Array.Empty<ReportSection>(),
            new("assumptions", "What it assumes", page => Assumptions.Write(page, source.Scenarios)),
            new("again", "Cite it and run it again", page => Reproducing.Write(page, source.Manifest)),
        ]);

    private static void Charts(Html page, ReportSource source)
    {
        var runs = source.Runs;
        page.Element("p",
            $"Means over {NumberText.Some(runs[0].Replications, "replication")} in each round, with their 95% interval as a band (often no "
                + $"wider than the line). A run that ended early keeps its last state. Point at a chart, or choose it with Tab and use "
                + $"the arrow keys, to read values.");
        if (runs.Count > 1)
            page.Raw("<ul class=\"keys\">"
                + string.Concat(
                    runs.Select(
                        (r, i) =>
                            $"<li><svg viewBox=\"0 0 42 12\" aria-hidden=\"true\"><path class=\"line s{i}\" d=\"M1 "
                                + $"6H41\"/></svg>{Html.Escaped(source.Titles[i])} ({Html.Escaped(r.Scenario)})</li>")) + "</ul>");
        page.Raw("<div class=\"grid-of-charts\">");
        var (longest, scenario) = runs.Zip(source.Scenarios).MaxBy(r => r.First.Rounds);
        string[] labels = [.. Enumerable.Range(0, longest.Rounds + 1).Select(scenario.Label)];
        foreach (var name in runs[0].Model.Highlights.Reported)
            LineFigure.Write(page, "chart-" + name, runs, runs[0].Series.Index().First(s => s.Item.Variable.Name == name).Index, labels);
        page.Raw("</div>");
    }

    private static void Outcomes(Html page, ReportSource source)
    {
        var runs = source.Runs;
        foreach (var (run, r) in runs.Select((run, r) => (run, r)))
            IntervalFigure.Write(page, runs.Count == 1 ? "Share of the runs" : $"{source.Titles[r]}: share of the runs",
                $"share of the runs (n = {NumberText.Count(run.Replications)}; interval: Wilson 1927)",
                [.. run.Outcomes.Select(o => new IntervalFigure.Row(o.Label, r, o.Share))], isShare: true);
        page.Raw(
            "<ul>" + string.Concat(runs[0].Outcomes.Select(o => $"<li><b>{Html.Escaped(o.Label)}</b>: {Html.Escaped(o.Meaning)}.</li>"))
                + "</ul>");
        foreach (var pair in source.Differences.GroupBy(d => d.Metric.Unit).Where(g => g.Key is "utility" or "0 to 1"))
            IntervalFigure.Write(page, $"Differences from {source.Titles[0]} on the same shocks",
                $"difference ({pair.Key}; interval: Student's t on the pairs)",
                [.. pair.Select(
                    d =>
                        new IntervalFigure.Row(
                            runs.Count == 2 ? d.Metric.Label : $"{d.Metric.Label}, {TextWrap.Shortened(d.ScenarioTitle, 16)}",
                            runs.Index().First(r => r.Item.Scenario == d.Scenario).Index, d.Difference))], isShare: false);
    }

    private static void Numbers(Html page, ReportSource source)
    {
        foreach (var run in source.Runs) Table(page, RunTables.Of(run));
        foreach (var group in source.Differences.GroupBy(d => d.Scenario)) Table(page, RunTables.Of([.. group]));
    }

    private static void Table(Html page, ResultTable table)
    {
        page.Table(table.Title, [.. table.Columns.Select(c => c.Heading)],
            table.Rows.Select(r => (string[])[.. r.Select((_, i) => table.Shown(r, i))]));
        foreach (var column in table.Columns.Where(c => c.Legend.Length > 0))
            page.Raw($"<p><b>{Html.Escaped(column.Heading)}</b>: {Html.Escaped(column.Legend)}.</p>");
    }

    private static void Warnings(Html page, ReportSource source)
    {
        var cautions =
            source.Runs.SelectMany(r => Cautions.About(r).Select(c => source.Runs.Count == 1 ? c.ToString() : $"{r.Scenario}: {c}"))
            .Concat(UnlikeScenarios.Cautions(source.Scenarios)
                .Concat(source.Differences.Count > 0 ? Cautions.About(source.Differences) : []).Select(c => c.ToString())).Distinct()
                .ToArray();
        if (cautions.Length == 0)
            page.Element("p",
                "None of the program's checks of these results (enough runs, enough events, numbers stuck at a bound, runs cut short) "
                    + "found anything.");
        foreach (var caution in cautions) page.Element("p", caution, "class=\"caution\"");
    }

    private static void Story(Html page, ReportSource source)
    {
        page.Element("p",
            $"Replication {source.Typical}, the one whose sender's payoff is nearest to the median under {source.Titles[0]}, at its turns. "
                + $"One run is an illustration: it proves nothing that the intervals above do not.");
        for (var s = 0; s < source.Scenarios.Count; s++)
        {
            var trace = source.Tell(source.Scenarios[s]);
            string Told(bool isBrief) => $"<pre>{Html.Escaped(TraceText.Write(trace, all: false, isBrief))}</pre>";
            if (s > 0) page.Element("h3", $"The same shocks under {source.Titles[s]}");
            page.Raw(Told(isBrief: true));
            if (s == 0) page.Raw($"<details><summary>With every meeting and its reasons</summary>{Told(isBrief: false)}</details>");
        }
    }
}
