using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.History.Abc;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>What of a calibration is done, in a folder beside its results-to-be: whatever stops the program, the next call goes on from
/// it.</summary>
/// <remarks>A file is written whole, and then its hash is recorded; one that is not recorded, or no longer what was recorded, is made
/// again.</remarks>
internal sealed class CalibrationFolder : ICalibrationMemory, IPoolingMemory, IDisposable
{
    private const string Plan = "plan.txt";

    private static readonly JsonForm<AbcGeneration> GenerationForm = new(CalibrationJson.Default);
    private static readonly JsonForm<PooledRound> RoundForm = new(CalibrationJson.Default);
    private static readonly JsonForm<EraKept[]> ErasForm = new(CalibrationJson.Default, new JsonStringEnumConverter<ForecastQuantity>());

    private readonly string path;
    private readonly FileStream held;
    private readonly Checksums sums;
    private readonly Dictionary<string, List<AbcGeneration>> generations = [];

    private CalibrationFolder(string path, FileStream held) => (this.path, this.held, sums) = (path, held, Checksums.Read(path));

    /// <summary>How many generations are done, of all populations, and rounds of pooling.</summary>
    internal int Done => sums.Names.Count(name => name.Contains("population-", StringComparison.Ordinal));

    /// <summary>What was found damaged when the folder was opened and is to be made again, a sentence each.</summary>
    internal IReadOnlyList<string> Damaged { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<AbcGeneration> Generations(int population) => Generations("", population);

    /// <inheritdoc/>
    public ICalibrationMemory Of(int dispute) =>
        new OfDispute(this, string.Create(CultureInfo.InvariantCulture, $"dispute-{dispute}-"));

    /// <inheritdoc/>
    public IReadOnlyList<PooledRound> Rounds(int leftOut, int population) =>
        [.. Whole(round => FileOf(leftOut, population, round)).Select(file => RoundForm.Read(File.ReadAllText(file)))
            .Select(round => round with { Disputes = [.. round.Disputes.Select(Sound)] })];

    /// <inheritdoc/>
    public void Keep(int leftOut, int population, PooledRound round) =>
        Put(FileOf(leftOut, population, round.Round), RoundForm.Bytes(round));

    /// <summary>Where it is.</summary>
    internal static string PathFor(string results) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(results)) + ".unfinished";

