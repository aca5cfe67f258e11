using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Coercion.Policies;

namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>docs/codebook.md against the timelines that it is about.</summary>
public sealed partial class CodebookTests
{
    private static readonly string[] Disputes = ["us-dprk", "us-iran"];

    private static string Page { get; } = File.ReadAllText(Repository.PathOf("docs", "codebook.md"));

    [Fact]
    public void Every_era_stands_in_the_tables_with_its_quarter_and_no_other_does() =>
        Assert.Equal(Disputes.SelectMany(Eras), Rows().Select(r => (r.Era, r.From)));

    [Fact]
    public void Every_era_with_a_dated_act_begins_by_the_rule_of_the_first_45_days()
    {
        var dated = Rows().Where(r => r.Act is not null).ToArray();
        Assert.Equal(27, dated.Length);
        Assert.All(dated, r => Assert.Equal(r.From, QuarterOf(r.Act!.Value)));
    }

    [Fact]
    public void The_form_asks_for_every_lever_of_every_era_once_and_holds_no_answer()
    {
        var levers = Policy.Parameters.Select(p => p.Declaration.Path).ToArray();
        Assert.Equal(
            [
                "dispute,era,from,lever,value,confidence,document,remark",
                .. Disputes.SelectMany(d => Eras(d).SelectMany(e => levers.Select(l => $"{d},{e.Name},{e.From},{l},,,,"))),
            ],
            File.ReadAllLines(Repository.PathOf("docs", "codebook-form.csv")));
    }

    [Fact]
    public void Every_lever_has_its_anchors() =>
        Assert.All(Policy.Parameters.Select(p => p.Declaration.Path).Where(l => l != "phases"),
            l => Assert.Matches($@"(?m)^\| `{l}` (\|[^|\n]+){{5}}\|$", Page));

    [Fact]
    public void The_files_of_the_second_disputes_eras_give_the_three_new_levers_a_reason_each()
    {
        var files = Repository.JsonFiles("scenarios/policies/eras").Where(f => f.Contains("/iran-", StringComparison.Ordinal)).ToArray();
        Assert.Equal(17, files.Length);
        foreach (var file in files)
        {
            using var policy = JsonDocument.Parse(File.ReadAllText(Repository.PathOf(file)));
            foreach (var lever in new[] { "rhetoric", "recognition", "moratorium" })
            {
                Assert.True(policy.RootElement.TryGetProperty(lever, out var number), file + " " + lever);
                Assert.NotEmpty(number.GetProperty("rationale").GetString()!);
                Assert.NotEmpty(number.GetProperty("source").GetString()!);
            }
        }
    }

    private static IEnumerable<(string Name, string From)> Eras(string dispute) =>
        from Match era in EraOfTimeline().Matches(
            File.ReadAllText(Repository.PathOf("scenarios", "historic", dispute + "-1990-2017.json")))
        select (era.Groups["name"].Value, era.Groups["from"].Value);

    private static IEnumerable<(string Era, string From, DateOnly? Act)> Rows() =>
        from Match row in RowOfTable().Matches(Page)
        select (row.Groups["era"].Value, row.Groups["from"].Value,
            row.Groups["act"].Success ? DateOnly.ParseExact(row.Groups["act"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : (DateOnly?)null);

    private static string QuarterOf(DateOnly act)
    {
        var first = new DateOnly(act.Year, ((act.Month - 1) / 3 * 3) + 1, 1);
        if (act.DayNumber - first.DayNumber >= 45) first = first.AddMonths(3);
        return string.Create(CultureInfo.InvariantCulture, $"{first.Year}Q{((first.Month - 1) / 3) + 1}");
    }

    [GeneratedRegex(@"\{ ""name"": ""(?<name>[^""]+)"", ""from"": ""(?<from>\d{4}Q[1-4])""")]
    private static partial Regex EraOfTimeline();

    [GeneratedRegex(@"(?m)^\| (?<era>[^|]+) \| (?<from>\d{4}Q[1-4]) \| (?:(?<act>\d{4}-\d\d-\d\d) )?\|")]
    private static partial Regex RowOfTable();
}
