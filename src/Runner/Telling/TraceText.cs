using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Telling;

/// <summary>A replication as a story: what each side did and believed, and where the run turned.</summary>
internal static class TraceText
{
    /// <summary>Tells it.</summary>
    /// <param name="trace">The replication.</param>
    /// <param name="all">Whether quiet rounds are told, too.</param>
    /// <param name="isBrief">Whether talks that end without a signature are left out, and reasons.</param>
    internal static string Write(Trace trace, bool all, bool isBrief = false)
    {
        var story = new StringBuilder();
        story.Append(Text($"{trace.Scenario.Name}: {trace.Scenario.Policy}, replication {trace.Number}, seed {trace.Seed}\n\n"));
        story.Append(Paragraph(Opening(trace)));
        foreach (var (path, value) in Drawn(trace)) story.Append(Paragraph(Text($"Drawn for this replication: {path} = {value:G4}.")));
        story.Append('\n');
        var quiet = 0;
        for (var t = 1; t < trace.Rounds.Count; t++)
        {
            var sentences = Round(trace, t, withTalks: !isBrief).ToArray();
            if (sentences.Length == 0 && !all)
            {
                quiet++;
                continue;
            }
            if (quiet > 0) story.Append(Quiet(quiet, isBrief));
            quiet = 0;
            story.Append(
                TextWrap.Hanging(string.Join(' ', sentences.Append(State(trace.Rounds[t].State))), $"  {Label(trace.Scenario, t)}  ",
                    "          "));
        }
        if (quiet > 0) story.Append(Quiet(quiet, isBrief));
        story.Append('\n');
        foreach (var sentence in Closing(trace)) story.Append(Paragraph(sentence));
        return story.ToString();
    }

    private static string Quiet(int rounds, bool isBrief) =>
        $"          … {NumberText.Some(rounds, "round")} without {(isBrief ? "" : "talks, ")}agreement or nuclear test\n";

    /// <summary>Who the two sides are, and where they start.</summary>
    internal static string Opening(Trace trace)
    {
        var (start, _) = trace.Rounds[0];
        return Text(
            $"The target, {trace.Scenario.TargetName}, is {(start.IsOpportunist ? "an opportunist" : "a security seeker")} at heart; the sender, {trace.Scenario.SenderName}, does not know. The first administration is {Type(start)}. {State(start)} Trust is told as the sender's/the target's.");
    }

    /// <summary>How it ended, and where it turned.</summary>
    internal static IEnumerable<string> Closing(Trace trace) => [End(trace), .. Turns(trace)];

    /// <summary>What happened in a round, sentence by sentence; none for a quiet round.</summary>
    internal static IEnumerable<string> Round(Trace trace, int t, bool withTalks = true)
    {
        var (state, record) = trace.Rounds[t];
        var before = trace.Rounds[t - 1].State;
        if (record.Has(Happened.NewAdministration)) yield return $"A new administration comes in, {Type(state)}.";
        if (record.Has(Happened.NewLeader))
            yield return string.Create(CultureInfo.InvariantCulture,
                $"A new leader of the target comes in, with an appetite for tests of {state.Appetite:F2} times the usual.");
        if (record.Has(Happened.Reversal)) yield return "It drops the agreement that its predecessor signed.";
        if (withTalks && record.Has(Happened.Talks))
        {
            var bargains = trace.Setting.Bargaining.IsOn;
            foreach (var sentence in bargains ? BargainingText.Sentences(trace, t) : Offer(record)) yield return sentence;
            if (!bargains || record.Has(Happened.TableAgreement))
            {
                foreach (var sentence in Ratification(record).Concat(VotesText.Of(trace, t))) yield return sentence;
            }
        }
        if (record.Has(Happened.Signature)) yield return Text($"Step {record.Step.Stage} is signed.");
        if (record.Has(Happened.InForce))
        {
            if (record.Has(Happened.AgreementCollapse)) yield return Collapse(record, before);
            else if (!record.Has(Happened.TargetDelivered))
                yield return Text(
                    $"The target cheats unseen (it delivers with chance {record.TargetDeliveryChance:F2}: holding is worth {record.Hold:F3}, cheating {record.Cheat:F3}).");
        }
        if (record.Has(Happened.NuclearTest)) yield return "The target tests a nuclear weapon.";
        if (record.Missiles > trace.Setting.News.BarrageSize && record.Has(Happened.NuclearTest | Happened.MissileTest))
            yield return Text($"It tests {NumberText.Some(record.Missiles, "missile")} as well.");
        if (record.Has(Happened.War)) yield return Text($"War breaks out, at tension {state.Tension:F2}.");
        if (record.Has(Happened.RegimeCollapse))
            yield return Text($"The target's regime collapses, at hardship {state.Hardship:F2} and pressure for reform {state.Reform:F2}.");
    }

    private static IEnumerable<string> Offer(RoundRecord record)
    {
        var step = record.Step;
        yield return Text(
            $"Talks (chance {record.TalksChance:F2}): on the table is step {step.Stage}, to end {step.Depth:P0} of the programme{(step.MoratoriumIncrease > 0 ? " and halt missile tests" : "")} for {step.ReliefIncrease:P0} more relief.");
    }

