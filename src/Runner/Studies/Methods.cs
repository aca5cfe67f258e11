using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies;

/// <summary>methods.md and methods.bib: how results came about, as a paper tells it, with the works that it cites.</summary>
/// <remarks>They are made from the manifest, as charts are from the data, and are there to be edited: nothing is refused for it.</remarks>
internal static partial class Methods
{
    /// <summary>More scenarios than that are counted, not named.</summary>
    private const int MostNamed = 6;

    /// <summary>The names of both.</summary>
    internal static IReadOnlyList<string> Files { get; } = ["methods.md", "methods.bib"];

    /// <summary>Writes both.</summary>
    internal static void Write(ResultsFolder folder, StudyKind kind, Manifest manifest)
    {
        foreach (var (name, text) in Texts(kind, manifest)) folder.Write(name, text);
    }

    /// <summary>What is in both.</summary>
    internal static IEnumerable<(string Name, string Text)> Texts(StudyKind kind, Manifest manifest)
    {
        var text = Of(kind, manifest);
        return Files.Zip([text, Cited(text)]);
    }

    private static string Of(StudyKind kind, Manifest m)
    {
        var scenarios = kind.IsOfScenarios ? m.Scenarios.Select(s => Scenario.Parse(s.Json)).ToArray() : [];
        var text = new StringBuilder("# Methods\n\n");
        if (scenarios.Length > 0) text.Append(OfModel(m, scenarios)).Append("\n\n");
        else
            text.Append(
                CultureInfo.InvariantCulture,
                $"We analysed {Words.Series(m.Scenarios.Select(s => $"`{s.Name}`"), "and")} with NegotiationSim [@NegotiationSim], version {VersionOf(m.Version)}.\n\n");
        text.Append($"{kind.Methods(m)} {Chance(m)}".TrimEnd()).Append("\n\n");
        text.Append("Intervals cover the chance of the simulation. They do not cover that the model may be wrong.\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"**Reproduction.** The results were made by `{m.Command}` on {m.Started.UtcDateTime:yyyy-MM-dd}; `{(m.Kind == SweepManifest.Study ? SweepManifest.FileName : Manifest.FileName)}` holds every scenario in full and the SHA-256 of every file, and `sim reproduce` on the results folder makes the same bits again.");
        foreach (var (name, sha256, _) in m.Scenarios.Count > MostNamed ? []
            : m.Scenarios) text.Append(CultureInfo.InvariantCulture, $" SHA-256 of `{name}`: {sha256}.");
        return text.Append(
            "\n\n*Keys in brackets are those of methods.bib. Written by the program; check it against what you did, and cut it to what "
                + "your journal asks for.*\n").ToString();
    }

    private static string OfModel(Manifest m, Scenario[] scenarios)
    {
        var model = Model.Of(scenarios[0]);
        var first = scenarios[0];
        var rounds = scenarios.Select(s => s.Rounds).Distinct().Order().ToArray();
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"We simulated {Named(scenarios)} with NegotiationSim [@NegotiationSim], version {VersionOf(m.Version)}: {model.InWords} [{string.Join("; ", model.References.Select(key => "@" + key))}; {model.Page}], between {first.SenderName}, the sender of pressure, and {first.TargetName}, its target.");
        text.Append(
            CultureInfo.InvariantCulture,
            $" A replication lasts at most {string.Join(" to ", rounds.Length > 2 ? [rounds[0], rounds[^1]] : rounds)} rounds; a round is {model.RoundInWords}.");
        string[] on = [.. Mechanisms(first, model).Where(p => p is { Central: not 0 } or { Distribution: not null }).Select(Named)];
        string[] off = [.. Mechanisms(first, model).Where(p => p is { Central: 0, Distribution: null }).Select(p => Last(p.Path))];
        if (on.Length > 0)
            text.Append(
                CultureInfo.InvariantCulture,
                $" Mechanisms and their strengths{(scenarios.Length > 1 ? $", in `{first.Name}`" : "")}: {string.Join(", ", on)}{(off.Length > 0 ? $"; switched off: {string.Join(", ", off)}" : "")}.");
        var drawn = first.UncertainParameters.Count;
        if (drawn > 0)
            text.Append(
                CultureInfo.InvariantCulture,
                $" {NumberText.Some(drawn, "number")} of the scenario {(drawn == 1 ? "is" : "are")} uncertain and drawn from the distributions that it states.");
        return text.ToString();
    }

