using System.Text.Json;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Studies.Run;
using Parquet;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>One run of the phased scenario with its charts, for all tests that only read it.</summary>
public sealed class PhasedRun : IAsyncLifetime
{
    internal const int Replications = 300;

    internal Workplace Place { get; } = new();

    internal string Folder => Place.At("results");

    internal string Said { get; private set; } = "";

    public async ValueTask InitializeAsync() =>
        Said =
            (await Place.Sim("run", "scenarios/phased.json", "-n", "300", "--seed", "7", "--out", "@results", "--set",
                "target.seekers={\"distribution\":\"uniform\",\"low\":0.3,\"high\":0.8}")).Well();

    public ValueTask DisposeAsync()
    {
        Place.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class RunTests(PhasedRun run) : IClassFixture<PhasedRun>
{
    private static readonly string[] Names =
    [
        "capability", "tension", "hardship", "openness", "reform", "senderTrust", "targetTrust", "missileTests", "nuclearTests",
        "agreementReached",
        "firstAgreementRound", "roundsInForce", "agreementAtEnd", "war", "collapse", "senderPayoff", "targetPayoff",
    ];
    private static readonly string[] EndNames = ["war", "collapse", "denuclearised", "rolledBack", "capped", "advanced"];

    private JsonElement Summary => JsonDocument.Parse(run.Place.Read("results", "summary.json")).RootElement;

    private CsvFile Csv(string name) => new(run.Place.Read("results", name));

    [Fact]
    public void A_results_folder_holds_every_documented_file_and_no_other()
    {
        string[] charts = ["dashboard", "trajectories", "trust", "by-type", "outcomes", "first-agreement", "tests"];
        string[] expected =
        [
            "columns.json", "first-agreement.csv", "manifest.json", "paths.csv", "replications.csv", "replications.parquet", "statuses.csv",
            "summary.json", "trajectories.csv", "trajectories-by-type.csv", "methods.md", "methods.bib",
            .. charts.Select(c => $"charts/{c}.txt"), .. charts.Select(c => $"charts/{c}.pdf"), .. charts.Select(c => $"charts/{c}.png"),
            .. charts.Select(c => $"charts/{c}.svg"),
        ];
        var files = Directory.EnumerateFiles(run.Folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(run.Folder, f).Replace('\\', '/')).ToArray();
        Assert.Equal(expected.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.True(new FileInfo(Path.Combine(run.Folder, f)).Length > 0, f));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(run.Place.Root),
            f => f.Contains("partial", StringComparison.Ordinal) || f.EndsWith(".old", StringComparison.Ordinal));
    }

    [Fact]
    public void The_summary_has_the_documented_shape()
    {
        static string[] Members(JsonElement e) => [.. e.EnumerateObject().Select(p => p.Name)];
        Assert.Equal(["scenario", "model", "policy", "replications", "rounds", "seed", "metrics", "outcomes", "cautions", "diagnostics",
            "title"], Members(Summary));
        Assert.Equal(("phased", "Phased engagement"),
            (Summary.GetProperty("scenario").GetString(), Summary.GetProperty("policy").GetString()));
        Assert.Equal((300, 120, 7),
            (Summary.GetProperty("replications").GetInt32(), Summary.GetProperty("rounds").GetInt32(),
                Summary.GetProperty("seed").GetInt32()));
        Assert.Equal(Names, Members(Summary.GetProperty("metrics")));
        Assert.All(Summary.GetProperty("metrics").EnumerateObject(), m =>
        {
            Assert.Equal(["mean", "standardError", "ci95", "median", "medianCi95", "n"], Members(m.Value));
            var (low, high, mean) =
                (m.Value.GetProperty("ci95")[0].GetDouble(), m.Value.GetProperty("ci95")[1].GetDouble(),
                    m.Value.GetProperty("mean").GetDouble());
            Assert.True(low <= mean && mean <= high, m.Name);
        });
        Assert.Equal(EndNames, Members(Summary.GetProperty("outcomes")));
        Assert.All(Summary.GetProperty("outcomes").EnumerateObject(), o => Assert.Equal(["share", "ci95", "n"], Members(o.Value)));
        Assert.All(Summary.GetProperty("cautions").EnumerateArray(), c => Assert.Equal(["id", "seen", "norm", "advice"], Members(c)));
    }

    [Fact]
    public void Outcome_shares_and_statuses_add_up_to_1()
    {
        Assert.Equal(1, Summary.GetProperty("outcomes").EnumerateObject().Sum(o => o.Value.GetProperty("share").GetDouble()), 1e-12);
        var statuses = Csv("statuses.csv");
        Assert.Equal(121, statuses.Rows.Count);
        Assert.All(statuses.Rows, row => Assert.Equal(1, EndNames.Sum(end => statuses.Number(row, end)), 1e-12));
        foreach (var end in EndNames)
            Assert.Equal(Summary.GetProperty("outcomes").GetProperty(end).GetProperty("share").GetDouble(),
                statuses.Number(statuses.Rows[^1], end), 1e-12);
    }

    [Fact]
    public void There_is_a_row_a_replication_and_their_means_are_the_summary()
    {
        var rows = Csv("replications.csv");
        Assert.Equal(["replication", "rounds", "outcome", "targetType", .. Names, "target.seekers"], rows.Heading);
        Assert.Equal(Enumerable.Range(0, PhasedRun.Replications), rows.Rows.Select(r => (int)rows.Number(r, "replication")));
        foreach (var name in Names)
        {
            var values = rows.Rows.Select(r => rows.Number(r, name)).Where(v => !double.IsNaN(v)).ToArray();
            var metric = Summary.GetProperty("metrics").GetProperty(name);
            Assert.Equal(values.Length, metric.GetProperty("n").GetInt32());
            Assert.Equal(metric.GetProperty("mean").GetDouble(), values.Average(), 1e-9);
        }
        Assert.All(rows.Rows, r => Assert.InRange(rows.Number(r, "target.seekers"), .3, .8));
        Assert.All(rows.Rows, r => Assert.Contains(rows.Text(r, "outcome"), EndNames));
    }

    [Fact]
    public async Task The_parquet_file_reads_back_equal_to_the_csv()
    {
        var rows = Csv("replications.csv");
        await using var reader =
            await ParquetReader.CreateAsync(Path.Combine(run.Folder, "replications.parquet"),
                cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(rows.Heading, reader.Schema.DataFields.Select(f => f.Name));
        Assert.Equal(1, reader.RowGroupCount);
        using var group = reader.OpenRowGroupReader(0);
        Assert.Equal(PhasedRun.Replications, group.RowCount);
        foreach (var field in reader.Schema.DataFields)
        {
            if (field.Name is "outcome" or "targetType")
            {
                var texts = new string?[PhasedRun.Replications];
                await group.ReadAsync(field, texts.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
                Assert.Equal(rows.Rows.Select(r => rows.Text(r, field.Name)), texts);
                continue;
            }
            var numbers = await Numbers(group, field);
            Assert.Equal(rows.Rows.Select(r => rows.Number(r, field.Name)), numbers);
        }
    }

    private static async Task<double[]> Numbers(ParquetRowGroupReader group, Parquet.Schema.DataField field)
    {
        async Task<double[]> Read<T>(Func<T, double> convert) where T : struct
        {
            var values = new T[PhasedRun.Replications];
            await group.ReadAsync<T>(field, values.AsMemory());
            return [.. values.Select(convert)];
        }
        if (field.IsNullable)
        {
            var numbers = new long?[PhasedRun.Replications]; // the one that may lack is a round
            await group.ReadAsync<long>(field, numbers.AsMemory());
            Assert.Contains(null, numbers);
            return [.. numbers.Select(n => n ?? double.NaN)];
        }
        return field.ClrType == typeof(long) ? await Read<long>(v => v) : field.ClrType == typeof(int) ? await Read<int>(v => v)
            : await Read<double>(v => v);
    }

    [Fact]
    public void The_last_round_of_the_trajectories_is_the_summary()
    {
        var trajectories = Csv("trajectories.csv");
        Assert.Equal(["round", "variable", "mean", "ci95_low", "ci95_high", "q05", "q25", "q50", "q75", "q95", "n"], trajectories.Heading);
        foreach (var name in new[] { "capability", "tension", "hardship", "openness", "reform", "senderTrust", "targetTrust" })
        {
            var last = trajectories.Rows.Last(r => r[1] == name);
            var metric = Summary.GetProperty("metrics").GetProperty(name);
            Assert.Equal("120", last[0]);
            Assert.Equal(metric.GetProperty("mean").GetDouble(), trajectories.Number(last, "mean"), 1e-12);
            Assert.Equal(metric.GetProperty("ci95")[0].GetDouble(), trajectories.Number(last, "ci95_low"), 1e-12);
            Assert.Equal(metric.GetProperty("median").GetDouble(), trajectories.Number(last, "q50"), .005);
        }
        foreach (var name in new[] { "missileTests", "nuclearTests", "senderPayoff", "targetPayoff" })
        {
            var sum = trajectories.Rows.Where(r => r[1] == name).Sum(r => trajectories.Number(r, "mean"));
            Assert.Equal(Summary.GetProperty("metrics").GetProperty(name).GetProperty("mean").GetDouble(), sum, 1e-9);
        }
    }

    [Fact]
    public void The_paths_are_the_first_replications()
    {
        var (paths, rows) = (Csv("paths.csv"), Csv("replications.csv"));
        Assert.Equal(["round", "variable", .. Enumerable.Range(0, 6).Select(i => $"replication{i}")], paths.Heading);
        for (var i = 0; i < 6; i++)
            Assert.Equal(rows.Number(rows.Rows[i], "capability"),
                paths.Number(paths.Rows.Last(r => r[1] == "capability"), $"replication{i}"));
    }

    [Fact]
    public void The_manifest_names_the_scenario_as_resolved_its_hash_and_every_data_file()
    {
        var manifest = Manifest.Read(run.Folder);
        Assert.Equal(("run", 300L, 7UL), (manifest.Kind, manifest.Completed, manifest.Options.Seed));
        var (name, sha256, json) = Assert.Single(manifest.Scenarios);
        var again = Scenario.Parse(json);
        Assert.Equal(("phased", sha256, "uniform(0.3, 0.8)"),
            (name, again.Sha256, again.Parameters.Single(p => p.Path == "target.seekers").ValueText));
        Assert.Equal(["columns.json", "first-agreement.csv", "paths.csv", "replications.csv", "replications.parquet", "statuses.csv",
            "summary.json", "trajectories-by-type.csv", "trajectories.csv"], manifest.Files.Select(f => f.Name));
        Assert.All(manifest.Files, f => Assert.Equal(ResultsFolder.HashOf(Path.Combine(run.Folder, f.Name)), f.Sha256));
    }

    [Fact]
    public void The_folder_reads_back_as_the_result_it_was_written_from()
    {
        var scenario = Scenario.Load(run.Place.At("scenarios", "phased.json"),
            "target.seekers={\"distribution\":\"uniform\",\"low\":0.3,\"high\":0.8}");
        var expected = Experiment.Run(scenario, new RunOptions { Replications = 300, Seed = 7 },
            cancellation: TestContext.Current.CancellationToken);
        var actual = RunReader.Read(run.Folder, Manifest.Read(run.Folder));
        Assert.Equal((expected.Scenario, expected.Policy, expected.Replications, expected.Rounds, expected.Seed),
            (actual.Scenario, actual.Policy, actual.Replications, actual.Rounds, actual.Seed));
        Assert.Equal(expected.Metrics, actual.Metrics);
        Assert.Equal((expected.Start, expected.Eras[0]), (actual.Start, actual.Eras.Single()));
        Assert.Equal(expected.Outcomes.Select(o => (o.Name, o.Label, o.Meaning, o.Share.Mean, o.Share.Interval, o.Share.N)),
            actual.Outcomes.Select(o => (o.Name, o.Label, o.Meaning, o.Share.Mean, o.Share.Interval, o.Share.N)));
        Assert.All(expected.Outcomes.Zip(actual.Outcomes),
            o => Assert.Equal(o.First.Share.StandardError, o.Second.Share.StandardError, 1e-12));
        Assert.Equal(expected.Series.Count, actual.Series.Count);
        Assert.Equal(expected.Groups.Select(g => (g.Name, g.Replications)), actual.Groups.Select(g => (g.Name, g.Replications)));
        Series[] OfAll(RunResult r) => [.. r.Series, .. r.Groups.SelectMany(g => g.Series)];
        foreach (var (e, a) in OfAll(expected).Zip(OfAll(actual)))
        {
            Assert.Equal(e.Variable, a.Variable);
            Assert.Equal(e.Mean, a.Mean);
            Assert.Equal(e.Low, a.Low);
            Assert.Equal(e.High, a.High);
            Assert.Equal(e.Quantiles, a.Quantiles);
            Assert.Equal(e.Paths, a.Paths);
        }
        Assert.Equal(expected.Statuses.Select(s => (s.Name, s.Label)), actual.Statuses.Select(s => (s.Name, s.Label)));
        Assert.Equal(expected.Statuses.Select(s => s.Shares), actual.Statuses.Select(s => s.Shares));
        Assert.Equal(expected.FirstAgreement.Survival, actual.FirstAgreement.Survival);
        Assert.Equal(expected.FirstAgreement.Low, actual.FirstAgreement.Low);
        Assert.Equal(expected.FirstAgreement.High, actual.FirstAgreement.High);
        Assert.Equal(expected.FirstAgreement.AtRisk, actual.FirstAgreement.AtRisk);
        Assert.Equal(expected.FirstAgreement.Events, actual.FirstAgreement.Events);
        Assert.Equal(expected.FirstAgreement.Incidence, actual.FirstAgreement.Incidence);
        Assert.Equal(expected.FirstAgreement.IncidenceLow, actual.FirstAgreement.IncidenceLow);
        Assert.Equal(expected.FirstAgreement.IncidenceHigh, actual.FirstAgreement.IncidenceHigh);
        Assert.Equal(expected.FirstAgreement.Competing, actual.FirstAgreement.Competing);
        Assert.Equal(expected.FirstAgreement.Event, actual.FirstAgreement.Event);
        var same = expected.Diagnostics with { Totals = actual.Diagnostics.Totals, Remarks = actual.Diagnostics.Remarks };
        Assert.Equal(same, actual.Diagnostics);
        Assert.Equal(expected.Diagnostics.Totals, actual.Diagnostics.Totals);
        Assert.Equal(expected.Diagnostics.Remarks, actual.Diagnostics.Remarks);
        Assert.Equal(RunDocument.Write(expected), run.Place.Read("results", "summary.json"));
    }

    [Fact]
    public async Task Charts_of_saved_results_are_the_same_files_as_the_run_drew()
    {
        (await run.Place.Sim("charts", run.Folder, "--out", "@redrawn")).Well();
        var drawn = Directory.GetFiles(Path.Combine(run.Folder, "charts"));
        Assert.Equal(28, drawn.Length);
        Assert.All(drawn,
            file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(run.Place.At("redrawn", Path.GetFileName(file)))));
    }

    [Fact]
    public async Task Charts_are_redrawn_in_the_width_and_kind_asked_for()
    {
        Assert.Contains("Drew 7 charts",
            (await run.Place.Sim("charts", run.Folder, "--out", "@figures", "--preset", "nature", "--width", "89", "--chart-format",
                "pdf")).Well());
        Assert.Equal(7, Directory.GetFiles(run.Place.At("figures"), "*.pdf").Length);
        Assert.Empty(Directory.GetFiles(run.Place.At("figures"), "*.png"));
    }

    [Fact]
    public void The_table_gives_every_metric_with_interval_and_n_and_every_line_fits_80_columns()
    {
        foreach (var metric in Model.Coercion.Metrics.Where(m => m.When is null))
            Assert.Matches($@"(?m)^  {Regex.Escape(metric.Label)} +\S+ +\S+ to \S+ +[\d,]+  {metric.Unit}$", run.Said);
        Assert.All(run.Said.Split('\n').Where(l => !l.StartsWith("Wrote ", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, line));
        Assert.Matches(@"Wrote \S+results/ \(7 charts, \d+\.\d s\)\n$", run.Said.Replace('\\', '/'));
        Assert.Contains("Caution", run.Said);
    }

    [Fact]
    public async Task Every_format_of_the_table_can_be_parsed_and_says_the_same()
    {
        async Task<string> As(string format) =>
            (await run.Place.Sim("run", "scenarios/phased.json", "-n", "40", "--rounds", "30", "--no-charts", "--out", "@formats",
                "--format", format)).Well();
        var mean = JsonDocument.Parse(await As("json")).RootElement.GetProperty("metrics").GetProperty("senderPayoff").GetProperty("mean")
            .GetDouble();
        var csv = new CsvFile(await As("csv"));
        Assert.Equal(["scenario", "metric", "mean", "standard_error", "ci95_low", "ci95_high", "n", "unit"], csv.Heading);
        Assert.Equal(Names.Concat(["denuclearised", "rolledBack", "capped", "advanced"]), csv.Rows.Select(r => r[1]));
        Assert.Equal(mean, csv.Number(csv.Rows.Single(r => r[1] == "senderPayoff"), "mean"));
        var markdown = (await As("markdown")).Split('\n').Where(l => l.StartsWith('|')).ToArray();
        Assert.Equal(2 + 21, markdown.Length);
        Assert.All(markdown, line => Assert.Equal(6, line.Count(c => c == '|')));
        var latex = await As("latex");
        foreach (var part in new[] { @"\begin{tabular}{@{}lrrrl@{}}", @"\toprule", @"\midrule", @"\bottomrule", @"\end{table*}" })
            Assert.Contains(part, latex);
        Assert.Equal(21, latex.Split('\n').Count(l => l.EndsWith(@"\tabularnewline", StringComparison.Ordinal)));
        Assert.DoesNotMatch(@"(?<!\\)[%&#_](?!.*booktabs)", Regex.Replace(latex, @" & |^%.*", "", RegexOptions.Multiline));
    }

    [Fact]
    public async Task Where_there_is_no_number_csv_has_nothing_and_json_null()
    {
        string[] arguments = ["run", "scenarios/phased.json", "-n", "1", "--set", "policy.talks=0", "--no-charts", "--out", "@empty",
            "--format"];
        var csv = new CsvFile((await run.Place.Sim([.. arguments, "csv"])).Well());
        Assert.Equal("phased,firstAgreementRound,,,,,0,round", string.Join(',', csv.Rows.Single(r => r[1] == "firstAgreementRound")));
        var json = JsonDocument.Parse((await run.Place.Sim([.. arguments, "json"])).Well()).RootElement;
        Assert.Equal(JsonValueKind.Null, json.GetProperty("metrics").GetProperty("firstAgreementRound").GetProperty("mean").ValueKind);
        Assert.Contains("never-fired", json.GetProperty("cautions").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        (await run.Place.Sim("charts", "@empty")).Well();
    }

    [Fact]
    public async Task Quiet_says_nothing_and_writes_all()
    {
        Assert.Equal("",
            (await run.Place.Sim("run", "scenarios/phased.json", "-n", "20", "--rounds", "20", "--no-charts", "--quiet", "--out",
                "@quiet")).Well());
        Assert.True(File.Exists(run.Place.At("quiet", "summary.json")));
        Assert.False(Directory.Exists(run.Place.At("quiet", "charts")));
    }

    [Fact]
    public async Task Several_files_get_a_folder_each_and_one_heading_in_csv()
    {
        var said =
            (await run.Place.Sim("run", "scenarios/phased.json", "scenarios/deep-uncertainty/phased.json", "scenarios/hawk/phased.json",
                "-n", "20", "--rounds", "8", "--no-charts", "--out", "@several", "--format", "csv")).Well();
        var names = Directory.GetDirectories(run.Place.At("several")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(3, names.Length);
        Assert.Equal(names, new CsvFile(said).Rows.Select(r => r[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Results_of_the_same_request_replace_earlier_ones_whole()
    {
        string[] Files() => [.. Directory.EnumerateFiles(run.Place.At("again"), "*", SearchOption.AllDirectories)];
        (await run.Place.Sim("run", "scenarios/phased.json", "-n", "20", "--rounds", "8", "--chart-format", "png", "--width", "89", "--out",
            "@again",
            "--quiet")).Well();
        Assert.Equal(12 + 14, Files().Length);
        (await run.Place.Sim("run", "scenarios/phased.json", "-n", "20", "--rounds", "8", "--no-charts", "--threads", "1", "--out",
            "@again", "--quiet")).Well();
        Assert.Equal(12, Files().Length);
        Assert.False(Directory.Exists(run.Place.At("again.1")));
    }
}
