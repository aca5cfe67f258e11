using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>What counts as a success at a point: inequalities between metrics' means, all of which must hold.</summary>
/// <param name="Text">The rule as it was given.</param>
/// <param name="Parts">The inequalities.</param>
/// <param name="Model">The model whose metrics they speak of.</param>
internal sealed record SuccessRule(string Text, IReadOnlyList<Inequality> Parts, Model Model)
{
    private const string Form =
        "Write \"phased.senderPayoff > maximum-pressure.senderPayoff\" or \"phased.war < 0.1\", several joined by and";

    /// <summary>Reads a rule.</summary>
    /// <exception cref="UserError">It cannot be read, or names what the sweep does not have.</exception>
    internal static SuccessRule Parse(string text, IReadOnlyList<string> policies, Model model)
    {
        var rule = new SuccessRule(text.Trim(),
            [.. text.Split(" and ", StringSplitOptions.TrimEntries).Select(part => Inequalities.Read("--success", part, $" {Form}."))],
            model);
        foreach (var term in rule.Parts.SelectMany(p => p.Terms)) Check(text, term, policies, model);
        return rule;
    }

    /// <summary>The verdict on each point; null where a metric has no value.</summary>
    internal bool?[] Judge(SweepData data)
    {
        var verdicts = new bool?[data.Manifest.Points];
        Array.Fill(verdicts, true);
        foreach (var part in Parts)
        {
            var terms = part.Terms.Select(t => (t.Factor, Values: data.Of(t.Policy.Length > 0 ? t.Policy : data.Policies[0], t.Metric)))
                .ToArray();
            for (var i = 0; i < verdicts.Length; i++)
            {
                var gap = terms.Aggregate(part.Constant, (sum, t) => sum + t.Factor * t.Values[i]);
                if (double.IsNaN(gap)) verdicts[i] = null;
                else if (verdicts[i] == true) verdicts[i] = part.Holds(gap);
            }
        }
        return verdicts;
    }

    private static void Check(string text, Inequality.Term term, IReadOnlyList<string> policies, Model model)
    {
        if (term.Policy.Length == 0 && policies.Count > 1)
            throw new UserError($"--success \"{text}\": '{term.Metric}' of which policy? {Form}.");
        if (term.Policy.Length > 0 && !policies.Contains(term.Policy))
            throw new UserError($"--success \"{text}\": the sweep has no policy '{term.Policy}'. It has: {string.Join(", ", policies)}.");
        if (model.Metrics.All(m => m.Name != term.Metric))
            throw new UserError(
                $"--success \"{text}\": there is no metric '{term.Metric}'. Known: {string.Join(", ", model.Metrics.Select(m => m.Name))}.");
    }
}
