using System.Globalization;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Games.Equilibria;
using NegotiationSim.Engine.Theory;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Analyze;

/// <summary>What theory says of a scenario, as tables. Nothing in them is drawn by chance, so no number has an interval.</summary>
internal static class AnalysisTables
{
    /// <summary>Worth, zone, trust and game of each phase, for either type of target.</summary>
    internal static IReadOnlyList<ResultTable> Of(ScenarioAnalysis analysis) =>
        [Worth(analysis), .. Zones(analysis), .. Packages(analysis), Trust(analysis), Games(analysis)];

    /// <summary>Those that a screen shows: where a deal can be, and what trust it takes.</summary>
    internal static IReadOnlyList<ResultTable> Foremost(ScenarioAnalysis analysis) =>
        [.. Zones(analysis), .. Packages(analysis), Trust(analysis)];

    /// <summary>A phase's name: "seeker 2".</summary>
    internal static string Name(PhaseAnalysis p) =>
        FormattableString.Invariant($"{(p.Target == TargetType.SecuritySeeker ? "seeker" : "opportunist")} {p.Step.Stage}");

    /// <summary>A threshold: the trust, a star where the chance falls again above it, or a dash.</summary>
    internal static string Threshold(TrustThreshold t) => t.IsReached ? Number(t.Least, 3) + (t.IsMonotone ? "" : "*") : "never";

    /// <summary>Equilibria in words: "deliver/deliver", or chances.</summary>
    internal static string Equilibria(StageGame game) =>
        string.Join("; ",
            game.Equilibria.Select(c => c.IsPoint ? Profile(c.Extreme[0]) : $"from {Profile(c.Extreme[0])} to {Profile(c.Extreme[^1])}"));

    private static ResultTable Worth(ScenarioAnalysis analysis) => new(
        $"{analysis.Scenario.Name}: the policy's own terms, phase by phase (the sender's trust {Number(analysis.SenderTrust, 2)}, "
            + $"the target's {Number(analysis.TargetTrust, 2)})",
        [
            new("target, phase", "phase", "the target's type, and the phase with those before it signed", IsNumber: false),
            new("E_S", "senderGain", AnalysisFiles.Columns.MeaningOf("sender_gain")),
            new("E_T", "targetGain", "to the target (5e)"),
            new("P sender", "senderChance", AnalysisFiles.Columns.MeaningOf("sender_chance")),
            new("P target", "targetChance", "chance that the target does"),
            new("P both", "chance", "chance of a signature at one meeting"),
        ],
        [.. analysis.Phases.Select(
            p =>
                (IReadOnlyList<Cell>)[Name(p), Cell.Number(p.SenderGain, 4), Cell.Number(p.TargetGain, 4), Cell.Number(p.SenderChance, 3),
                    Cell.Number(p.TargetChance, 3), Cell.Number(p.SenderChance * p.TargetChance, 3)])],
        analysis.Scenario.IsUncertain ? ["Uncertain numbers stand at their means."] : []);

    /// <summary>The zone of each phase that has one; no table where none has.</summary>
    private static IEnumerable<ResultTable> Zones(ScenarioAnalysis analysis)
    {
        var open = analysis.Phases.Where(p => p.Zone.Exists).ToArray();
        if (open.Length == 0) yield break;
        string[] none = [.. analysis.Phases.Except(open).Select(Name)];
        yield return new("The bargaining zone over depth and relief, other levers as they are",
        [
            new("target, phase", "phase", "", IsNumber: false), new("zone", "zone", AnalysisFiles.Columns.MeaningOf("zone_share")),
            new("Nash", "nash", "depth/relief of the deal with the greatest product of worths (Nash 1950)"),
            new("K-S", "kalaiSmorodinsky", "of equal shares of what each could have (Kalai and Smorodinsky 1975)"),
            new("egalitarian", "egalitarian", "of the greatest least worth (Kalai 1977)"),
            new("utilitarian", "utilitarian", "of the greatest sum"),
        ],
        [.. open.Select(
            p =>
                (IReadOnlyList<Cell>)[Name(p), Cell.Number(p.Zone.Share, 3), Deal(p.Zone.Nash), Deal(p.Zone.KalaiSmorodinsky),
                    Deal(p.Zone.Egalitarian), Deal(p.Zone.Utilitarian)])],
        [FormattableString.Invariant($"Depth and relief are those of the whole deal, in steps of {1.0 / ScenarioAnalysis.Cells:G2}."),
            .. none.Length > 0 ? [$"No depth and no relief suit both in {Words.Series(none, "and")}."] : Array.Empty<string>()]);
    }

