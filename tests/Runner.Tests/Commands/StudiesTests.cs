using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using NegotiationSim.Runner.Reproduction;
using NegotiationSim.Runner.Results;
using Parquet;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>What holds of the results of every study at the command line.</summary>
public sealed class StudiesTests
{
    /// <summary>Some of the uncertain numbers; <see cref="SensitivityTests"/> has them all.</summary>
    private const string Few = "-v mechanisms.spiral -v mechanisms.denial -v mechanisms.assurance -v target.trust -v sender.trust";

    private const string Ranges = "scenarios/deep-uncertainty/phased.json", History = "scenarios/historic/us-dprk-1990-2017";
    private const string Record = "--record @history/us-dprk/record.csv";
    private const string Sweep =
        $"sweep {Ranges} --policies phased,neglect --vary sender.trust=.1:.9:10 -v target.seekers=0:1:8 -n 2 --rounds 8";

    /// <summary>A calibration, and one of two disputes together; of other tests, too.</summary>
    internal const string Alone = $"calibrate {History}-prior.json {Record} -n 50 --least-acceptance .5 --to 1996Q4 --draws 20 --eras 50",
        Pooled = $"calibrate {History}-prior.json {History}-prior.json {Record} @history/us-dprk/record.csv -n 50 --least-acceptance .5 "
            + "--to 1992Q4 --draws 20";

