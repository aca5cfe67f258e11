using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NegotiationSim.Runner.Tests.Report;

/// <summary>sim report: one page that says what the results say, to everyone, with nothing fetched.</summary>
public sealed partial class ReportTests
{
    [Fact]
    public async Task A_page_of_a_comparison_says_its_numbers_and_needs_nothing_else()
    {
        using var place = new Workplace();
        var screen =
            (await place.Sim("compare", "scenarios/phased.json", "scenarios/maximum-pressure.json", "-n", "40", "--rounds", "40",
                "--no-charts", "--out", "@results")).Well();
        (await place.Sim("report", "@results")).Well();
        var text = place.Read("results", "report.html");
        var page = Parsed(text);
        Assert.Empty(Outside().Matches(text));
        Assert.Contains("default-src 'none'", text);

        var sentence = page.Descendants("p").First().Value;
        Assert.StartsWith("Maximum pressure left the sender worse off than Phased engagement in every pair, by ", sentence,
            StringComparison.Ordinal);
        Assert.Contains(Spaces().Replace(sentence, " "), Spaces().Replace(screen, " "));
        var row = page.Descendants("table")
            .Single(t => t.Element("caption")!.Value.StartsWith("Maximum pressure against Phased engagement", StringComparison.Ordinal))
            .Descendants("tr").Single(r => r.Elements().First().Value == "sender's payoff");
        Assert.Contains(string.Join(' ', row.Elements().Select(c => c.Value)), Spaces().Replace(screen, " "));

        (await place.Sim("report", "@results", "--out", "@again.html")).Well();
        Assert.Equal(text, place.Read("again.html"));
    }

    [Theory]
    [InlineData("run", "scenarios/neglect.json")]
    [InlineData("run", "scenarios/crisis/us-dprk.json")]
    [InlineData("compare", "scenarios/neglect.json", "scenarios/phased.json")]
    public async Task A_page_of_one_replication_has_values_without_intervals(params string[] call)
    {
        using var place = new Workplace();
        (await place.Sim([.. call, "-n", "1", "--rounds", "8", "--no-charts", "--quiet", "--out", "@results"])).Well();
        (await place.Sim("report", "@results")).Well();
        Assert.DoesNotContain("NaN", place.Read("results", "report.html"));
    }

    [Theory]
    [InlineData("brief", "phased")]
    [InlineData("phased", "brief")]
    public async Task A_page_of_runs_of_different_lengths_reaches_as_far_as_the_longest(string first, string second)
    {
        using var place = new Workplace();
        File.WriteAllText(place.At("scenarios", "brief.json"), """{ "extends": "phased.json", "name": "brief", "rounds": 8 }""");
        await place.Sim("compare", $"scenarios/{first}.json", $"scenarios/{second}.json", "-n", "10", "--no-charts", "--out", "@results");
        (await place.Sim("report", "@results")).Well();
        var chart = Parsed(place.Read("results", "report.html")).Descendants("figure")
            .Single(f => (string?)f.Attribute("id") == "chart-capability");
        var last = chart.Descendants("tbody").Elements("tr").Last();
        Assert.Equal("120", last.Elements("th").Single().Value);
        Assert.Equal(1, last.Elements("td").Count(cell => cell.Value == "–")); // the run of 8 rounds has none
    }

    [Fact]
    public async Task Whoever_cannot_see_a_chart_has_its_words_and_its_table()
    {
        using var place = new Workplace();
        (await place.Sim("run", "scenarios/deep-uncertainty/phased.json", "-n", "30", "--rounds", "41", "--no-charts", "--out",
            "@results")).Well();
        (await place.Sim("report", "@results")).Well();
        var page = Parsed(place.Read("results", "report.html"));
        Assert.All(page.Descendants("svg").Where(s => (string?)s.Attribute("aria-hidden") != "true"),
            svg => Assert.True(((string?)svg.Attribute("aria-label"))?.Length > 20));
        var charts = page.Descendants("figure").Where(f => f.Elements("script").Any()).ToArray();
        Assert.Equal(12, charts.Length);
        Assert.All(charts, chart =>
        {
            Assert.Equal("0", (string?)chart.Element("svg")!.Attribute("tabindex"));
            Assert.Equal(["0", "4", "8", "12", "16", "20", "24", "28", "32", "36", "40", "41"],
                chart.Descendants("tbody").Elements("tr").Select(r => r.Elements("th").Single().Value));
        });
        Assert.All(page.Descendants("th"), th => Assert.True((string?)th.Attribute("scope") is "row" or "col"));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Descendants("a").Select(a => (string)a.Attribute("href")!), to => Assert.Contains(to[1..], ids));
        Assert.Single(page.Descendants("h1"));