    /// <summary>Opens the folder of a calibration, and finds what is done if it is the same calibration.</summary>
    /// <param name="results">The folder of the results-to-be.</param>
    /// <param name="plan">What the calibration is, all that its numbers depend on: a line each, its name and its value.</param>
    /// <exception cref="UserError">Another calibration was begun there, or is at work there.</exception>
    internal static CalibrationFolder Open(string results, string plan)
    {
        var path = PathFor(results);
        Directory.CreateDirectory(path);
        var folder = new CalibrationFolder(path, FolderLock.Take(path, path));
        try
        {
            folder.Begin(plan);
            OnDisk.Now.Keeps(path);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Removes it: the results stand.</summary>
    internal void Remove()
    {
        foreach (var file in Directory.EnumerateFiles(path).Where(f => Path.GetFileName(f) != FolderLock.FileName)) File.Delete(file);
        Dispose();
        if (!Directory.EnumerateFileSystemEntries(path).Any()) Directory.Delete(path);
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    /// <inheritdoc/>
    public void Keep(int population, AbcGeneration generation) => Keep("", population, generation);

    /// <inheritdoc/>
    public void Keep(int era, IReadOnlyList<EraPrediction> predictions) =>
        Put(FileOfEra(era), ErasForm.Bytes([.. predictions.Select(EraKept.Of)]));

    /// <inheritdoc/>
    public IReadOnlyList<EraPrediction>? Recall(int era) => !IsWhole(FileOfEra(era)) ? null
        : [.. ErasForm.Read(File.ReadAllText(Path.Combine(path, FileOfEra(era)))).Select(e => e.Read())];

    private List<AbcGeneration> Generations(string of, int population)
    {
        var key = FileOf(of, population, 0);
        return generations.TryGetValue(key, out var done) ? done : generations[key] =
            [.. Whole(g => FileOf(of, population, g)).Select(file => Sound(GenerationForm.Read(File.ReadAllText(file))))];
    }

    private void Keep(string of, int population, AbcGeneration generation) =>
        Put(FileOf(of, population, generation.Number), GenerationForm.Bytes(generation));

    /// <summary>The files of a series that are whole, up to the first that is not.</summary>
    private IEnumerable<string> Whole(Func<int, string> name) =>
        Enumerable.Range(0, int.MaxValue).Select(name).TakeWhile(IsWhole).Select(file => Path.Combine(path, file));

    /// <summary>JSON has no infinity.</summary>
    private static AbcGeneration Sound(AbcGeneration read) =>
        double.IsNaN(read.Threshold) ? read with { Threshold = double.PositiveInfinity } : read;

    private static string FileOf(string of, int population, int generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{of}population-{population}-generation-{generation:000}.json");

    private static string FileOf(int leftOut, int population, int round) => string.Create(CultureInfo.InvariantCulture,
        $"{(leftOut < 0 ? "pooled" : $"without-{leftOut}")}-population-{population}-round-{round:000}.json");

    private static string FileOfEra(int era) => string.Create(CultureInfo.InvariantCulture, $"era-{era:00}.json");

    private bool IsWhole(string name) => sums.StateOf(name) == FileState.Whole;

    private void Begin(string plan)
    {
        foreach (var left in Directory.EnumerateFiles(path, "*.partial")) File.Delete(left);
        CheckPlan(plan);
        Damaged = [.. sums.Names.Where(name => sums.StateOf(name) == FileState.Damaged)
            .Select(
                name =>
                    $"{Path.Combine(path, name)} is damaged: its SHA-256 is not the one recorded when it was written. It and what was "
                        + $"built on it are made again.")];
        if (!IsWhole(Plan)) Put(Plan, Encoding.UTF8.GetBytes(plan));
        sums.Tidy();
    }

    /// <summary>Refuses another calibration; a damaged plan is known by its hash.</summary>
    private void CheckPlan(string plan)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(plan));
        var file = Path.Combine(path, Plan);
        if (sums.Of(Plan) == Checksums.HashOf(text)) return;
        if (!File.Exists(file))
        {
            sums.Forget(); // of a calibration whose folder was being removed
            return;
        }
        var (theirs, ours) = (File.ReadAllText(file).Split('\n'), plan.Split('\n'));
        if (theirs.SequenceEqual(ours)) return;
        var differences = ours.Except(theirs).Select(line => $"now {line}").Concat(theirs.Except(ours).Select(line => $"then {line}"));
        throw new UserError(
            $"{path}: another calibration was begun for this results folder and not finished. It differs in:\n  "
                + $"{string.Join("\n  ", differences.Take(20))}\nRemove that folder to drop it, or give another with --out.");
    }

    private void Put(string name, byte[] content)
    {
        using var bytes = new MemoryStream(content);
        sums.Add(sums.Put(name, bytes));
    }

    /// <summary>What is done of one dispute among several, of which no eras are left out.</summary>
    private sealed class OfDispute(CalibrationFolder folder, string name) : ICalibrationMemory
    {
        public IReadOnlyList<AbcGeneration> Generations(int population) => folder.Generations(name, population);

        public void Keep(int population, AbcGeneration generation) => folder.Keep(name, population, generation);

        public IReadOnlyList<EraPrediction>? Recall(int era) => null;

        public void Keep(int era, IReadOnlyList<EraPrediction> predictions)
        {
        }
    }
}

/// <summary>An era's prediction as it is kept: an interval's mean, its ends and n; the three scores.</summary>
internal sealed record EraKept(
    string Era, string From, string To, ForecastQuantity Target, int Seen, double[] Calibrated, double[] Prior, double[] Scores)
{
    internal static EraKept Of(EraPrediction e) => new(e.Era, e.From.ToString(), e.To.ToString(), e.Target, e.Seen, Of(e.Calibrated),
        Of(e.Prior), [e.CalibratedScore, e.PriorScore, e.NaiveScore]);

    internal EraPrediction Read() => new(Era, At(From), At(To), Target, Seen, Predicted(Calibrated), Predicted(Prior), Scores[0], Scores[1],
        Scores[2]);

    private static double[] Of(Predicted p) => [p.Mean, p.Low, p.High, p.N];

    private static Predicted Predicted(double[] n) => new(n[0], n[1], n[2], (int)n[3]);

    private static Quarter At(string text) => Quarter.TryParse(text, out var quarter) ? quarter : throw new FormatException(text);
}
