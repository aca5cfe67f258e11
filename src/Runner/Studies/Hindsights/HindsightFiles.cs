using System.Text;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Hindsights;

/// <summary>Policy in hindsight for other programs.</summary>
internal static class HindsightFiles
{
    private const string InUnit = "that of the outcome";

    /// <summary>The columns of hindsight.csv.</summary>
    internal static IReadOnlyList<DataColumn> Columns { get; } =
    [
        DataColumn.Text("start", "the first quarter that is played, as 1994Q1"), DataColumn.Text("end", "the last"),
        DataColumn.Text("policy",
            $"the policy's name; {Hindsight.AsItWas}: those of the timeline; {HindsightTables.Record}: the record's own figures"),
        DataColumn.Text("outcome",
            "which outcome: " + string.Join("; ", BranchOutcome.All.Select(o => $"{o.Name}, {o.Meaning} ({o.Unit})"))),
        DataColumn.Real("mean", "its weighted mean over the particles", InUnit),
        .. DataColumn.Interval("low", "high", "its 95% Monte Carlo interval", InUnit),
        .. DataColumn.Interval("p05", "p95", "the 90% predictive interval: the model's own doubt", InUnit),
        DataColumn.Real("difference",
            $"mean difference from {Hindsight.AsItWas}, particle by particle on the same shocks", InUnit, mayLack: true),
        .. DataColumn.Interval("difference_low", "difference_high", "its 95% interval", InUnit),
        DataColumn.Real("share_better", $"share of the weight that does better than {Hindsight.AsItWas}, ties counted half", mayLack: true),
        DataColumn.Real("adjusted_p",
            "two-sided p of no mean difference, adjusted over all outcomes and policies of the start (Holm 1979)", mayLack: true),
        DataColumn.Real("n", "effective particles at the start", "particles", mayLack: true),
    ];

    /// <summary>A row an outcome of a policy from a start; the record's own figures stand as a policy of the name "the record".</summary>
    internal static string Csv(HindsightResult result)
    {
        var text = new StringBuilder(Results.Csv.Heading(Columns));
        foreach (var start in result.Starts)
        {
            void Line(string policy, Quantity outcome, params IEnumerable<double> numbers) => text.AppendJoin(',',
                [start.From.ToString(), start.To.ToString(), Results.Csv.Field(policy), outcome.Name, .. numbers.Select(Results.Csv.Field)])
                .Append('\n');
            foreach (var outcome in BranchOutcome.All.Where(o => !double.IsNaN(start.Seen(o))))
                Line(HindsightTables.Record, outcome, [start.Seen(outcome), .. Enumerable.Repeat(double.NaN, 10)]);
            foreach (var policy in start.Policies)
            {
                foreach (var o in policy.Outcomes)
                {
                    Line(policy.Policy, o.Outcome, o.Mean.Mean, o.Mean.Interval.Low, o.Mean.Interval.High, o.Predictive.Low,
                        o.Predictive.High,
                        o.Difference?.Mean ?? double.NaN, o.Difference?.Interval.Low ?? double.NaN,
                        o.Difference?.Interval.High ?? double.NaN,
                        o.Difference is null ? double.NaN : o.Better, o.AdjustedP, start.EffectiveParticles);
                }
            }
        }
        return text.ToString();
    }
}
