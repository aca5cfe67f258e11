using System.Globalization;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Simulation;

namespace NegotiationSim.Runner.Telling;

/// <summary>The second level of a trace: how likely home was to ratify, who approved what the negotiators had agreed, and who blocked
/// it.</summary>
internal static class VotesText
{
    /// <summary>A sentence for each side that has constituencies; none for a unitary actor.</summary>
    internal static IEnumerable<string> Of(Trace trace, int t)
    {
        if (!trace.Outcome.IsTwoLevel) yield break;
        var (state, record) = trace.Rounds[t];
        var analysis = RatificationAnalysis.OfRound(trace.Setting, t - 1, trace.Rounds[t - 1].State, state, record);
        var (target, sender) = (analysis.Target(), analysis.Sender());
        var agreed = record.Has(Happened.TargetRatified | Happened.SenderRatified)
            || (record.Happened & (Happened.TargetFailedRatification | Happened.SenderFailedRatification)) != 0;
        if (target.Count > 0)
            yield return Side("target", trace.Scenario.TargetConstituencyNames, target, record.TargetApproving, agreed,
                record.Has(Happened.TargetFailedRatification));
        if (sender.Count > 0)
            yield return Side("sender", trace.Scenario.SenderConstituencyNames, sender, record.SenderApproving, agreed,
                record.Has(Happened.SenderFailedRatification));
    }

    private static string Side(string side, IReadOnlyList<string> names, Ballot ballot, int votes, bool agreed, bool failed)
    {
        var chances = Text($"table {ballot.Negotiators:F2}, home {ballot.Home:F2}");
        if (!agreed) return $"The {side}'s two levels: {chances}; no vote, as nothing was agreed.";
        var approving = Those(names, ballot, votes, approve: true);
        var against = Those(names, ballot, votes, approve: false);
        return failed
            ? $"The {side}'s negotiators agreed, but home refuses ({chances}): blocked by "
                + $"{against}{(approving.Length > 0 ? $", against {approving}" : "")}."
            : $"At the {side}'s home ({chances}) it is carried by {approving}{(against.Length > 0 ? $", against {against}" : "")}.";
    }

    private static string Those(IReadOnlyList<string> names, Ballot ballot, int votes, bool approve) => string.Join(", ", names
        .Select((name, i) => (Name: Text($"{name} ({ballot.Approval(i):F2})"), Approves: (votes >> i & 1) != 0))
        .Where(v => v.Approves == approve).Select(v => v.Name));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
