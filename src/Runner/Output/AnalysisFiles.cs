using System.Text.Json;
using NegotiationSim.Engine.Games.Theory;
using NegotiationSim.Engine.Theory;

namespace NegotiationSim.Runner.Output;

/// <summary>What theory says of a scenario, for other programs.</summary>
internal static class AnalysisFiles
{
    /// <summary>A row a phase and type of target.</summary>
    internal static string Csv(ScenarioAnalysis analysis) =>
        "target,phase,sender_gain,target_gain,sender_chance,target_chance,zone_share,nash_depth,nash_relief,sender_least_trust,target_least_trust,sender_kydd,target_kydd,game,equilibria,logit_sender,logit_target\n"
        + string.Concat(
            analysis.Phases.Select(p =>
                string.Join(',', p.Target.ToString(), p.Step.Stage.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Output.Csv.Field(p.SenderGain), Output.Csv.Field(p.TargetGain),
            Output.Csv.Field(p.SenderChance), Output.Csv.Field(p.TargetChance), Output.Csv.Field(p.Zone.Share),
            Output.Csv.Field(p.Zone.Nash?.Depth ?? double.NaN), Output.Csv.Field(p.Zone.Nash?.Relief ?? double.NaN),
            Output.Csv.Field(p.SenderTrust.Least), Output.Csv.Field(p.TargetTrust.Least),
            Output.Csv.Field(p.Game.SenderThreshold ?? double.NaN), Output.Csv.Field(p.Game.TargetThreshold ?? double.NaN),
            Output.Csv.Field(string.Join(" or ", p.Game.Names)), Output.Csv.Field(AnalysisTables.Equilibria(p.Game)),
            Output.Csv.Field(p.Game.Logit.Row[0]), Output.Csv.Field(p.Game.Logit.Column[0])) + "\n"));

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
