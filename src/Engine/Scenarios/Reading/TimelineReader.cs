using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Reads the eras of a timeline and sees to it that they follow each other without gap or overlap.</summary>
internal sealed class TimelineReader(Findings findings, Content content, bool isIncomplete)
{
    /// <summary>Reads a timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="readEra">Reads an era's texts, policy and attention.</param>
    internal void Read(PlacedValue timeline, Action<GroupShape, PlacedValue, string> readEra)
    {
        content.HasTimeline = true;
        if (timeline.Kind != JsonKind.List)
        {
            findings.WrongType(timeline, "timeline", "a list of eras", "Write [ { \"from\": 1, \"policy\": … }, … ].");
            return;
        }
        if (timeline.Items.Count == 0)
            findings.Add(timeline, "timeline", "the timeline has no era", "Write [ { \"from\": 1, \"policy\": … } ].");

        var ends = new (PlacedValue At, int Round)?[timeline.Items.Count];
        for (var i = 0; i < timeline.Items.Count && !findings.IsFull; i++)
        {
            var (era, path) = (timeline.Items[i], $"timeline[{i}]");
            readEra(DocumentShapes.Era(i), era, path);
            content.FirstRounds.Add(era.Kind == JsonKind.Object ? First(era, path, i) : 0);
            if (era["to"] is { } to && Round(to, path + ".to") is { } last) ends[i] = (to, last);
            if (era.Kind == JsonKind.Object && !era.Has("policy") && !isIncomplete)
                findings.Add(era, path, "the era has no policy", "Add \"policy\": \"policies/NAME.json\".");
        }
        if (findings.IsFull) return;
        for (var i = 0; i < ends.Length; i++)
        {
            if (ends[i] is { } end) CheckEnd(end.At, end.Round, i);
        }
    }

    private int First(PlacedValue era, string path, int index)
    {
        if (era["from"] is not { } from)
        {
            findings.Add(era, path, "the era does not say from which round on", "Add \"from\": a round, counted from 1, or a quarter.");
            return 0;
        }
        if (Round(from, path + ".from") is not { } first) return 0;
        var before = content.FirstRounds.Count == 0 ? 0 : content.FirstRounds[^1];
        var (fault, cure) =
            index == 0 && first != 1
                ? ($"the first era begins with {Named(first)}, not with {Named(1)}", $"Begin with \"from\": {Written(from, 1)}.")
            : before > 0 && first == before
            ? ($"this era begins with {Named(first)}, like the one before it", "Give every era a round of its own.")
            : first < before ? ($"this era begins with {Named(first)}, before the one above it, which begins with {Named(before)}",
                "Put the eras in order.")
            : !content.IsRoundsRefused && first > content.Rounds
                ? ($"this era begins with {Named(first)}, after the last round, {Named(content.Rounds)}",
                $"Raise \"rounds\" to {first} or more, or take the era out.")
            : (null, "");
        if (fault is not null) findings.Add(from, path + ".from", fault, cure);
        return first;
    }

    private void CheckEnd(PlacedValue at, int last, int index)
    {
        var isLast = index == content.FirstRounds.Count - 1;
        var should = isLast ? content.Rounds : content.FirstRounds[index + 1] - 1;
        var first = content.FirstRounds[index];
        if (last == should || should < first || first == 0) return; // a fault of "from", which was said, moves every end
        if (isLast && content.IsRoundsRefused) return;
        var what = last < first ? $"the era ends with {Named(last)}, before it begins"
            : isLast ? $"the last era ends with {Named(last)}, the run with {Named(should)}"
            : last < should ? $"the era ends with {Named(last)}, and the next one begins with {Named(should + 1)}: there is a gap"
            : $"the era ends with {Named(last)}, but the next one begins with {Named(should + 1)}: they overlap";
        findings.Add(at, $"timeline[{index}].to", what, isLast
            ? $"Leave \"to\" out, write {Written(at, should)}, or change \"rounds\"."
            : $"Leave \"to\" out, or write {Written(at, should)}.");
    }

    /// <summary>The round that a number or a quarter stands for, counted from 1; null if it is neither, which was said.</summary>
    private int? Round(PlacedValue value, string path)
    {
        const string Forms = "Give a round, counted from 1, or a quarter as \"2001Q1\".";
        if (value.Kind == JsonKind.Number)
        {
            if (value.Number >= 1 && value.Number <= 1_000_000 && Math.Floor(value.Number) == value.Number) return (int)value.Number;
            findings.Add(value, path, $"{value.NumberText()} is not a round", Forms);
            return null;
        }
        if (value.Kind != JsonKind.Text)
        {
            findings.WrongType(value, path, "a round or a quarter", Forms);
            return null;
        }
        if (!Quarter.TryParse(value.Text, out var quarter))
        {
            findings.Add(value, path, $"{PlacedValue.Quote(value.Text)} is not a quarter",
                "Write year and quarter as \"2001Q1\", Q1 to Q4, or give a round as a number.");
            return null;
        }
        if (content.Start is not { } start)
        {
            if (!content.IsStartRefused) findings.Add(value, path, "a quarter means nothing without the quarter of round 1",
                "Add \"start\": \"1993Q1\" to the scenario, or give a round as a number.");
            return null;
        }
        if (quarter >= start) return quarter.Since(start) + 1;
        findings.Add(value, path, $"{quarter} lies before the scenario's start, {start}",
            "Begin later, or set \"start\" to an earlier quarter.");
        return null;
    }

    private string Named(int round) => content.Start is { } start ? $"round {round} ({start.Plus(round - 1)})" : $"round {round}";

    private string Written(PlacedValue like, int round) =>
        like.Kind == JsonKind.Text && content.Start is { } start ? $"\"{start.Plus(round - 1)}\"" : Numbers.Invariant.Text(round);
}
