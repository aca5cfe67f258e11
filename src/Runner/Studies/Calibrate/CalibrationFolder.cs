using System.Globalization;
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
    private static readonly JsonForm<AbcGeneration> GenerationForm = new(CalibrationJson.Default);
    private static readonly JsonForm<PooledRound> RoundForm = new(CalibrationJson.Default);
    private static readonly JsonForm<EraKept[]> ErasForm = new(CalibrationJson.Default, new JsonStringEnumConverter<ForecastQuantity>());

    private readonly KeptFolder kept;
    private readonly Dictionary<string, List<AbcGeneration>> generations = [];

    private CalibrationFolder(KeptFolder kept) => this.kept = kept;

    /// <summary>How many generations are done, of all populations, and rounds of pooling.</summary>
    internal int Done => kept.Names.Count(name => name.Contains("population-", StringComparison.Ordinal));

    /// <summary>What was found damaged when the folder was opened and is to be made again, a sentence each.</summary>
    internal IReadOnlyList<string> Damaged => kept.Damaged;

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
        kept.Put(FileOf(leftOut, population, round.Round), RoundForm.Bytes(round));

    /// <summary>Where it is.</summary>
    internal static string PathFor(string results) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(results)) + ".unfinished";

    /// <summary>Opens the folder of a calibration until the work is over; null where shares that are done are put together.</summary>
    internal static CalibrationFolder? Of(StudyWork work, string plan) => work.IsMerging ? null : work.Hold(Open(work.Target, plan));

    /// <summary>Opens the folder of a calibration, and finds what is done if it is the same calibration.</summary>
    /// <param name="results">The folder of the results-to-be.</param>
    /// <param name="plan">What the calibration is, all that its numbers depend on: a line each, its name and its value.</param>
    /// <exception cref="UserError">Another calibration was begun there, or is at work there.</exception>
    internal static CalibrationFolder Open(string results, string plan)
    {
        var path = PathFor(results);
        return new(KeptFolder.Open(path, plan, ($"{path}: another calibration was begun for this results folder and not finished.",
            "Remove that folder to drop it, or give another with --out.")));
    }

    /// <summary>Removes it: the results stand.</summary>
    internal void Remove() => kept.Remove();

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();

    /// <inheritdoc/>
    public void Keep(int population, AbcGeneration generation) => Keep("", population, generation);

    /// <inheritdoc/>
    public void Keep(int era, IReadOnlyList<EraPrediction> predictions) =>
        kept.Put(FileOfEra(era), ErasForm.Bytes([.. predictions.Select(EraKept.Of)]));

    /// <inheritdoc/>
    public IReadOnlyList<EraPrediction>? Recall(int era) => !kept.IsWhole(FileOfEra(era)) ? null
        : [.. ErasForm.Read(File.ReadAllText(Path.Combine(kept.Path, FileOfEra(era)))).Select(e => e.Read())];

    private List<AbcGeneration> Generations(string of, int population)
    {
        var key = FileOf(of, population, 0);
        return generations.TryGetValue(key, out var done) ? done : generations[key] =
            [.. Whole(g => FileOf(of, population, g)).Select(file => Sound(GenerationForm.Read(File.ReadAllText(file))))];
    }

    private void Keep(string of, int population, AbcGeneration generation) =>
        kept.Put(FileOf(of, population, generation.Number), GenerationForm.Bytes(generation));

    /// <summary>The files of a series that are whole, up to the first that is not.</summary>
    private IEnumerable<string> Whole(Func<int, string> name) =>
        Enumerable.Range(0, int.MaxValue).Select(name).TakeWhile(kept.IsWhole).Select(file => Path.Combine(kept.Path, file));

    /// <summary>JSON has no infinity.</summary>
    private static AbcGeneration Sound(AbcGeneration read) =>
        double.IsNaN(read.Threshold) ? read with { Threshold = double.PositiveInfinity } : read;

    private static string FileOf(string of, int population, int generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{of}population-{population}-generation-{generation:000}.json");

    private static string FileOf(int leftOut, int population, int round) => string.Create(CultureInfo.InvariantCulture,
        $"{(leftOut < 0 ? "pooled" : $"without-{leftOut}")}-population-{population}-round-{round:000}.json");

    private static string FileOfEra(int era) => string.Create(CultureInfo.InvariantCulture, $"era-{era:00}.json");

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
