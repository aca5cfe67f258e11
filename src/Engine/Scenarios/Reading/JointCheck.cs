using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Sees to it that samples, each sound by itself, can be drawn together.</summary>
internal sealed class JointCheck(Findings findings)
{
    /// <summary>The most values of all samples together, so that a scenario written out in full can be read again.</summary>
    internal const int MostValues = 80_000;

    private readonly List<(string Path, PlacedValue Values, SampleDistribution Sample)> samples = [];

    /// <summary>Remembers a number that was read, if it is a sample.</summary>
    /// <param name="number">The number.</param>
    /// <param name="value">What it was read from.</param>
    internal void Add(ScenarioParameter number, PlacedValue value)
    {
        if (number.Distribution is SampleDistribution sample) samples.Add((number.Path, (value["value"] ?? value)["values"]!, sample));
    }

    /// <summary>Says which samples of a group are not as long as most of it, one of them a group.</summary>
    internal void Check()
    {
        foreach (var group in samples.Where(s => s.Sample.Jointly is not null).GroupBy(s => s.Sample.Jointly))
        {
            var usual = group.GroupBy(s => s.Sample.Values.Count).MaxBy(lengths => lengths.Count())!; // of equally many the first
            if (group.FirstOrDefault(s => s.Sample.Values.Count != usual.Key) is not { Path: not null } odd) continue;
            findings.Add(odd.Values, $"{odd.Path}.values",
                $"{Values(odd.Sample.Values.Count)} here, but {usual.Key} at {usual.First().Path}, with which it is drawn jointly as "
                    + $"\"{group.Key}\"",
                $"Give every number of \"{group.Key}\" as many values, in the order of the same draws, or leave \"jointly\" out.");
        }
        var sum = 0;
        foreach (var (path, values, sample) in samples)
        {
            if ((sum += sample.Values.Count) <= MostValues) continue;
            SayTooMany(findings, values, $"{path}.values");
            return;
        }
    }

    /// <summary>Says that a sample is one too many.</summary>
    internal static void SayTooMany(Findings findings, PlacedValue at, string path) =>
        findings.Add(at, path, $"the samples of the scenario hold more than {MostValues} values",
            "Thin them: keep every second draw, or every tenth, of all.");

    private static string Values(int count) => count == 1 ? "there is 1 value" : $"there are {count} values";
}
