using System.Globalization;
using System.Text;
using CsCheck;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>Whatever values in range are written into a scenario are the values that come out of it.</summary>
public class AnyScenarioTests
{
    private static readonly IReadOnlyList<Parameter> Declared =
    [
        .. Setting.Parameters.Select(p => p.Declaration),
        .. Policy.Parameters.Select(p => p.Declaration with { Path = "policy." + p.Declaration.Path }),
        .. ThirdParty.Parameters.Select(p => p.Declaration with { Path = "thirdParties.south-korea." + p.Declaration.Path }),
    ];

    [Fact]
    public void Values_in_range_come_out_as_they_went_in() =>
        Gen.Double[0, 1].Array[Declared.Count].Sample(shares =>
        {
            var values =
                Declared.Zip(shares,
                    (p, share) =>
                        (p.Path, Value: p.IsWhole ? Math.Round(p.Low + share * (p.High - p.Low)) : p.Low + share * (p.High - p.Low)))
                        .ToArray();
            var scenario = Scenario.Parse(Document(values.Select(v => (v.Path, Text(v.Value)))));
            var found = scenario.Parameters.ToDictionary(p => p.Path, p => p.Central);
            foreach (var (path, value) in values) Assert.Equal(value, found[path]);
            Assert.Equal(values.Length, found.Count);
            Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
        }, iter: 60);

    [Fact]
    public void Ranges_of_uncertainty_come_out_as_they_went_in() =>
        Gen.Double[0, .49].Array[Declared.Count].Sample(shares =>
        {
            var uncertain = Declared.Zip(shares).Where(p => !p.First.IsWhole).Select(p =>
            {
                var (parameter, share) = p;
                var width = parameter.High - parameter.Low;
                var (low, high) = (parameter.Low + share * width, parameter.High - share * width);
                Distribution distribution = ((int)(share * 1000) % 4) switch
                {
                    0 => new UniformDistribution(low, high),
                    1 => new TriangularDistribution(low, low + .3 * (high - low), high),
                    2 => new BetaDistribution(2, 5, low, high),
                    _ => new NormalDistribution((low + high) / 2, width, low, high),
                };
                return (parameter.Path, Distribution: distribution);
            }).ToArray();
            var whole = Declared.Where(p => p.IsWhole).Select(p => (p.Path, Text(p.Low)));
            var scenario = Scenario.Parse(Document(uncertain.Select(u => (u.Path, Written(u.Distribution))).Concat(whole)));
            Assert.Equal(uncertain.ToHashSet(), scenario.UncertainParameters.Select(u => (u.Path, u.Distribution)).ToHashSet());
            var setting = scenario.Central();
            scenario.Draw(new Shocks(1, 1), ref setting);
            foreach (var u in scenario.UncertainParameters)
                Assert.True(u.Parameter.Allows(((Slot<Setting>)scenario.Parameters[u.Index].Slot)(ref setting)), u.Path);
        }, iter: 60);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Written(Distribution distribution) => distribution switch
    {
        UniformDistribution d => $$"""{ "distribution": "uniform", "low": {{Text(d.Low)}}, "high": {{Text(d.High)}} }""",
        TriangularDistribution d =>
            $$"""{ "distribution": "triangular", "low": {{Text(d.Low)}}, "mode": {{Text(d.Mode)}}, "high": {{Text(d.High)}} }""",
        BetaDistribution d =>
            $$"""{ "distribution": "beta", "alpha": {{Text(d.Alpha)}}, "beta": {{Text(d.Beta)}}, "low": {{Text(d.Low)}}, "high": {{Text(d.High)}} }""",
        NormalDistribution d =>
            $$"""{ "distribution": "normal", "mean": {{Text(d.Centre)}}, "sd": {{Text(d.Sd)}}, "low": {{Text(d.Low)}}, "high": {{Text(d.High)}} }""",
        _ => throw new ArgumentException(distribution.Kind),
    };

    /// <summary>A document with values at paths.</summary>
    private static string Document(IEnumerable<(string Path, string Value)> values)
    {
        var root = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (path, value) in values)
        {
            var names = path.Split('.');
            var at = root;
            foreach (var name in names[..^1])
            {
                if (!at.TryGetValue(name, out var inner)) at[name] = inner = new SortedDictionary<string, object>(StringComparer.Ordinal);
                at = (SortedDictionary<string, object>)inner;
            }
            at[names[^1]] = value;
        }
        var text = new StringBuilder();
        Write(root);
        return text.ToString();

        void Write(SortedDictionary<string, object> members)
        {
            text.Append('{');
            foreach (var (name, value) in members)
            {
                text.Append('"').Append(name).Append("\": ");
                if (value is SortedDictionary<string, object> inner) Write(inner);
                else text.Append((string)value);
                text.Append(",\n");
            }
            text.Append('}');
        }
    }
}
