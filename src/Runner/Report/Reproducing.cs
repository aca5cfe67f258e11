using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Report;

/// <summary>The part of a report that says how to cite the results and make them again.</summary>
internal static class Reproducing
{
    internal static void Write(Html page, Manifest m)
    {
        page.Element("p",
            FormattableString.Invariant(
                $"NegotiationSim, version {m.Version} [computer program]. {string.Join("; ", m.Scenarios.Select(s => $"scenario {s.Name} (SHA-256 {s.Sha256[..12]}…)"))}; {(m.Completed > 0 ? FormattableString.Invariant($"{m.Completed:N0} replications, ") : "")}seed {m.Options.Seed}; run on {m.Started:d MMMM yyyy}."));
        page.Element("p",
            "The same version gives the same bits for the same scenario and seed, on any number of threads. To run it again:");
        page.Raw($"<pre>{Html.Escaped(m.Command)}</pre>");
        page.Raw("<p>With the results folder at hand, <code>sim reproduce DIR</code> runs it again and compares every file.</p>");
        page.Raw("<details><summary>Files and their SHA-256</summary>")
            .Table("Files of the results folder", ["file", "SHA-256"], m.Files.Select(f => (string[])[f.Name, f.Sha256])).Raw("</details>");
        foreach (var scenario in m.Scenarios)
            page.Raw(
                $"<details><summary>Scenario {Html.Escaped(scenario.Name)} in "
                    + $"full</summary><pre>{Html.Escaped(Indented(scenario.Json))}</pre></details>");
    }

    private static string Indented(string json) => JsonText.Write(writer => System.Text.Json.Nodes.JsonNode.Parse(json)!.WriteTo(writer));
}
