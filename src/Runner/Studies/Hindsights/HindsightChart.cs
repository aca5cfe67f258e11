using System.Globalization;
using NegotiationSim.Engine.History;
using NegotiationSim.Runner.Drawing;
using MarkerShape = ScottPlot.MarkerShape;

namespace NegotiationSim.Runner.Studies.Hindsights;

/// <summary>Policies in hindsight: a panel for each start, launch days above and capability beneath.</summary>
internal static class HindsightChart
{
    const int MostAcross = 4;

    static readonly string[] Shown = ["launchesPerYear", "capability"];

    /// <summary>The figure.</summary>
    public static Figure Of(HindsightResult result)
    {
        var panels = result.Starts.Chunk(MostAcross)
            .SelectMany(starts => Shown.SelectMany(name => starts.Select(s => (Start: s, Name: name)))).ToArray();
        var caption =
            $"What the model says of each policy from a quarter to {result.Starts[0].To}, given the record before it: "
                + $"{Captions.Letters(panels.Select(p => $"{p.Start.Policies[0][p.Name].Outcome.Label} from {p.Start.From}"))}. "
            + "Dot: mean over particles; whisker: 90% predictive interval; hollow and black: the policies as they were; grey line: the "
            + "record's own launch days. Every policy meets the same shocks and the record's successions. "
            + string.Create(CultureInfo.InvariantCulture,
                $"Scenario {result.Scenario}; n = {string.Join(", ", result.Starts.Select(s => s.EffectiveParticles.ToString("N0", CultureInfo.InvariantCulture)))} effective particles.");
        var across = Math.Min(MostAcross, result.Starts.Count);
        return new Figure("hindsight", "Policy in hindsight", caption, [.. panels.Select(p => Panel(result, p.Start, p.Name))])
        {
            Key =
            [
                KeyEntry.OnLine("mean, 90% predictive", Theme.Blue),
                KeyEntry.OnLine("the policies as they were", Theme.Ink, MarkerShape.OpenCircle),
                new("the record", new Stroke(Theme.Grey, .6f)),
            ],
            WideColumns = across == 1 ? Shown.Length : across,
            NarrowColumns = across == 1 ? 1 : 2,
            SharedRows = true,
        };
    }

    static Panel Panel(HindsightResult result, HindsightStart start, string name)
    {
        var outcome = start.Policies[0][name].Outcome;
        var ends = start.Policies.SelectMany(p => new[] { p[name].Mean.Mean, p[name].Predictive.Low, p[name].Predictive.High })
            .Append(start.Seen(outcome));
        var (low, high) = outcome.Unit == "0 to 1" ? (0, 1) : Ranges.FromZero(ends);
        List<Mark> marks = double.IsNaN(start.Seen(outcome)) ? [] : [new Rule(start.Seen(outcome))];
        marks.AddRange(
            start.Policies.Select((p, row) =>
                new Whisker(row, p[name].Mean.Mean, p[name].Predictive.Low, p[name].Predictive.High,
                    new Stroke(row == 0 ? Theme.Ink : Theme.Blue), Hollow: row == 0)));
        var label = outcome.Unit == "0 to 1" ? $"{outcome.Label} (0–1)" : outcome.Label;
        return new Panel(new Axis(label, low, high) { Margin = .04 },
            Rows.Axis([.. start.Policies.Select(p => p.Policy)]), marks)
        { Title = $"from {start.From}" };
    }
}