    private static IEnumerable<ResultTable> Packages(ScenarioAnalysis analysis) =>
        analysis.Phases.All(p => p.Packages is null) ? [] : [new("The zone over packages",
        [
            new("target, phase", "phase", "", IsNumber: false), new("zone", "packages", "whether a package suits both"),
            new("sender", "senderWidth", "the most that the sender could gain in it, or how far it is from one"),
            new("target", "targetWidth", "the same of the target"), new("Nash", "packageNash", "gains of sender/target at Nash's package"),
        ],
        [.. analysis.Phases.Where(p => p.Packages is not null)
            .Select(
                p =>
                    (IReadOnlyList<Cell>)[Name(p), p.Packages!.Exists ? "yes" : "none", Cell.Number(p.Packages.SenderWidth, 4),
                        Cell.Number(p.Packages.TargetWidth, 4), Gains(p.Packages.Nash)])], [])];

    private static ResultTable Trust(ScenarioAnalysis analysis) =>
        new($"The least trust that ratifies (the sender's is {Number(analysis.SenderTrust, 2)} now, the target's "
            + $"{Number(analysis.TargetTrust, 2)})",
        [
            new("target, phase", "phase", "", IsNumber: false),
            new("sender", "senderTrust",
                AnalysisFiles.Columns.MeaningOf("sender_least_trust") + "; a star: the chance falls again above it"),
            new("target", "targetTrust", "the same of the target"),
            new("Kydd sender", "senderKydd", AnalysisFiles.Columns.MeaningOf("sender_kydd") + "; –: trust does not decide"),
            new("Kydd target", "targetKydd", "the same of the target"),
        ],
        [.. analysis.Phases.Select(
            p =>
                (IReadOnlyList<Cell>)[Name(p), Threshold(p.SenderTrust), Threshold(p.TargetTrust),
                    Cell.Number(p.Game.SenderThreshold ?? double.NaN, 3), Cell.Number(p.Game.TargetThreshold ?? double.NaN, 3)])], []);

    private static ResultTable Games(ScenarioAnalysis analysis) => new("The game once a step is signed: deliver, or not",
        [
            new("target, phase", "phase", "", IsNumber: false),
            new("Nash equilibria", "equilibria", "sender/target; d deliver, n not, else chances of delivery", IsNumber: false),
            new("logit", "logit",
                "chances of delivery of sender/target in the logit equilibrium at the model's precision E_s·λ (McKelvey and Palfrey 1995)"),
        ],
        [.. analysis.Phases.Select(
            p =>
                (IReadOnlyList<Cell>)[Name(p), Equilibria(p.Game),
                    $"{Number(p.Game.Logit.Row[0], 2)}/{Number(p.Game.Logit.Column[0], 2)}"])],
        [.. analysis.Phases.GroupBy(p => string.Join(" or ", p.Game.Names))
            .Select(g => $"{string.Join(", ", g.Select(Name))}: {(g.Key.Length > 0 ? g.Key : "a game without a name of its own")}.")]);

    private static string Profile(MixedProfile p) =>
        p.IsPure ? $"{Act(p.Row[0])}/{Act(p.Column[0])}" : $"{Number(p.Row[0], 2)}/{Number(p.Column[0], 2)}";

    private static string Act(double deliver) => deliver == 1 ? "d" : "n";

    private static Cell Deal(Terms? terms) =>
        terms is null ? "–"
            : new Cell($"{Number(terms.Depth, 2)}/{Number(terms.Relief, 2)}",
                $"{NumberText.Exact(terms.Depth)} {NumberText.Exact(terms.Relief)}");

    private static string Gains(ZonePoint? point) => point is null ? "–" : $"{Number(point.Sender, 3)}/{Number(point.Target, 3)}";

    private static string Number(double value, int decimals) => NumberText.Fixed(value, decimals);
}
