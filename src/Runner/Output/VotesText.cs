using System.Globalization;
using NegotiationSim.Engine.Bargaining;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;

namespace NegotiationSim.Runner.Output;

/// <summary>The second level of a trace: how likely home was to ratify, who approved what the negotiators had agreed, and who blocked it.</summary>
internal static class VotesText
{
    /// <summary>A sentence for each side that has constituencies; none for a unitary actor.</summary>
    internal static IEnumerable<string> Of(Scenario scenario, RoundRecord record)
    {
        var agreed = record.Has(Happened.TargetRatified | Happened.SenderRatified)
            || (record.Happened & (Happened.TargetFailedRatification | Happened.SenderFailedRatification)) != 0;
        if (record.TargetBallot.Count > 0)
            yield return Side("target", scenario.TargetConstituencyNames, record.TargetBallot, agreed, record.Has(Happened.TargetFailedRatification));
        if (record.SenderBallot.Count > 0)
            yield return Side("sender", scenario.SenderConstituencyNames, record.SenderBallot, agreed, record.Has(Happened.SenderFailedRatification));
    }

    private static string Side(string side, IReadOnlyList<string> names, Ballot ballot, bool agreed, bool failed)
    {
        var chances = Text($"table {ballot.Negotiators:F2}, home {ballot.Home:F2}");
        if (!agreed) return $"The {side}'s two levels: {chances}; no vote, as nothing was agreed.";
        var approving = Those(names, ballot, approve: true);
        var against = Those(names, ballot, approve: false);
        return failed
            ? $"The {side}'s negotiators agreed, but home refuses ({chances}): blocked by {against}{(approving.Length > 0 ? $", against {approving}" : "")}."
            : $"At the {side}'s home ({chances}) it is carried by {approving}{(against.Length > 0 ? $", against {against}" : "")}.";
    }

    private static string Those(IReadOnlyList<string> names, Ballot ballot, bool approve) => string.Join(", ", names
        .Select((name, i) => (Name: Text($"{name} ({ballot.Approvals[i]:F2})"), Approves: (ballot.Approving >> i & 1) != 0))
        .Where(v => v.Approves == approve).Select(v => v.Name));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