    /// <summary>A small call of each, after the calls that make what it reads.</summary>
    public static TheoryData<string> Calls =>
    [
        $"run {Ranges} -n 20 --rounds 8",
        "run scenarios/two-level/phased.json -n 20 --rounds 8",
        "run scenarios/crisis/us-dprk.json -n 20 --rounds 12",
        $"compare {Ranges} scenarios/hawk/phased.json -n 20 --rounds 8",
        Sweep + " --csv --keep-replications",
        $"ablate {Ranges} -n 20 --set rounds=8",
        $"sensitivity {Ranges} {Few} --set rounds=8 -n 8 --replications 2 -m tension -m war --pairs",
        $"sensitivity {Ranges} {Few} --set rounds=8 -n 8 --replications 2 --method morris",
        $"sensitivity {Ranges} {Few} --set rounds=8 -n 32 --replications 2 --method pawn",
        $"optimise {Ranges} -v policy.relief=0:.4 -v policy.phases=1:3 --population 4 -g 1 --worlds 4 --fresh 8",
        "claims scenarios/claims.json --worlds 4 --replications 2 --most 4 --no-ablation",
        "analyze scenarios/phased.json",
        "analyze scenarios/bargaining/grand-bargain.json",
        "play prisoners-dilemma --strategies tit-for-tat,defector,gradual --noise .05 -n 5",
        "play chicken",
        "play chicken --strategies grit,gradual",
        $"backtest {History}.json {Record} --to 2000Q4 -n 40",
        Alone,
        Pooled,
        $"hindsight {History}.json {Record} --from 1994Q1 2009Q1 --policies phased -n 40",
        $"{Sweep} --out @sweep; discover @sweep --success phased.senderPayoff>10",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Results_are_described_column_by_column_and_made_again_to_the_bit_on_another_number_of_threads(string calls)
    {
        using var place = new Workplace();
        var printed = await Carry(place, calls);
        if (HasFormats(calls) && calls != Pooled) Assert.Contains(printed, Texts(place.At("out"), "*.json"));
        await AreDescribed(place.At("out"), hasNone: Command(calls) == "discover");
        var before = place.Left();
        var said = (await place.Sim("reproduce", "@out", "--threads", "2")).Well();
        var files = StudyKinds.ReadReproducible(place.At("out")).Manifest.Files.Count;
        Assert.Contains($"Reproduced: {files} file", said, StringComparison.Ordinal);
        Assert.Equal(before, place.Left());
        Assert.Contains("Packed ", (await place.Sim("bundle", "@out")).Well(), StringComparison.Ordinal);
        Assert.Contains("Wrote ", (await place.Sim("report", "@out", "--out", "@page.html")).Well(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_file_that_there_is_not_is_named_and_nothing_is_written(string calls)
    {
        using var place = new Workplace();
        string[] call = [.. calls.Split("; ")[^1].Split(' ')];
        var said = await place.Sim([call[0], "@missing.json", .. call[2..], "--out", "@out"]);
        Assert.Equal(2, said.Code);
        Assert.Equal("", said.Out);
        Assert.Contains("missing.json", said.Err, StringComparison.Ordinal);
        Assert.Empty(place.Left());
    }

    /// <summary>Those of the calls whose output has formats; of disputes together, which take long,
    /// <see cref="InTheMidstTests"/> has JSON, and <see cref="CalibrateTests"/> what is said without a format.</summary>
    public static TheoryData<string> Printed => [.. Calls.Select(c => c.Data)
        .Where(c => HasFormats(c) && c != Pooled && !c.Contains("--pairs", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Printed))]
    public async Task What_is_printed_can_be_read_in_every_format_and_changes_no_file(string call)
    {
        using var place = new Workplace();
        string[] uncharted = Command(call) is "claims" ? [] : ["--no-charts"];
        await place.Has("json", Once(call));
        // The CSV of the two that take long is one of their files.
        foreach (var format in call == Alone || Command(call) is "claims" ? ["latex"] : (string[])["csv", "markdown", "latex"])
        {
            var said = (await place.Sim([.. call.Split(' '), .. uncharted, "--format", format, "--out", "@out"])).Well();
            var lines = said.TrimEnd('\n').Split('\n');
            if (format == "csv") Assert.Single(lines.Select(l => Fields(l).Count).Distinct());
            if (format == "csv" && Command(call) is ("compare" or "hindsight")) Assert.Contains(said, Texts(place.At("out"), "*.csv"));
            if (format == "markdown")
            {
                Assert.Contains(lines, l => l.StartsWith('|'));
                Assert.All(lines.Where(l => l.StartsWith('|')), l => Assert.EndsWith("|", l, StringComparison.Ordinal));
            }
            if (format == "latex")
            {
                int Of(string start) => lines.Count(l => l.StartsWith(start, StringComparison.Ordinal));
                Assert.NotEqual(0, Of(@"\end{table"));
                Assert.Equal(Of(@"\begin{table"), Of(@"\end{table"));
            }
            Assert.Equal(Manifest.Read(place.At("json")).Files, Manifest.Read(place.At("out")).Files);
        }
    }

    private static IEnumerable<string> Texts(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Select(File.ReadAllText);

    private static async Task AreDescribed(string results, bool hasNone)
    {
        var folders = Directory.EnumerateFiles(results, "*", SearchOption.AllDirectories).Where(IsTable).GroupBy(FolderOf).ToArray();
        Assert.Equal(hasNone, folders.Length == 0);
        foreach (var folder in folders)
        {
            using var dictionary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Key, "columns.json"), Stop));
            JsonProperty[] declared = [.. dictionary.RootElement.EnumerateObject()];
            string[] files = [.. folder.Select(f => Path.GetRelativePath(folder.Key, f).Replace('\\', '/'))];
            Assert.All(declared, d => Assert.Contains(files, f => IsNamedBy(d.Name, f)));
            foreach (var file in files)
                await Holds(Path.Combine(folder.Key, file), Assert.Single(declared, d => IsNamedBy(d.Name, file)).Value);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Command(string calls) => calls.Split("; ")[^1].Split(' ')[0];

    private static bool HasFormats(string calls) => Command(calls) is not ("sweep" or "discover" or "ablate");

    /// <summary>A call as it is carried out once for all tests: on one thread, and printed as JSON; of disputes together told and
    /// drawn.</summary>
    internal static string[] Once(string call) => call == Pooled ? [.. call.Split(' '), "--threads", "1", "--chart-format", "svg"] :
    [
        .. call.Split(' '), .. Command(call) is "claims" ? [] : (string[])["--no-charts"],
        .. Command(call) is "analyze" or "discover" ? [] : (string[])["--threads", "1"],
        .. HasFormats(call) ? (string[])["--format", "json"] : [],
    ];

    /// <summary>Carries out calls, the last one into the folder out, and gives what that said.</summary>
    private static async Task<string> Carry(Workplace place, string calls)
    {
        var each = calls.Split("; ");
        if (each.Length == 1) return await place.Has("out", Once(calls));
        foreach (var call in each[..^1]) (await place.Sim([.. call.Split(' '), "--no-charts", "--quiet"])).Well();
        return (await place.Sim([.. Once(each[^1]), "--out", "@out"])).Well();
    }

    private static bool IsNamedBy(string pattern, string file) => FileSystemName.MatchesSimpleExpression(pattern, file, ignoreCase: false);

    private static bool IsTable(string file) => Path.GetExtension(file) is ".csv" or ".parquet";

    /// <summary>The folder whose columns.json describes a file: its own, or that of a sweep's parts.</summary>
    private static string FolderOf(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        return Path.GetFileName(folder) is "data" or "replications" ? Path.GetDirectoryName(folder)! : folder;
    }

    private static async Task Holds(string file, JsonElement described)
    {
        JsonElement[] columns = [.. described.EnumerateArray()];
        string[] said = ["name", "label", "meaning"];
        Assert.All(columns, c => Assert.All(said, of => Assert.NotEqual("", c.GetProperty(of).GetString())));
        string[] names = [.. columns.Select(c => c.GetProperty("name").GetString()!)];
        if (file.EndsWith(".parquet", StringComparison.Ordinal))
        {
            await using var parquet = await ParquetReader.CreateAsync(file, cancellationToken: Stop);
            Assert.Equal(names, parquet.Schema.DataFields.Select(f => f.Name));
            Assert.True(JsonElement.DeepEquals(described, JsonElement.Parse(parquet.CustomMetadata["columns"])), file);
            return;
        }
        var lines = (await File.ReadAllTextAsync(file, Stop)).Split('\n');
        Assert.Equal(names, Fields(lines[0]));
        foreach (var row in lines[1..^1].Select(Fields))
        {
            Assert.Equal(columns.Length, row.Count);
            foreach (var (column, field) in columns.Zip(row))
                Assert.True(Fits(column, field), $"{Path.GetFileName(file)}: '{field}' in {column}");
        }
    }

    private static bool Fits(JsonElement column, string field) => field.Length == 0 ? column.GetProperty("mayLack").GetBoolean()
        : column.GetProperty("type").GetString() switch
        {
            "text" => true,
            "integer" => Int128.TryParse(field, CultureInfo.InvariantCulture, out _),
            _ => double.TryParse(field, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value),
        };

    /// <summary>The fields of a line, out of their quotes.</summary>
    private static List<string> Fields(string line)
    {
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[i++]);
            else if (line[i] == '"') isQuoted = !isQuoted;
            else if (line[i] == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(line[i]);
        }
        fields.Add(field.ToString());
        return fields;
    }
}
