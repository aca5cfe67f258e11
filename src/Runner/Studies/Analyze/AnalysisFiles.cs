using System.Text.Json;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Games.Theory;
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

    /// <summary>All of it in one document.</summary>
    internal static string Json(ScenarioAnalysis analysis) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("scenario", analysis.Scenario.Name);
        json.WriteNumber("senderTrust", analysis.SenderTrust);
        json.WriteNumber("targetTrust", analysis.TargetTrust);
        json.WriteStartArray("phases");
        foreach (var p in analysis.Phases) Phase(json, p);
        json.WriteEndArray();
        json.WriteStartArray("inWords");
        foreach (var paragraph in AnalysisWords.Of(analysis)) json.WriteStringValue(paragraph);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Phase(Utf8JsonWriter json, PhaseAnalysis p)
    {
        json.WriteStartObject();
        json.WriteString("target", JsonNamingPolicy.CamelCase.ConvertName(p.Target.ToString()));
        json.WriteNumber("phase", p.Step.Stage);
        JsonText.Number(json, "senderGain", p.SenderGain);
        JsonText.Number(json, "targetGain", p.TargetGain);
        JsonText.Number(json, "senderChance", p.SenderChance);
        JsonText.Number(json, "targetChance", p.TargetChance);
        json.WriteStartObject("zone");
        JsonText.Number(json, "share", p.Zone.Share);
        foreach (var (name, terms) in ((string, Terms?)[])[("nash", p.Zone.Nash), ("kalaiSmorodinsky", p.Zone.KalaiSmorodinsky),
            ("egalitarian", p.Zone.Egalitarian), ("utilitarian", p.Zone.Utilitarian)])
            Deal(json, name, terms);
        json.WriteStartArray("frontier");
        foreach (var terms in p.Zone.Frontier) Deal(json, null, terms);
        json.WriteEndArray();
        json.WriteEndObject();
        JsonText.Number(json, "senderLeastTrust", p.SenderTrust.Least);
        JsonText.Number(json, "targetLeastTrust", p.TargetTrust.Least);
        JsonText.Number(json, "senderKydd", p.Game.SenderThreshold ?? double.NaN);
        JsonText.Number(json, "targetKydd", p.Game.TargetThreshold ?? double.NaN);
        json.WriteStartObject("game");
        Payoffs(json, "sender", p.Game.Sender);
        Payoffs(json, "target", p.Game.Target);
        json.WriteString("name", string.Join(" or ", p.Game.Names));
        json.WriteString("equilibria", AnalysisTables.Equilibria(p.Game));
        JsonText.Number(json, "precision", p.Game.Precision);
        JsonText.Number(json, "logitSender", p.Game.Logit.Row[0]);
        JsonText.Number(json, "logitTarget", p.Game.Logit.Column[0]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Deal(Utf8JsonWriter json, string? name, Terms? terms)
    {
        if (name is not null) json.WritePropertyName(name);
        if (terms is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteNumber("depth", terms.Depth);
        json.WriteNumber("relief", terms.Relief);
        JsonText.Number(json, "sender", terms.Sender);
        JsonText.Number(json, "target", terms.Target);
        json.WriteEndObject();
    }

    private static void Payoffs(Utf8JsonWriter json, string name, StagePayoffs payoffs)
    {
        json.WriteStartObject(name);
        JsonText.Number(json, "reward", payoffs.Reward);
        JsonText.Number(json, "temptation", payoffs.Temptation);
        JsonText.Number(json, "punishment", payoffs.Punishment);
        JsonText.Number(json, "sucker", payoffs.Sucker);
        json.WriteEndObject();
    }
}
