using System.Globalization;
using NegotiationSim.Engine.Experiments;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Sweeps;

/// <summary>What counts as a success at a point: inequalities between metrics' means and numbers, all of which must hold.</summary>
/// <param name="Text">The rule as it was given.</param>
/// <param name="Parts">The inequalities.</param>
internal sealed record SuccessRule(string Text, IReadOnlyList<Inequality> Parts)
{
    private const string Form = "Write \"phased.senderPayoff > maximum-pressure.senderPayoff\" or \"phased.war < 0.1\", several joined by and";
    private static readonly string[] Operators = [">=", "<=", ">", "<"];

    /// <summary>Reads a rule.</summary>
    /// <exception cref="UserError">It cannot be read, or names what the sweep does not have.</exception>
    internal static SuccessRule Parse(string text, IReadOnlyList<string> policies) =>
        new(text.Trim(), [.. text.Split(" and ", StringSplitOptions.TrimEntries).Select(part => ParsePart(text, part, policies))]);

    /// <summary>The verdict on each point; null where a metric has no value.</summary>
    internal bool?[] Judge(SweepData data)
    {
        var verdicts = new bool?[data.Manifest.Points];
        Array.Fill(verdicts, true);
        foreach (var part in Parts)
        {
            var (left, right) = (part.Left.Values(data), part.Right.Values(data));
            for (var i = 0; i < verdicts.Length; i++)
            {
                if (double.IsNaN(left[i]) || double.IsNaN(right[i])) verdicts[i] = null;
                else if (verdicts[i] == true) verdicts[i] = part.Holds(left[i], right[i]);
            }
        }
        return verdicts;
    }

    private static Inequality ParsePart(string text, string part, IReadOnlyList<string> policies)
    {
        var op = Operators.FirstOrDefault(o => part.Contains(o, StringComparison.Ordinal)) ?? throw new UserError($"--success \"{text}\": no >, <, >= or <= in '{part}'. {Form}.");
        var at = part.IndexOf(op, StringComparison.Ordinal);
        return new Inequality(ParseOperand(text, part[..at].Trim(), policies), op, ParseOperand(text, part[(at + op.Length)..].Trim(), policies));
    }

    private static Operand ParseOperand(string text, string operand, IReadOnlyList<string> policies)
    {
        if (double.TryParse(operand, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return new Operand("", "", number);
        var dot = operand.LastIndexOf('.');
        var (policy, metric) = dot < 0 && policies.Count == 1 ? (policies[0], operand) : dot < 0 ? ("", operand) : (operand[..dot], operand[(dot + 1)..]);
        if (policy.Length == 0) throw new UserError($"--success \"{text}\": '{operand}' is neither a number nor POLICY.METRIC. {Form}.");
        if (!policies.Contains(policy)) throw new UserError($"--success \"{text}\": the sweep has no policy '{policy}'. It has: {string.Join(", ", policies)}.");
        if (!Metrics.All.Any(m => m.Metric.Name == metric))
            throw new UserError($"--success \"{text}\": there is no metric '{metric}'. Known: {string.Join(", ", Metrics.All.Select(m => m.Metric.Name))}.");
        return new Operand(policy, metric, double.NaN);
    }
}

/// <summary>An inequality between two operands.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Operator">The sign between them.</param>
/// <param name="Right">The right side.</param>
internal sealed record Inequality(Operand Left, string Operator, Operand Right)
{
    internal bool Holds(double left, double right) => Operator switch
    {
        ">" => left > right,
        "<" => left < right,
        ">=" => left >= right,
        _ => left <= right,
    };
}

/// <summary>A policy's metric, or a number.</summary>
/// <param name="Policy">The policy; empty for a number.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Number">The number.</param>
internal sealed record Operand(string Policy, string Metric, double Number)
{
    internal double[] Values(SweepData data) => Policy.Length == 0 ? [.. Enumerable.Repeat(Number, (int)data.Manifest.Points)] : data.Of(Policy, Metric);
}