    private static IEnumerable<string> Ratification(RoundRecord record)
    {
        yield return Text(
            $"The target {(record.Has(Happened.TargetRatified) ? "ratifies" : "refuses")} (chance {record.TargetRatificationChance:F2}: worth {record.TargetGain.Total:+0.000;−0.000} to it, {TargetReasons(record)}).");
        yield return Text(
            $"The sender {(record.Has(Happened.SenderRatified) ? "ratifies" : "refuses")} (chance {record.SenderRatificationChance:F2}: worth {record.SenderGain.Total:+0.000;−0.000}, {SenderReasons(record)}).");
    }

    private static string Collapse(RoundRecord record, WorldState before)
    {
        var why = record.Has(Happened.CheatingSeen)
            ? Text($"the target is caught cheating (it delivers with chance {record.TargetDeliveryChance:F2})")
            : record.Has(Happened.Reversal) ? "the new administration walks out"
            : Text($"the sender does not deliver (it does with chance {record.SenderDeliveryChance:F2})");
        return Text(
            $"The agreement, at stage {Math.Max(before.Stage, record.Has(Happened.Signature) ? record.Step.Stage : 0)}, collapses: {why}.");
    }

    private static string TargetReasons(RoundRecord r) => Reasons(
        ("relief", r.TargetGain.Relief), ("the guarantee", r.TargetGain.Guarantee), ("what it gives up", r.TargetGain.Concession),
        ("face", r.TargetGain.Face),
        ("the risk of moving first", r.TargetGain.Exposure), ("control", r.TargetGain.Control), ("waiting for more", r.TargetGain.Waiting),
        ("inspectors in the country", r.TargetGain.Sovereignty), ("tests forgone", r.TargetGain.Moratorium));

    private static string SenderReasons(RoundRecord r) => Reasons(
        ("disarmament", r.SenderGain.Disarmament), ("calm", r.SenderGain.Calm), ("the cost at home", r.SenderGain.DomesticCost),
        ("credibility", r.SenderGain.Credibility), ("standing for a rogue", r.SenderGain.Guarantee));

    /// <summary>The two terms that weigh most.</summary>
    private static string Reasons(params (string Name, double Value)[] terms) =>
        "mostly "
            + string.Join(" and ",
                terms.OrderByDescending(t => Math.Abs(t.Value)).Take(2).Select(t => Text($"{t.Name} {t.Value:+0.000;−0.000;0}")));

    private static string State(WorldState s) => Text(
        $"[capability {s.Capability:F2}, tension {s.Tension:F2}, hardship {s.Hardship:F2}, trust {s.SenderTrust.Mean:F2}/{s.TargetTrust.Mean:F2}{(s.InForce ? Text($", stage {s.Stage}") : "")}]");

    private static string End(Trace trace)
    {
        var o = trace.Outcome;
        var end = Model.Coercion.Ends[(int)o.End];
        return Text(
            $"After {NumberText.Some(o.Rounds, "round")}: {end.Label} ({end.Meaning}). {NumberText.Some(o.MissileTests, "missile test")}, {NumberText.Some(o.NuclearTests, "nuclear test")}; an agreement in force in {NumberText.Some(o.RoundsInForce, "round")}; payoffs {NumberText.Fixed(o.SenderPayoff, 1)} to the sender and {NumberText.Fixed(o.TargetPayoff, 1)} to the target. Trust: sender's {o.Final.SenderTrust.Mean:F2}, target's {o.Final.TargetTrust.Mean:F2}. Capability went from {trace.Rounds[0].State.Capability:F2} to {o.Final.Capability:F2}.");
    }

    /// <summary>Where the run turned: the first signature, collapses, and the greatest change of capability's course in two
    /// years.</summary>
    private static IEnumerable<string> Turns(Trace trace)
    {
        var signed = trace.Rounds.ToList().FindIndex(r => r.Record.Has(Happened.Signature));
        if (signed > 0) yield return $"Turning point: the first step, signed in {When(trace.Scenario, signed)}.";
        var collapses = Enumerable.Range(1, trace.Rounds.Count - 1).Where(t => trace.Rounds[t].Record.Has(Happened.AgreementCollapse))
            .ToArray();
        if (collapses.Length > 0)
            yield return $"Turning point: {NumberText.Some(collapses.Length, "collapse")}, in {string.Join(", ", collapses.Take(8).Select(t => When(trace.Scenario, t)))}{(collapses.Length > 8 ? ", …" : "")}.";
        if (signed <= 0) yield return "No step was ever signed: nothing turned.";
    }

    private static IEnumerable<(string Path, double Value)> Drawn(Trace trace)
    {
        var setting = trace.Setting;
        foreach (var uncertain in trace.Scenario.UncertainParameters)
            yield return (uncertain.Path, trace.Scenario.Value(uncertain, ref setting));
    }

    private static string Type(WorldState s) =>
        s.Administration == AdministrationType.Committed ? "committed to negotiation" : "reluctant to negotiate";

    private static string Label(Scenario scenario, int t) => scenario.Label(t).PadLeft(6);

    private static string When(Scenario scenario, int t) => scenario.Start is null ? $"round {scenario.Label(t)}" : scenario.Label(t);

    private static string Paragraph(string text) => TextWrap.Indented(text, "  ");

    private static string Text(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);
}
