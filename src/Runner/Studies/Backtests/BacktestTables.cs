using System.Globalization;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Backtests;

/// <summary>A backtest as tables: for each target, each model against every naive forecast.</summary>
internal static class BacktestTables
{
    private const int FewTests = 10;

    internal static IReadOnlyList<ResultTable> Of(BacktestResult result) =>
    [
        .. Primary(result.Primary), .. result.Tracks.Where(t => t.IsModel).Select(model => Of(result, model)), Likelihoods(result),
        .. result.Placebo is { } placebo ? PlaceboFiles.Tables(placebo) : [],
    ];

    /// <summary>The same in short: each model against the hardest naive forecast to beat.</summary>
    internal static IReadOnlyList<ResultTable> Foremost(BacktestResult result) =>
    [
        .. Primary(result.Primary), AgainstTheBest(result), Likelihoods(result),
        .. result.Placebo is { } placebo ? PlaceboFiles.Tables(placebo) : [],
    ];

    private static ResultTable AgainstTheBest(BacktestResult result)
    {
        Track[] models = [.. result.Tracks.Where(t => t.IsModel)];
        return new ResultTable("Forecasts a quarter ahead, against the naive forecast that does best",
            [
                new("forecast", "target", "", IsNumber: false), new("by", "model", "", IsNumber: false),
                new("score", "score", "mean CRPS of launch days, else Brier; lower is better"),
                new("best naive", "against", "", IsNumber: false),
                new("skill", "skill", BacktestFiles.ScoreColumns.MeaningOf("skill")),
                new("95% interval", "skillCi95", "0 is in it where p is .05 or more"),
                new("p", "p", BacktestFiles.ScoreColumns.MeaningOf("p")), new("n", "n", "quarters scored"),
            ],
            [.. models.Select(model =>
            {
                var hardest = result.Contests.Where(c => c.Target == model.Target && c.Model == model.Forecaster)
                    .MinBy(c => result.Tracks.First(t => t.Target == c.Target && t.Forecaster == c.Naive).Score)!;
                return (IReadOnlyList<Cell>)
                [
                    model.Target == ForecastQuantity.Agreement ? "Agreement" : NameOf(model.Target), model.Forecaster,
                    Cell.Number(model.Score, 3), hardest.Naive, Cell.Number(hardest.Score.Score.Mean, 2),
                    Cell.Range(hardest.Score.Score.Interval, 2), Cell.PValue(hardest.Score.PValue), Cell.Number(model.Quarters.Count, 0),
                ];
            })],
            [$"Scored are {models.Min(m => m.Quarters[0].Quarter)} to {models.Max(m => m.Quarters[^1].Quarter)}. Which naive forecast "
                + $"does best "
                + "is chosen with hindsight, which is hard on the model."]);
    }

    /// <summary>What was named in advance, before all else.</summary>
    private static IEnumerable<ResultTable> Primary(PrimaryFigure? figure)
    {
        if (figure is null) yield break;
        var gain = figure.Skill.Difference;
        yield return new ResultTable(
            $"Primary figure: the model frozen at {figure.Frozen.At}, on {figure.From} to {figure.To}",
            [
                new("model", "model", "mean joint log score a quarter, nats; lower is better"),
                new("naive", "naive", "the same of the best naive forecasts until the model was frozen"),
                new("gain", "gain", "naive less model, nats a quarter"), new("95% interval", "gainCi95", ""),
                new("p", "p", BacktestFiles.ScoreColumns.MeaningOf("p")), new("n", "n", "quarters"),
            ],
            [[Cell.Number(figure.Model, 3), Cell.Number(figure.Naive, 3), Cell.Number(gain.Mean, 3), Cell.Range(gain.Interval, 2),
                Cell.PValue(figure.Skill.PValue), Cell.Number(gain.N, 0)]],
            [$"The model {figure.Skill.Verdict} them. They are: "
                + string.Join(", ", figure.Against.Select(a => $"{NameOf(a.Key).ToLowerInvariant()} {a.Value}")) + ".",
                $"Frozen as {figure.Frozen.Hash}."]);
    }

    internal static string NameOf(ForecastQuantity target) => target switch
    {
        ForecastQuantity.Launches => "Launch days",
        ForecastQuantity.NuclearTest => "Nuclear test",
        ForecastQuantity.Talks => "Talks",
        _ => "Agreement in force",
    };

    internal static string ScoreOf(ForecastQuantity target) => target == ForecastQuantity.Launches ? "CRPS" : "Brier";

