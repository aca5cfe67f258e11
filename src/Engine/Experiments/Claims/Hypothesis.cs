using System.Globalization;
using System.Text.RegularExpressions;

namespace NegotiationSim.Engine.Experiments.Claims;

/// <summary>A linear inequality between metrics of policies: <c>phased.capability &lt; maximum-pressure.capability - 0.1</c>.</summary>
/// <remarks>It is linear so that its gap can be taken replication by replication, on the same shocks, and averaged.</remarks>
public sealed partial class Hypothesis
{
    private Hypothesis(string text, double constant, IReadOnlyList<Term> terms) => (Text, Constant, Terms) = (text, constant, terms);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The gap's constant part.</summary>
    public double Constant { get; }

    /// <summary>The gap's other parts. The hypothesis holds where the gap, constant and terms together, is above 0.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>A multiple of a metric of a policy.</summary>
    /// <param name="Factor">The multiple.</param>
    /// <param name="Policy">The policy's name in the claims file.</param>
    /// <param name="Metric">The metric's or outcome's name, or that of a state variable at the start (<c>startCapability</c>).</param>
    public sealed record Term(double Factor, string Policy, string Metric);

    /// <summary>Reads a hypothesis.</summary>
    /// <param name="text">Sums of numbers and multiples of <c>policy.metric</c>, with &lt; or &gt; between them.</param>
    /// <exception cref="FormatException">It is no such inequality; the message says why.</exception>
    public static Hypothesis Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sides = text.Split('<', '>');
        if (sides.Length != 2) throw new FormatException("a hypothesis has one < or > between two sums, for example \"phased.war < neglect.war\"");
        var sign = text.Contains('>', StringComparison.Ordinal) ? 1 : -1;
        var (left, right) = (Sum(sides[0]), Sum(sides[1]));
        return new Hypothesis(text.Trim(), sign * (left.Constant - right.Constant),
        [
            .. left.Terms.Select(t => t with { Factor = sign * t.Factor }),
            .. right.Terms.Select(t => t with { Factor = -sign * t.Factor }),
        ]);
    }

    private static (double Constant, IReadOnlyList<Term> Terms) Sum(string text)
    {
        var constant = 0.0;
        var terms = new List<Term>();
        var rest = text.Trim();
        if (rest.Length == 0) throw new FormatException("one side of the hypothesis is empty");
        for (var isFirst = true; rest.Length > 0; isFirst = false)
        {
            var match = Part().Match(rest);
            if (!match.Success || (!isFirst && !match.Groups["sign"].Success))
                throw new FormatException($"\"{rest}\" is no sum of numbers and multiples of policy.metric");
            var factor = match.Groups["number"].Success ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : 1;
            if (match.Groups["sign"].Value == "-") factor = -factor;
            if (match.Groups["policy"].Success) terms.Add(new Term(factor, match.Groups["policy"].Value, match.Groups["metric"].Value));
            else constant += factor;
            rest = rest[match.Length..].TrimStart();
        }
        return (constant, terms);
    }

    [GeneratedRegex(@"^(?<sign>[+-])?\s*(?:(?<number>\d*\.?\d+)\s*(?:\*\s*(?=[a-z]))?)?(?:(?<policy>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.(?<metric>[a-zA-Z]+))?(?<=[\da-zA-Z])")]
    private static partial Regex Part();
}
