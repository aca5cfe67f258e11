using System.Text.RegularExpressions;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>How variables run over the rounds in replications that a choice tells apart: side by side, so that it is seen where the mean of
/// all is the mean of few.</summary>
internal static partial class GroupsChart
{
    static readonly Stroke OfAll = new(Theme.Ink, .8f, Dash.Short);

    /// <summary>The chart; null where there is nothing to tell apart.</summary>
    public static Figure? Of(RunResult run)
    {
        if (run.Groups.Count < 2) return null;
        var choice = SeriesFiles.ChoiceOf(run.Model);
        var title = $"The runs told apart by the {choice.Label}";
        var variables = run.Groups[0].Series.Select(s => s.Variable).ToArray();
        var panels = variables.SelectMany((variable, v) => run.Groups.Select((group, g) => (variable, v, group, g))).ToArray();
        var caption = $"{title}: {Captions.Letters(panels.Select(p => $"{p.variable.Label}, {InWords(p.group.Name)}"))}. "
            + $"{SeriesMarks.DistributionCaption(run.Groups[0].Series)} Short dashes: mean of all runs together. "
            + $"{Words.Capital(choice.Label)} is {choice.Meaning}; "
            + Words.Series(run.Groups.Select(g => $"{InWords(g.Name)} in {NumberText.Some(g.Replications, "replication")}"), "and") + ". "
            + SeriesMarks.EraCaption(run) + Captions.Of(run);
        return new Figure("by-type", title, caption, [.. panels.Select(p => Panel(run, p.group.Series[p.v], p.v == 0
            ? $"{InWords(p.group.Name)} (n = {NumberText.Count(p.group.Replications)})" : ""))])
        {
            NarrowColumns = run.Groups.Count, WideColumns = run.Groups.Count,
            Key = [.. SeriesMarks.DistributionKey(run.Groups[0].Series, paths: false), new("mean of all", OfAll),
                .. SeriesMarks.EraKey(run)],
        };
    }

    static Panel Panel(RunResult run, Series series, string title)
    {
        var panel = SeriesMarks.DistributionPanel(run, series);
        var all = SeriesMarks.Find(run, series.Variable.Name)!;
        return panel with { Title = title, Marks = [.. panel.Marks, SeriesMarks.Line(all.Mean, OfAll)] };
    }

    /// <summary>The name of a value of a choice as words: "security seeker" of "securitySeeker".</summary>
    static string InWords(string name) => Capital().Replace(name, m => " " + m.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