        // the last row of a table is the last line of trajectories.csv
        var last =
            place.Read("results", "trajectories.csv").Split('\n').Last(l => l.StartsWith("41,capability,", StringComparison.Ordinal))
                .Split(',')[2..5].Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(FormattableString.Invariant($"{last[0]:F3} [{last[1]:F3}, {last[2]:F3}]"),
            charts.Single(c => (string?)c.Attribute("id") == "chart-capability").Descendants("td").Last().Value);
    }

    [Fact]
    public async Task The_story_is_that_of_the_replication_nearest_to_the_median()
    {
        using var place = new Workplace();
        (await place.Sim("run", "scenarios/phased.json", "-n", "31", "--rounds", "40", "--no-charts", "--quiet", "--out", "@results")).Well(
            );
        (await place.Sim("report", "@results")).Well();
        var rows = place.Read("results", "replications.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(','))
            .ToArray();
        var column = Array.IndexOf(rows[0], "senderPayoff");
        var middle = rows.Skip(1).OrderBy(r => double.Parse(r[column], CultureInfo.InvariantCulture)).ElementAt(15)[0];
        var told = (await place.Sim("trace", "scenarios/phased.json", "--replication", middle, "--set", "rounds=40")).Well();
        Assert.Contains(told.Trim(), Parsed(place.Read("results", "report.html")).Descendants("pre").Select(p => p.Value.Trim()));
    }

    [Fact]
    public async Task What_a_scenario_says_is_text_and_never_markup()
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("scenarios", "evil.json"), """
            { "extends": "phased.json", "title": "<script>alert(1)</script>", "description": "</section><img src=x onerror=alert(1)> & \"more\"", "sources": ["</li><b>"] }
            """, TestContext.Current.CancellationToken);
        (await place.Sim("run", "scenarios/evil.json", "-n", "5", "--rounds", "8", "--no-charts", "--quiet", "--out", "@results")).Well();
        (await place.Sim("report", "@results")).Well();
        var text = place.Read("results", "report.html");
        Assert.DoesNotContain("<script>alert", text);
        Assert.DoesNotContain("<img", text);
        var page = Parsed(text);
        Assert.Equal("<script>alert(1)</script>", page.Descendants("h1").Single().Value);
        Assert.Empty(page.Descendants("img"));
    }

    [Fact]
    public async Task Worlds_whose_samples_look_alike_are_not_the_same()
    {
        using var place = new Workplace();
        foreach (var (name, middle) in ((string, string)[])[("one", "0.2"), ("other", "0.3")])
        {
            await File.WriteAllTextAsync(place.At("scenarios", name + ".json"),
                $$"""{ "extends": "phased.json", "target": { "trust": { "distribution": "sample", "values": [0.1, {{middle}}, 0.4] } } }""",
                TestContext.Current.CancellationToken);
        }
        (await place.Sim("compare", "scenarios/one.json", "scenarios/other.json", "-n", "5", "--rounds", "8", "--no-charts", "--quiet",
            "--out", "@results")).Well();
        (await place.Sim("report", "@results")).Well();
        var row = Parsed(place.Read("results", "report.html")).Descendants("table")
            .Single(t => t.Element("caption")!.Value.StartsWith("other differs in the world", StringComparison.Ordinal)).Descendants("tr")
            .Last();
        Assert.Equal(["target.trust", "sample(3 values, 0.1 to 0.4)", "sample(3 values, 0.1 to 0.4), other values"],
            row.Elements().Select(c => c.Value));
    }

    [Fact]
    public async Task Six_policies_over_thirty_years_weigh_less_than_a_megabyte()
    {
        using var place = new Workplace();
        string[] six = ["maximum-pressure", "strategic-patience", "grand-bargain", "agreed-framework", "phased", "neglect"];
        (await place.Sim(["compare", .. six.Select(p => $"scenarios/{p}.json"), "-n", "8", "--no-charts", "--quiet", "--out",
            "@results"])).Well();
        (await place.Sim("report", "@results")).Well();
        Assert.InRange(new FileInfo(place.At("results", "report.html")).Length, 200_000, 1_000_000);
        Assert.Contains("Of 6 scenarios on the same shocks, ", Parsed(place.Read("results", "report.html")).Descendants("p").First().Value);
    }

    [Theory]
    [InlineData("no manifest.json here", "report", "@nowhere")]
    [InlineData("a folder stands where the file should", "report", "@results", "--out", "@results")]
    [InlineData("no folder", "report", "@results", "--out", "@none/page.html")]
    [InlineData("missing, or changed since it was written", "report", "@broken")]
    public async Task What_cannot_be_reported_is_said_and_nothing_is_written(string fault, params string[] call)
    {
        using var place = new Workplace();
        foreach (var name in new[] { "@results", "@broken" })
            (await place.Sim("run", "scenarios/phased.json", "-n", "5", "--rounds", "8", "--no-charts", "--quiet", "--out", name)).Well();
        File.Delete(place.At("broken", "replications.csv"));
        var before = place.Left();
        var said = await place.Sim(call);
        Assert.Equal(2, said.Code);
        Assert.Contains(fault, said.Err);
        Assert.Equal(before, place.Left());
    }

    /// <summary>Contrast as WCAG 2.2 defines it: 4.5 for text, 3 for what is drawn.</summary>
    [Fact]
    public async Task Text_and_lines_stand_out_in_light_and_dark()
    {
        var css =
            await File.ReadAllTextAsync(Repository.PathOf("src", "Runner", "Report", "Page", "report.css"),
                TestContext.Current.CancellationToken);
        foreach (var part in css.Split("@media").Take(2))
        {
            var colors = Color().Matches(part).GroupBy(m => m.Groups[1].Value)
                .ToDictionary(g => g.Key, g => Luminance(g.First().Groups[2].Value));
            foreach (var ground in new[] { "paper", "soft" })
            {
                foreach (var text in new[] { "ink", "dim", "accent" })
                    Assert.True(Contrast(colors[text], colors[ground]) >= 4.5, $"{text} on {ground}");
                foreach (var line in new[] { "s0", "s1", "s2", "s3", "s4", "s5" })
                    Assert.True(Contrast(colors[line], colors[ground]) >= 3, $"{line} on {ground}");
            }
        }
    }

    private static double Contrast(double a, double b) => (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);

    private static double Luminance(string hex)
    {
        if (hex.Length == 3) hex = string.Concat(hex.Select(c => $"{c}{c}"));
        double[] rgb =
            [.. Enumerable.Range(0, 3)
                .Select(i => int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
                .Select(c => c <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4))];
        return .2126 * rgb[0] + .7152 * rgb[1] + .0722 * rgb[2];
    }

    /// <summary>The page as a tree; that it can be read as one is the test that every element is closed.</summary>
    private static XElement Parsed(string html)
    {
        Assert.StartsWith("<!DOCTYPE html>\n", html, StringComparison.Ordinal);
        return XDocument.Parse(html["<!DOCTYPE html>\n".Length..]).Root!;
    }

    [GeneratedRegex("(?:src|href)=\"(?!#)|url\\(|@import|https?://(?!www\\.w3\\.org)(?=[^<]*\")", RegexOptions.None)]
    private static partial Regex Outside();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("--([a-z0-9]+): #([0-9a-f]{3,6})")]
    private static partial Regex Color();
}
