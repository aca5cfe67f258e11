using System.Globalization;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Studies;

/// <summary>A linear inequality between metrics of policies: <c>phased.capability &lt; maximum-pressure.capability - 0.1</c>.</summary>
/// <remarks>It is linear so that its gap can be taken replication by replication, on the same shocks, and averaged.</remarks>
public sealed partial class Inequality
{
    /// <summary>The longest text that is read: no claim needs more, and reading takes the square of it.</summary>
    private const int Longest = 2000;

    private Inequality(string text, bool isStrict, double constant, IReadOnlyList<Term> terms) =>
        (Text, IsStrict, Constant, Terms) = (text, isStrict, constant, terms);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Whether equality is not enough.</summary>
    public bool IsStrict { get; }

    /// <summary>The gap's constant part.</summary>
    public double Constant { get; }

    /// <summary>The gap's other parts.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>A multiple of a metric of a policy.</summary>
    /// <param name="Factor">The multiple.</param>
    /// <param name="Policy">The policy's name; empty if none was given.</param>
    /// <param name="Metric">The metric's name.</param>
    public sealed record Term(double Factor, string Policy, string Metric);

    /// <summary>Reads an inequality.</summary>
    /// <param name="text">Sums of numbers and multiples of <c>policy.metric</c>, with &lt;, &gt;, &lt;= or &gt;= between them.</param>
    /// <exception cref="FormatException">It is no such inequality; the message says why.</exception>
    public static Inequality Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest) throw new FormatException($"{PlacedValue.Quote(text)}: an inequality has at most {Longest} characters");
        var sides = Sign().Split(text);
        if (sides.Length != 3)
            throw new FormatException(
                $"{PlacedValue.Quote(text)}: one <, >, <= or >= must stand between two sums, as in \"phased.war < neglect.war\"");
        var direction = sides[1][0] == '>' ? 1 : -1;
        var (left, right) = (Sum(sides[0]), Sum(sides[2]));
        return new Inequality(text.Trim(), sides[1].Length == 1, direction * (left.Constant - right.Constant),
        [
            .. left.Terms.Select(t => t with { Factor = direction * t.Factor }),
            .. right.Terms.Select(t => t with { Factor = -direction * t.Factor }),
        ]);
    }

    /// <summary>Whether it holds at a gap, constant and terms together.</summary>
    /// <param name="gap">The gap.</param>
    public bool Holds(double gap) => IsStrict ? gap > 0 : gap >= 0;

    private static (double Constant, IReadOnlyList<Term> Terms) Sum(string text)
    {
        var constant = 0.0;
        var terms = new List<Term>();
        var rest = text.Trim();
        if (rest.Length == 0) throw new FormatException("one side of the inequality is empty");
        for (var isFirst = true; rest.Length > 0; isFirst = false)
        {
            var match = Part().Match(rest);
            if (!match.Success || (!isFirst && !match.Groups["sign"].Success))
                throw new FormatException($"{PlacedValue.Quote(rest)} is no sum of numbers and multiples of policy.metric");
            var factor = match.Groups["number"].Success ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : 1;
            if (!double.IsFinite(factor)) throw new FormatException($"{PlacedValue.Shorten(match.Value)} is too large to be a number");
            if (match.Groups["sign"].Value == "-") factor = -factor;
            if (match.Groups["metric"].Success) terms.Add(new Term(factor, match.Groups["policy"].Value, match.Groups["metric"].Value));
            else constant += factor;
            rest = rest[match.Length..].TrimStart();
        }
        return (constant, terms);
    }

    [GeneratedRegex("([<>]=?)")]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(?<sign>[+-])?\s*(?:(?<number>[0-9]*\.?[0-9]+)\s*(?:\*\s*(?=[a-zA-Z]))?)?(?:(?:(?<policy>[a-zA-Z]\w*(?:[-.]\w+)*)\.)?(?<metric>[a-zA-Z]+)(?![\w.]))?(?<=[0-9a-zA-Z])")]
    private static partial Regex Part();
}