    /// <summary>What speaks against leaning on a number.</summary>
    internal static IReadOnlyList<Caution> Cautions(BacktestResult result, FilterOptions options)
    {
        var least = result.Filters.Min(f => f.Value.EffectiveSizes.Min());
        var nuclear = result.Tracks.FirstOrDefault(t => t.Target == ForecastQuantity.NuclearTest)?.Quarters.Count(q => q.Seen > 0)
            ?? FewTests;
        List<Caution> cautions =
            [new("coded-policies", "Policies are coded by people who know what came of them", "forecasts take them as given",
                "Read the scores as a test of the mechanisms, not of foresight.")];
        if (least < options.Particles / 50.0)
            cautions.Add(
                new("few-particles",
                    string.Create(CultureInfo.InvariantCulture,
                        $"The filter was down to {least:F0} effective particles in its poorest quarter"),
                string.Create(CultureInfo.InvariantCulture, $"of {options.Particles:N0}"),
                "Give more with --particles and see whether the scores stay."));
        if (nuclear is > 0 and < FewTests)
            cautions.Add(
                new("few-events", $"Nuclear tests were held in {nuclear} scored quarters", $"{FewTests} are few",
                    "Lean on no verdict about them."));
        if (result.Unscored.Count > 0)
            cautions.Add(
                new("not-scored", $"Not scored: {string.Join(", ", result.Unscored.Select(t => NameOf(t).ToLowerInvariant()))}",
                    "the record knows too few of their quarters after the first --burn-in, or they always were the same",
                    "Give a longer record, or a smaller --burn-in."));
        return cautions;
    }

    /// <summary>How likely each model finds the record, and whether they differ by more than the particles' chance.</summary>
    private static ResultTable Likelihoods(BacktestResult result)
    {
        var (plain, tempo) = (result.Filters[Backtest.WithoutTempo], result.Filters[Backtest.WithTempo]);
        return new ResultTable(
            "How likely the record is, given what each quarter's forecast knew",
            [
                new("model", "model", "", IsNumber: false),
                new("ln likelihood", "logLikelihood", "of all that the record says, the first quarters included"),
                new("±", "logLikelihoodSe", "Monte Carlo standard error, each island left out in turn"),
                new("n", "n", "islands"),
            ],
            [.. result.Filters.Select(
                f =>
                    (IReadOnlyList<Cell>)[f.Key, Cell.Number(f.Value.Evidence.Mean, 1), Cell.Number(f.Value.Evidence.StandardError, 1),
                        Cell.Number(f.Value.Evidence.N, 0)])],
            [Difference(Backtest.WithTempo, tempo.EvidenceOver(plain)),
                "The error knows nothing of a past that every island misses: a likelihood that others are held against is worth a second "
                    + "seed.",
                .. result.Frozen is { } frozen ? [$"Frozen at {frozen.At}, this model is {frozen.Hash}."] : Array.Empty<string>()]);
    }

    private static string Difference(string name, Estimate more)
    {
        var told = string.Create(CultureInfo.InvariantCulture, $"{name} differs by {more.Mean:+0.0;−0.0;0.0} ± {more.StandardError:F1}");
        return more.Interval.Low > 0 || more.Interval.High < 0
            ? $"{told} (islands paired), more than the chance of the particles explains."
            : $"{told} (islands paired): no more than the chance of the particles, which are too few to tell the two apart.";
    }

    private static ResultTable Of(BacktestResult result, Track model)
    {
        var score = ScoreOf(model.Target);
        var contests = result.Contests.Where(c => c.Target == model.Target && c.Model == model.Forecaster).ToArray();
        string Naive(string verdict) =>
            string.Join(", ", contests.Where(c => c.Score.Verdict == verdict).Select(c => c.Naive)) is { Length: > 0 } names ? names
                : "none";
        return new ResultTable(
            string.Create(CultureInfo.InvariantCulture,
                $"{NameOf(model.Target)}: {model.Forecaster}, mean {score} {model.Score:F3}, log score {model.LogScore:F3} ({model.Quarters.Count} quarters, {model.Quarters[0].Quarter} to {model.Quarters[^1].Quarter})"),
            [
                new("against", "against", "", IsNumber: false),
                new(score, score.ToLowerInvariant(), "its mean score; lower is better"),
                new("skill", "skill", BacktestFiles.ScoreColumns.MeaningOf("skill")),
                new("95% interval", "skillCi95", "0 is in it where p is .05 or more"),
                new("p", "p", BacktestFiles.ScoreColumns.MeaningOf("p")),
                new("log gain", "logGain", "its mean log score less the model's, nats a quarter"),
                new("95% interval", "logGainCi95", ""),
            ],
            [.. contests.Select(c => Row(result, c))],
            [$"By {score}, {model.Forecaster} beats: {Naive("beats")}; is even with: {Naive("even with")}; loses to: {Naive("loses to")}.",
                string.Create(CultureInfo.InvariantCulture,
                    $"The {model.IslandScores.Count} islands of the filter by themselves score {model.IslandScores.Min():F3} to {model.IslandScores.Max():F3}.")]);
    }

    private static IReadOnlyList<Cell> Row(BacktestResult result, Contest contest)
    {
        var naive = result.Tracks.First(t => t.Target == contest.Target && t.Forecaster == contest.Naive);
        return
        [
            contest.Naive, Cell.Number(naive.Score, 3), Cell.Number(contest.Score.Score.Mean, 2),
            Cell.Range(contest.Score.Score.Interval, 2), Cell.PValue(contest.Score.PValue),
            Cell.Number(contest.LogScore.Difference.Mean, 3), Cell.Range(contest.LogScore.Difference.Interval, 2),
        ];
    }
}
