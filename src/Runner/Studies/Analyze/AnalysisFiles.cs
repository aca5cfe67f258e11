using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Theory;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Analyze;

/// <summary>What theory says of a scenario, for other programs.</summary>
internal static class AnalysisFiles
{
    /// <summary>The columns of analysis.csv.</summary>
    internal static IReadOnlyList<DataColumn> Columns { get; } =
    [
        DataColumn.Text("target", "the target's type: " + string.Join(" or ", Enum.GetNames<TargetType>())),
        DataColumn.Whole("phase", "the step of the deal, from 1, those before it signed"),
        DataColumn.Real("sender_gain", "worth of the step to the sender (5f)", "utility"),
        DataColumn.Real("target_gain", "worth of the step to the target (5e)", "utility"),
        DataColumn.Real("sender_chance", "chance that the sender ratifies it"),
        DataColumn.Real("target_chance", "chance that the target ratifies it"),
        DataColumn.Real("zone_share", "share of all deals of depth and relief that both prefer to none"),
        DataColumn.Real("nash_depth", "depth of the deal with the greatest product of worths (Nash 1950)", mayLack: true),
        DataColumn.Real("nash_relief", "relief of that deal", mayLack: true),
        DataColumn.Real("sender_least_trust", "least trust of the sender with which it ratifies with chance ½", mayLack: true),
        DataColumn.Real("target_least_trust", "the same of the target", mayLack: true),
        DataColumn.Real("sender_kydd",
            "least trust with which it would deliver in return in the stage game, (P − S)/((P − S) + (R − T)) (Kydd 2005)", mayLack: true),
        DataColumn.Real("target_kydd", "the same of the target", mayLack: true),
        DataColumn.Text("game", "the name of the game once the step is signed: deliver, or not", mayLack: true),
        DataColumn.Text("equilibria", "its Nash equilibria: sender/target; d deliver, n not, else chances of delivery"),
        DataColumn.Real("logit_sender",
            "chance of delivery of the sender in the logit equilibrium at the model's precision E_s·λ (McKelvey and Palfrey 1995)"),
        DataColumn.Real("logit_target", "the same of the target"),
    ];

    /// <summary>A row a phase and type of target.</summary>
    internal static string Csv(ScenarioAnalysis analysis) =>
        Results.Csv.Heading(Columns)
        + string.Concat(
            analysis.Phases.Select(p =>
                string.Join(',', p.Target.ToString(), p.Step.Stage.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Results.Csv.Field(p.SenderGain), Results.Csv.Field(p.TargetGain),
            Results.Csv.Field(p.SenderChance), Results.Csv.Field(p.TargetChance), Results.Csv.Field(p.Zone.Share),
            Results.Csv.Field(p.Zone.Nash?.Depth ?? double.NaN), Results.Csv.Field(p.Zone.Nash?.Relief ?? double.NaN),
            Results.Csv.Field(p.SenderTrust.Least), Results.Csv.Field(p.TargetTrust.Least),
            Results.Csv.Field(p.Game.SenderThreshold ?? double.NaN), Results.Csv.Field(p.Game.TargetThreshold ?? double.NaN),
            Results.Csv.Field(string.Join(" or ", p.Game.Names)), Results.Csv.Field(AnalysisTables.Equilibria(p.Game)),
            Results.Csv.Field(p.Game.Logit.Row[0]), Results.Csv.Field(p.Game.Logit.Column[0])) + "\n"));
}
