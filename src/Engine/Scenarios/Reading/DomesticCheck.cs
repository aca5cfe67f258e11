using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Sees to it that a side's constituencies, each in range, also make sense together.</summary>
internal sealed class DomesticCheck(Findings findings, Content content)
{
    /// <summary>Checks constituencies that were read.</summary>
    /// <param name="constituencies">The object that holds them.</param>
    /// <param name="path">Its path.</param>
    internal void Check(PlacedValue constituencies, string path)
    {
        var names = content.PartiesAt(path);
        if (names.Count == 0)
        {
            findings.Add(constituencies, path, "there is no constituency", "Name at least one, or leave \"constituencies\" out.");
            return;
        }
        if (names.All(name => Sum($"{path}.{name}.weight") == 0))
            findings.Add(constituencies, path, "the constituencies' weights add up to 0",
                "Give at least one of them a \"weight\" above 0.");
        var spent = names.Sum(name => Sum($"{path}.{name}.sidePayment") ?? 0);
        if (spent > 1 + 1e-9)
            findings.Add(constituencies, path,
                $"the side payments add up to {Invariant.Text(Math.Round(spent, 4))} of the gain, more than there is",
                "Let \"sidePayment\" add up to 1 at the most.");
        foreach (var name in names)
        {
            if (content.Numbers.Any(n => n.Path.StartsWith($"{path}.{name}.preferences.", StringComparison.Ordinal))
                && Sum($"{path}.{name}.preferences.") == 0)
                findings.Add(constituencies[name]!, $"{path}.{name}",
                    "the constituency wants nothing: its weights over the goals add up to 0",
                    $"Give it \"preferences\". See: sim describe {Catalogue.Pattern($"{path}.{name}.preferences")}");
        }
    }

    /// <summary>The sum of the numbers at or below a path; null if one was refused, which was said.</summary>
    private double? Sum(string path)
    {
        var numbers = content.Numbers.Where(n => n.Path.StartsWith(path, StringComparison.Ordinal)).ToList();
        return numbers.Count == 0 ? null : numbers.Sum(n => n.Central);
    }
}
