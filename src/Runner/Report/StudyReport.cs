using System.Globalization;
using System.Text.Json;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Report;

/// <summary>The report of a study that is neither a run nor a comparison: what its folder holds, on one page.</summary>
internal static class StudyReport
{
    /// <summary>So many rows of a table are shown; the rest are in its file.</summary>
    private const int MostRows = 100;

    /// <summary>Writes the page.</summary>
    /// <exception cref="UserError">A file of the folder is damaged.</exception>
    internal static string Write(string folder, Manifest manifest) => Damage.Whole(folder, manifest,
        () => ReportPage.Write(Title(manifest), manifest, [Sentence(manifest)], [.. Sections(folder, manifest)]));

    private static string Title(Manifest manifest) => $"sim {manifest.Kind}: {Names(manifest)}";

    private static string Names(Manifest manifest) => Words.Series(manifest.Scenarios.Select(s => s.Name), "and");

    private static string Sentence(Manifest manifest) =>
        $"Results of sim {manifest.Kind} on {Names(manifest)}, seed {manifest.Options.Seed}. What they come to stands in the charts and "
            + "tables; what the columns mean, beneath them.";

    private static IEnumerable<ReportSection> Sections(string folder, Manifest manifest)
    {
        var scenarios = manifest.Kind == "play" ? [] : manifest.Scenarios.Select(s => Scenario.Parse(s.Json)).ToArray();
        string[] figures = [.. Figures(folder, manifest)];
        string[] tables = [.. manifest.Files.Select(f => f.Name).Where(f => Path.GetExtension(f) == ".csv")];
        var cautions = Cautions(folder, manifest).Distinct().ToArray();
        yield return new("asked", "What was asked", page => Asked(page, manifest, scenarios));
        if (figures.Length > 0) yield return new("charts", "Charts", page => Charts(page, folder, figures));
        if (tables.Length > 0) yield return new("numbers", "Tables", page => Tables(page, folder, tables));
        if (cautions.Length > 0)
            yield return new("cautions", "Before leaning on it",
                page => Array.ForEach(cautions, caution => page.Element("p", caution, "class=\"caution\"")));
        if (scenarios.Length > 0) yield return new("assumptions", "What it assumes", page => Assumptions.Write(page, scenarios[..1]));
        yield return new("again", "Cite it and run it again", page => Reproducing.Write(page, manifest));
    }

    private static void Asked(Html page, Manifest manifest, IReadOnlyList<Scenario> scenarios)
    {
        page.Raw($"<pre>{Html.Escaped(manifest.Command)}</pre>");
        foreach (var scenario in scenarios)
            page.Raw($"<p><b>{Html.Escaped(scenario.Title)}</b> ({Html.Escaped(scenario.Name)}). {Html.Escaped(scenario.Description)}</p>");
        var options = manifest.Request.Where(part => part.StartsWith("--", StringComparison.Ordinal)).Select(part => part.Split('=', 2))
            .Where(option => option.Length > 1).ToArray();
        if (options.Length > 0) page.Table("Options, given or usual", ["option", "value"], options, "class=\"words\"");
    }

    /// <summary>The drawn charts, of each the finest kind of file that a page can show; their paths in the folder.</summary>
    private static IEnumerable<string> Figures(string folder, Manifest manifest) =>
        from drawn in manifest.Drawn
        where Path.GetExtension(drawn.Name) is ".svg" or ".png" && Manifest.IsAsWritten(folder, drawn)
        group drawn.Name by Path.ChangeExtension(drawn.Name, null) into figure
        orderby figure.Key
        select figure.Max(StringComparer.Ordinal)!;

    private static void Charts(Html page, string folder, IReadOnlyList<string> figures)
    {
        foreach (var figure in figures)
        {
            var caption = Path.Combine(folder, Path.ChangeExtension(figure, ".txt"));
            var text = File.Exists(caption) ? File.ReadAllText(caption).Trim() : Path.GetFileNameWithoutExtension(figure);
            var kind = Path.GetExtension(figure) == ".svg" ? "svg+xml" : "png";
            var bytes = Convert.ToBase64String(File.ReadAllBytes(Path.Combine(folder, figure)));
            page.Raw($"<figure class=\"drawn\"><img alt=\"{Html.Escaped(text.Split('.')[0])}\" src=\"data:image/{kind};base64,{bytes}\"/>")
                .Element("figcaption", text).Raw("</figure>");
        }
    }

    private static void Tables(Html page, string folder, IReadOnlyList<string> tables)
    {
        using var dictionary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, DataDictionary.FileName)));
        foreach (var file in tables)
        {
            string[][] rows = [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(Csv.Fields)];
            JsonElement[] columns = [.. dictionary.RootElement.GetProperty(file).EnumerateArray()];
            string Of(JsonElement column, string what) => column.GetProperty(what).GetString()!;
            page.Table(rows.Length <= MostRows ? file : $"{file}: the first {MostRows} of {NumberText.Count(rows.Length)} rows",
                [.. columns.Select(c => Of(c, "label"))], rows.Take(MostRows).Select(row => (string[])[.. row.Select(Short)]),
                "class=\"data\"");
            page.Raw("<details><summary>What its columns mean</summary><ul>" + string.Concat(columns.Select(c =>
                $"<li><b>{Html.Escaped(Of(c, "label"))}</b>{(Of(c, "unit") is { Length: > 0 } unit ? $" ({Html.Escaped(unit)})" : "")}: "
                    + $"{Html.Escaped(Of(c, "meaning"))}.</li>")) + "</ul></details>");
        }
    }

    /// <summary>A field of a file with four digits, if it is a number that has more.</summary>
    private static string Short(string field) =>
        field.Contains('.', StringComparison.Ordinal) && PlainNumbers.TryRead(field, out double value)
            ? value.ToString("G4", CultureInfo.InvariantCulture) : field;

    /// <summary>All cautions that the folder's documents hold.</summary>
    private static IEnumerable<string> Cautions(string folder, Manifest manifest)
    {
        foreach (var (name, _) in manifest.Files.Where(f => Path.GetExtension(f.Name) == ".json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name)));
            foreach (var caution in Within(document.RootElement).ToArray()) yield return caution;
        }

        static IEnumerable<string> Within(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Within),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member is { Name: "cautions",
                Value.ValueKind: JsonValueKind.Array } ? member.Value.EnumerateArray().Select(InWords) : Within(member.Value)),
            _ => [],
        };

        static string InWords(JsonElement caution) => new Caution(Member(caution, "id"), Member(caution, "seen"), Member(caution, "norm"),
            Member(caution, "advice")).ToString();

        static string Member(JsonElement caution, string name) => caution.GetProperty(name).GetString()!;
    }
}