    /// <summary>The release, and the commit that it was built from where that is known.</summary>
    internal static string VersionOf(string version) =>
        version.Split('+', 2) is [var release, var commit] ? $"{release} (commit {(commit.Length > 12 ? commit[..12] : commit)})" : version;

    private static IEnumerable<ScenarioParameter> Mechanisms(Scenario scenario, Model model) =>
        scenario.Parameters.Where(p => model.Mechanisms.Contains(p.Path));

    private static string Named(ScenarioParameter p) =>
        $"{Last(p.Path)} {(p.Distribution is null ? StatedNumbers.ValueOf(p) : "(uncertain)")}";

    /// <summary>So many scenarios by name, or how many there are.</summary>
    private static string Named(Scenario[] scenarios) => scenarios.Length <= MostNamed
        ? Words.Series(scenarios.Select(s => $"{Called(s, scenarios)} (`{s.Name}`)"), "and")
        : $"{scenarios.Length} scenarios, from {scenarios[0].Title} (`{scenarios[0].Name}`) to {scenarios[^1].Title} "
            + $"(`{scenarios[^1].Name}`), all in `manifest.json`,";

    /// <summary>Its title; its policy where several have that title.</summary>
    private static string Called(Scenario scenario, Scenario[] all) =>
        all.Count(s => s.Title == scenario.Title) == 1 ? scenario.Title : scenario.Policy;

    private static string Last(string path) => path.Replace("mechanisms.", "", StringComparison.Ordinal);

    private static string Chance(Manifest m) => m.Completed == 0 ? ""
        : $"The seed was {m.Options.Seed}; what is drawn hangs on it and on the replication alone, not on the number of threads."
            + (m.Completed < m.Options.Replications
                ? $" The study was stopped: these are the first {m.Completed:N0} of {m.Options.Replications:N0} replications." : "");

    /// <summary>How many replications there were, in a sentence.</summary>
    internal static string Played(Manifest m) =>
        $"{Words.Capital(NumberText.Some(m.Completed, "replication"))} of each scenario {(m.Completed == 1 ? "was" : "were")} played. ";

    /// <summary>How the model was conditioned on a record, in a sentence.</summary>
    internal static string Filtered(Manifest m) =>
        $"A particle filter [@GordonSalmondSmith1993; @Doucet2000; @Storvik2002] of {Option(m, "particles")} particles on eight islands "
        + "conditions the model on the dispute's record, quarter by quarter. ";

    /// <summary>The value of an option of the command, given or usual.</summary>
    internal static string Option(Manifest m, string name) =>
        m.Request.FirstOrDefault(part => part.StartsWith($"--{name}=", StringComparison.Ordinal)) is { } part ? part[(name.Length + 3)..]
            : "";

    /// <summary>The entries of the works that a text cites, in the order of the list.</summary>
    private static string Cited(string text)
    {
        var keys = Key().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        return string.Join('\n', Entries().Where(entry => keys.Contains(entry.Key)).Select(entry => entry.Text + "\n"));
    }

    /// <summary>The list of works that the documents cite.</summary>
    internal static IEnumerable<(string Key, string Text)> Entries()
    {
        using var reader = new StreamReader(typeof(Methods).Assembly.GetManifestResourceStream("references.bib")!);
        return [.. Entry().Matches(reader.ReadToEnd().ReplaceLineEndings("\n")).Select(match => (match.Groups[1].Value, match.Value))];
    }

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Key();

    [GeneratedRegex(@"^@\w+\{(\w+),\n.*?^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Entry();
}
