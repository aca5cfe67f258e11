using System.Text.Json;
using System.Text.Json.Serialization;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Games.Theory;
using NegotiationSim.Engine.Theory;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Analyze;

/// <summary>analysis.json: all of it in one document.</summary>
internal sealed record AnalysisDocument(
    string Scenario, double SenderTrust, double TargetTrust, IReadOnlyList<PhaseDocument> Phases, IReadOnlyList<string> InWords)
{
    private static readonly JsonForm<AnalysisDocument> Form =
        new(AnalysisJson.Default, new JsonStringEnumConverter<TargetType>(JsonNamingPolicy.CamelCase));

    internal static string Write(ScenarioAnalysis analysis) => Form.Write(new(
        analysis.Scenario.Name, analysis.SenderTrust, analysis.TargetTrust, [.. analysis.Phases.Select(Of)],
        [.. AnalysisWords.Of(analysis)]));

    private static PhaseDocument Of(PhaseAnalysis p) => new(
        p.Target, p.Step.Stage, p.SenderGain, p.TargetGain, p.SenderChance, p.TargetChance,
        new(p.Zone.Share, p.Zone.Nash, p.Zone.KalaiSmorodinsky, p.Zone.Egalitarian, p.Zone.Utilitarian, [.. p.Zone.Frontier]),
        p.SenderTrust.Least, p.TargetTrust.Least, p.Game.SenderThreshold ?? double.NaN, p.Game.TargetThreshold ?? double.NaN,
        new(p.Game.Sender, p.Game.Target, string.Join(" or ", p.Game.Names), AnalysisTables.Equilibria(p.Game), p.Game.Precision,
            p.Game.Logit.Row[0], p.Game.Logit.Column[0]));
}

/// <summary>A phase of the deal with a type of target.</summary>
internal sealed record PhaseDocument(
    TargetType Target, int Phase, double SenderGain, double TargetGain, double SenderChance, double TargetChance, ZoneDocument Zone,
    double SenderLeastTrust, double TargetLeastTrust, double SenderKydd, double TargetKydd, GameDocument Game);

/// <summary>The deals that both prefer to none.</summary>
internal sealed record ZoneDocument(
    double Share, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Terms? Nash,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Terms? KalaiSmorodinsky,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Terms? Egalitarian,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Terms? Utilitarian, IReadOnlyList<Terms> Frontier);

/// <summary>The game of delivery once the phase is signed.</summary>
internal sealed record GameDocument(
    StagePayoffs Sender, StagePayoffs Target, string Name, string Equilibria, double Precision, double LogitSender, double LogitTarget);

/// <summary>The members of the document.</summary>
[JsonSerializable(typeof(AnalysisDocument))]
internal sealed partial class AnalysisJson : JsonSerializerContext;
