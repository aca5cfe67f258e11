using System.Text.Json;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Telling;

/// <summary>A replication as JSON: every quantity of every round.</summary>
internal static class TraceJson
{
    internal static string Write(Trace trace) => JsonText.Write(json => Write(json, trace));

    /// <summary>Writes the document into a larger one.</summary>
    internal static void Write(Utf8JsonWriter json, Trace trace)
    {
        json.WriteStartObject();
        json.WriteString("scenario", trace.Scenario.Name);
        json.WriteString("policy", trace.Scenario.Policy);
        json.WriteNumber("seed", trace.Seed);
        json.WriteNumber("replication", trace.Number);
        var setting = trace.Setting;
        json.WriteStartObject("drawn");
        foreach (var uncertain in trace.Scenario.UncertainParameters)
            json.WriteNumber(uncertain.Path, trace.Scenario.Value(uncertain, ref setting));
        json.WriteEndObject();
        json.WriteString("end", Model.Coercion.Ends[(int)trace.Outcome.End].Name);
        json.WriteStartObject("metrics");
        foreach (var (metric, value) in trace.Metrics) JsonText.Number(json, metric.Name, value);
        json.WriteEndObject();
        json.WriteStartArray("rounds");
        for (var t = 0; t < trace.Rounds.Count; t++) Round(json, trace, t);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Round(Utf8JsonWriter json, Trace trace, int t)
    {
        var (state, record) = trace.Rounds[t];
        json.WriteStartObject();
        json.WriteNumber("round", t);
        json.WriteStartObject("state");
        foreach (var (name, value) in TraceFields.State) JsonText.Number(json, name, value(state));
        json.WriteEndObject();
        if (t > 0)
        {
            json.WriteStartArray("happened");
            foreach (var flag in Enum.GetValues<Happened>().Where(f => f != Happened.Nothing && record.Has(f)))
                json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(flag.ToString()));
            json.WriteEndArray();
            json.WriteStartObject("record");
            foreach (var (name, value) in TraceFields.Of(record, trace.Setting)
                .Concat(TraceFields.Votes(trace, t))) JsonText.Number(json, name, value);
            json.WriteEndObject();
            if (trace.Setting.Bargaining.IsOn && record.Has(Happened.Talks)) Exchanges(json, BargainingText.Replay(trace, t).Exchanges);
        }
        json.WriteEndObject();
    }

