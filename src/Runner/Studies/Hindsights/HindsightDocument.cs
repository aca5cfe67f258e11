using System.Text.Json.Serialization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Hindsights;

/// <summary>Everything in one document, with the means of the islands and the cautions.</summary>
internal sealed record HindsightDocument(
    string Scenario, int Particles, ulong Seed, IReadOnlyList<string> Untried, IReadOnlyList<StartDocument> Starts,
    IReadOnlyList<Caution> Cautions)
{
    private static readonly JsonForm<HindsightDocument> Form = new(HindsightJson.Default);

    internal static string Write(HindsightResult result, FilterOptions options, IReadOnlyList<Caution> cautions) => Form.Write(new(
        result.Scenario, options.Particles, options.Seed, result.Untried,
        [.. result.Starts.Select(s => new StartDocument(s.From.ToString(), s.To.ToString(), s.EffectiveParticles, s.IslandWeights,
            s.Contradicted, BranchOutcome.All.Where(o => !double.IsNaN(s.Seen(o))).ToDictionary(o => o.Name, s.Seen),
            [.. HindsightCautions.Outside(s).Select(o => o.Outcome.Name)],
            [.. s.Policies.Select(p => new PolicyDocument(p.Policy, [.. p.Outcomes.Select(Of)]))]))], cautions));

    private static OutcomeDocument Of(HindsightOutcome o) => new(
        o.Outcome.Name, o.Outcome.Unit, o.Mean.Mean, o.Mean.Interval, o.Predictive, o.Difference?.Mean, o.Difference?.Interval,
        o.Difference is null ? null : o.Better, o.Difference is null ? null : o.AdjustedP, o.Islands);
}

/// <summary>A quarter that policies are tried from.</summary>
internal sealed record StartDocument(
    string From, string To, double EffectiveParticles, IReadOnlyList<double> IslandWeights, double Contradicted,
    IReadOnlyDictionary<string, double> Record, IReadOnlyList<string> RecordOutsidePredictive, IReadOnlyList<PolicyDocument> Policies);

/// <summary>A policy tried.</summary>
internal sealed record PolicyDocument(string Policy, IReadOnlyList<OutcomeDocument> Outcomes);

/// <summary>What came of it; no difference where nothing is to differ from.</summary>
internal sealed record OutcomeDocument(
    string Outcome, string Unit, double Mean, Interval Ci95, Interval Predictive90, double? Difference, Interval? DifferenceCi95,
    double? ShareBetter, double? AdjustedP, IReadOnlyList<double> Islands);

/// <summary>The members of the document.</summary>
[JsonSerializable(typeof(HindsightDocument))]
internal sealed partial class HindsightJson : JsonSerializerContext;
