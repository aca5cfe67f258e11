using System.Globalization;
using System.Text.Json;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Output;

/// <summary>What of a calibration is done, in a folder beside its results-to-be: whatever stops the program, the next call goes on from it.</summary>
internal sealed class CalibrationFolder : ICalibrationMemory
{
    private const string Plan = "plan.txt";

    private readonly string path;
    private readonly Dictionary<int, List<AbcGeneration>> generations = [];

    private CalibrationFolder(string path) => this.path = path;

    /// <summary>How many generations are done, of all populations.</summary>
    internal int Done => generations.Values.Sum(g => g.Count);

    /// <inheritdoc/>
    public IReadOnlyList<AbcGeneration> Generations(int population)
    {
        if (generations.TryGetValue(population, out var done)) return done;
        done = [];
        while (File.Exists(FileOf(population, done.Count))) done.Add(ReadGeneration(FileOf(population, done.Count)));
        return generations[population] = done;
    }

    /// <summary>Where it is.</summary>
    internal static string PathFor(string results) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(results)) + ".unfinished";

    /// <summary>Opens the folder of a calibration, and reads what is done if it is the same calibration.</summary>
    /// <param name="results">The folder of the results-to-be.</param>
    /// <param name="plan">What the calibration is: all that its numbers depend on.</param>
    /// <exception cref="UserError">Another calibration was begun there.</exception>
    internal static CalibrationFolder Open(string results, string plan)
    {
        var folder = new CalibrationFolder(PathFor(results));
        var file = Path.Combine(folder.path, Plan);
        if (File.Exists(file) && File.ReadAllText(file) != plan)
            throw new UserError($"{folder.path}: another calibration was begun for this results folder and not finished. Remove that folder to drop it, or give another with --out.");
        Directory.CreateDirectory(folder.path);
        OnDisk.Now.Keeps(folder.path);
        foreach (var left in Directory.EnumerateFiles(folder.path, "*.partial")) File.Delete(left);
        if (!File.Exists(file)) WholeFile.Put(file, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(plan)));
        return folder;
    }

    /// <summary>Removes it: the results stand.</summary>
    internal void Remove() => Directory.Delete(path, recursive: true);

    /// <inheritdoc/>
    public void Keep(int population, AbcGeneration generation)
    {
        Put(FileOf(population, generation.Number), json =>
        {
            json.WriteStartObject();
            json.WriteNumber("number", generation.Number);
            JsonText.Number(json, "threshold", generation.Threshold);
            JsonText.Numbers(json, "scales", generation.Scales);
            JsonText.Numbers(json, "nextScales", generation.NextScales);
            json.WriteNumber("attempts", generation.Attempts);
            json.WriteNumber("acceptance", generation.Acceptance);
            json.WriteStartArray("draws");
            foreach (var draw in generation.Draws)
            {
                json.WriteStartObject();
                json.WriteNumber("generation", draw.Generation);
                json.WriteNumber("attempt", draw.Attempt);
                JsonText.Numbers(json, "parameters", draw.Parameters);
                JsonText.Numbers(json, "statistics", draw.Statistics);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void Keep(int era, IReadOnlyList<EraPrediction> predictions) => Put(FileOfEra(era), json =>
    {
        json.WriteStartArray();
        foreach (var e in predictions)
        {
            json.WriteStartObject();
            json.WriteString("era", e.Era);
            json.WriteString("from", e.From.ToString());
            json.WriteString("to", e.To.ToString());
            json.WriteString("target", e.Target.ToString());
            json.WriteNumber("seen", e.Seen);
            Predicted(json, "calibrated", e.Calibrated);
            Predicted(json, "prior", e.Prior);
            JsonText.Numbers(json, "scores", [e.CalibratedScore, e.PriorScore, e.NaiveScore]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <inheritdoc/>
    public IReadOnlyList<EraPrediction>? Recall(int era)
    {
        if (!File.Exists(FileOfEra(era))) return null;
        using var document = JsonDocument.Parse(File.ReadAllBytes(FileOfEra(era)));
        return
        [
            .. document.RootElement.EnumerateArray().Select(e =>
            {
                var scores = Numbers(e.GetProperty("scores"));
                return new EraPrediction(e.GetProperty("era").GetString()!, At(e, "from"), At(e, "to"), Enum.Parse<Target>(e.GetProperty("target").GetString()!), e.GetProperty("seen").GetInt32(),
                    Predicted(e.GetProperty("calibrated")), Predicted(e.GetProperty("prior")), scores[0], scores[1], scores[2]);
            }),
        ];
    }

    private static AbcGeneration ReadGeneration(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var g = document.RootElement;
        return new AbcGeneration(g.GetProperty("number").GetInt32(), g.GetProperty("threshold") is { ValueKind: JsonValueKind.Number } threshold ? threshold.GetDouble() : double.PositiveInfinity,
            Numbers(g.GetProperty("scales")), Numbers(g.GetProperty("nextScales")), g.GetProperty("attempts").GetInt64(), g.GetProperty("acceptance").GetDouble(),
            [.. g.GetProperty("draws").EnumerateArray().Select(d => new AbcDraw(d.GetProperty("generation").GetInt32(), d.GetProperty("attempt").GetInt64(), Numbers(d.GetProperty("parameters")), Numbers(d.GetProperty("statistics"))))]);
    }

    private static Quarter At(JsonElement e, string name) => Quarter.TryParse(e.GetProperty(name).GetString()!, out var quarter) ? quarter : throw new FormatException(name);

    private static void Predicted(Utf8JsonWriter json, string name, Predicted p) => JsonText.Numbers(json, name, p.Mean, p.Low, p.High, p.N);

    private static Predicted Predicted(JsonElement e) => Numbers(e) is var n ? new(n[0], n[1], n[2], (int)n[3]) : null!;

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble())];

    private string FileOf(int population, int generation) => Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"population-{population}-generation-{generation:000}.json"));

    private string FileOfEra(int era) => Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"era-{era:00}.json"));

    private static void Put(string file, Action<Utf8JsonWriter> content) => WholeFile.Put(file, stream =>
    {
        using var json = new Utf8JsonWriter(stream);
        content(json);
    });
}