    private static void Exchanges(Utf8JsonWriter json, IReadOnlyList<Exchange> exchanges)
    {
        json.WriteStartArray("exchanges");
        foreach (var exchange in exchanges)
        {
            json.WriteStartObject();
            json.WriteString("by", exchange.IsMediators ? "mediator" : JsonNamingPolicy.CamelCase.ConvertName(exchange.By.ToString()));
            json.WriteStartObject("package");
            for (var j = 0; j < StepIssues.Count; j++) JsonText.Number(json, StepIssues.All[j].Name, exchange.Package[j]);
            json.WriteEndObject();
            JsonText.Number(json, "senderUtility", exchange.SenderUtility);
            JsonText.Number(json, "targetUtility", exchange.TargetUtility);
            json.WriteString("answer", JsonNamingPolicy.CamelCase.ConvertName(exchange.Answer.ToString()));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

/// <summary>The quantities of a round by name.</summary>
internal static class TraceFields
{
    /// <summary>The state's quantities.</summary>
    internal static IReadOnlyList<(string Name, Func<WorldState, double> Of)> State { get; } =
    [
        ("capability", s => s.Capability), ("tension", s => s.Tension), ("hardship", s => s.Hardship), ("openness", s => s.Openness),
        ("reform", s => s.Reform),
        ("pressure", s => s.Pressure), ("relief", s => s.Relief), ("depth", s => s.Depth), ("stage", s => s.Stage),
        ("senderTrust", s => s.SenderTrust.Mean), ("targetTrust", s => s.TargetTrust.Mean),
        ("senderTrustKept", s => s.SenderTrust.A), ("senderTrustBroken", s => s.SenderTrust.B),
        ("targetTrustKept", s => s.TargetTrust.A), ("targetTrustBroken", s => s.TargetTrust.B),
        ("targetIsOpportunist", s => s.IsOpportunist ? 1 : 0), ("administrationIsReluctant", s => s.IsReluctant ? 1 : 0),
        ("recess", s => s.Recess), ("appetite", s => s.Appetite), ("campaignHeld", s => s.Campaign.Held),
        ("campaignExpected", s => s.Campaign.Expected),
        ("testedMissiles", s => s.TestedMissiles ? 1 : 0), ("testedNuclear", s => s.TestedNuclear ? 1 : 0),
        ("moratorium", s => s.Terms.Moratorium), ("uninspected", s => s.Terms.Uninspected), ("aid", s => s.Terms.Aid),
        ("guarantee", s => s.Terms.Guarantee),
        ("normalisation", s => s.Terms.Normalisation), ("exercises", s => s.Terms.Exercises),
    ];

    /// <summary>What a round's record holds: what does not apply (no talks, no agreement, no constituencies) is left out.</summary>
    internal static IEnumerable<(string Name, double Value)> Of(RoundRecord r, Setting set)
    {
        yield return ("pressureWanted", r.PressureWanted);
        yield return ("bite", r.View.Bite);
        yield return ("threat", r.View.Threat);
        yield return ("deterrentWorth", r.View.DeterrentWorth);
        yield return ("assurance", r.View.Assurance);
        yield return ("talksChance", r.TalksChance);
        if (r.Has(Happened.Talks))
        {
            yield return ("offerStage", r.Step.Stage);
            yield return ("offerDepth", r.Step.Depth);
            yield return ("offerDepthIncrease", r.Step.DepthIncrease);
            yield return ("offerRelief", r.Step.ReliefIncrease);
            yield return ("offerConcession", r.Step.Concession);
            yield return ("offerReward", r.Step.Reward);
            yield return ("offerShare", r.Step.Share);
            yield return ("offerGuarantee", r.Step.GuaranteeIncrease);
            yield return ("offerMoratorium", r.Step.MoratoriumIncrease);
            if (set.Bargaining.IsOn) yield return ("exchangesHeld", r.Exchanges);
            yield return ("targetGain", r.TargetGain.Total);
            yield return ("targetGainRelief", r.TargetGain.Relief);
            yield return ("targetGainGuarantee", r.TargetGain.Guarantee);
            yield return ("targetGainConcession", r.TargetGain.Concession);
            yield return ("targetGainFace", r.TargetGain.Face);
            yield return ("targetGainExposure", r.TargetGain.Exposure);
            yield return ("targetGainControl", r.TargetGain.Control);
            yield return ("targetGainWaiting", r.TargetGain.Waiting);
            yield return ("targetGainStatusQuo", r.TargetGain.StatusQuo);
            yield return ("targetGainSovereignty", r.TargetGain.Sovereignty);
            yield return ("targetGainMoratorium", r.TargetGain.Moratorium);
            yield return ("targetRatificationChance", r.TargetRatificationChance);
            yield return ("senderGain", r.SenderGain.Total);
            yield return ("senderGainDisarmament", r.SenderGain.Disarmament);
            yield return ("senderGainCalm", r.SenderGain.Calm);
            yield return ("senderGainDomesticCost", r.SenderGain.DomesticCost);
            yield return ("senderGainCredibility", r.SenderGain.Credibility);
            yield return ("senderGainGuarantee", r.SenderGain.Guarantee);
            yield return ("senderGainStatusQuo", r.SenderGain.StatusQuo);
            yield return ("senderRatificationChance", r.SenderRatificationChance);
            if (set.TargetHome.HasConstituencies) yield return ("targetApproving", r.TargetApproving);
            if (set.SenderHome.HasConstituencies) yield return ("senderApproving", r.SenderApproving);
        }
        if (r.Has(Happened.InForce))
        {
            yield return ("verification", r.Verification);
            yield return ("hold", r.Hold);
            yield return ("cheat", r.Cheat);
            yield return ("targetDeliveryChance", r.TargetDeliveryChance);
            yield return ("senderDeliveryChance", r.SenderDeliveryChance);
        }
        yield return ("content", r.Content);
        if (r.Has(Happened.Signature)) yield return ("contentIncrease", r.ContentIncrease);
        yield return ("drive", r.Drive);
        yield return ("missileMean", r.MissileMean);
        yield return ("missiles", r.Missiles);
        yield return ("nuclearChance", r.NuclearChance);
        yield return ("senderPayoff", r.SenderPayoff);
        yield return ("targetPayoff", r.TargetPayoff);
    }

    /// <summary>The two levels of both sides, of those that have constituencies, which come in the order of the scenario.</summary>
    internal static IEnumerable<(string Name, double Value)> Votes(Trace trace, int t)
    {
        var (state, record) = trace.Rounds[t];
        if (!record.Has(Happened.Talks) || !trace.Outcome.IsTwoLevel) return [];
        var analysis = RatificationAnalysis.OfRound(trace.Setting, t - 1, trace.Rounds[t - 1].State, state, record);
        return Ballot("target", analysis.Target()).Concat(Ballot("sender", analysis.Sender()));
    }

    private static IEnumerable<(string Name, double Value)> Ballot(string side, Ballot ballot)
    {
        if (ballot.Count == 0) yield break;
        yield return (side + "NegotiatorsChance", ballot.Negotiators);
        yield return (side + "HomeChance", ballot.Home);
        for (var i = 0; i < ballot.Count; i++) yield return ($"{side}Approval{i + 1}", ballot.Approval(i));
    }
}
