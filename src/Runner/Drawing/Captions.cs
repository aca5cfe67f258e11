using System.Globalization;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Drawing;

/// <summary>Sentences that captions share.</summary>
internal static class Captions
{
    public const string MeanInterval = "95% confidence interval (Student's t)";

    /// <summary>The same where some of what is shown are shares of runs.</summary>
    public const string ShareOrMeanInterval = "95% confidence interval (Student's t; of shares of runs Wilson 1927)";

    /// <summary>Which scenario, policy, n and seed.</summary>
    public static string Of(RunResult run) => string.Create(CultureInfo.InvariantCulture,
        $"Scenario {run.Scenario}, policy {run.Policy}; n = {NumberText.Some(run.Replications, "replication")} of at most {run.Rounds:N0} rounds ({run.Model.Round}s), seed {run.Seed}.");

    /// <summary>Which scenarios, policies, n and seeds.</summary>
    public static string Of(IReadOnlyList<RunResult> runs) => runs.Count == 1
        ? Of(runs[0])
        : "Scenarios (policies): " + string.Join("; ", runs.Select(Short)) + ".";

    /// <summary>That looks come again, where there are more series than looks.</summary>
    public static string Looks(int series) => series <= Theme.Looks ? ""
        : FormattableString.Invariant(
            $" There are {series} series and {Theme.Looks} looks: from the {Theme.Looks + 1}th on they come again, in the order of the names.");

    /// <summary>Panels named by their letters: "(a) capability, (b) tension".</summary>
    public static string Letters(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length == 1 ? all[0] : string.Join(", ", all.Select((n, i) => $"({(char)('a' + i)}) {n}"));
    }

    static string Short(RunResult run) => string.Create(CultureInfo.InvariantCulture,
        $"{run.Scenario} ({run.Policy}), n = {run.Replications:N0}, seed {run.Seed}");
}
