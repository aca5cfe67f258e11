using System.Globalization;
using System.Text;
using System.Text.Json;
using NegotiationSim.Engine.History;

namespace NegotiationSim.Runner.Output;

/// <summary>A backtest for other programs.</summary>
internal static class BacktestFiles
{
    /// <summary>A row a forecast.</summary>
    internal static string Forecasts(BacktestResult result)
    {
        var text = new StringBuilder("target,forecaster,quarter,mean,p05,p95,seen,score,log_score\n");
        foreach (var track in result.Tracks)
        {
            foreach (var q in track.Quarters)
                Line(text, track.Target.ToString(), track.Forecaster, q.Quarter.ToString(), N(q.Mean), N(q.Low), N(q.High), N(q.Seen),
                    N(q.Score), N(q.LogScore));
        }
        return text.ToString();
    }

    /// <summary>A row a contest of a model with a naive forecast.</summary>
    internal static string Scores(BacktestResult result)
    {
        var text =
            new StringBuilder(
                "target,model,against,score,model_score,naive_score,skill,skill_low,skill_high,gain,gain_low,gain_high,dm,p,n,verdict\n");
        foreach (var contest in result.Contests)
        {
            foreach (var (name, skill, mean) in new (string, Skill, Func<Track, double>)[]
                { (BacktestTables.ScoreOf(contest.Target), contest.Score, t => t.Score), ("log", contest.LogScore, t => t.LogScore) })
            {
                Track Of(string forecaster) => result.Tracks.First(t => t.Target == contest.Target && t.Forecaster == forecaster);
                Line(text, contest.Target.ToString(), contest.Model, contest.Naive, name, N(mean(Of(contest.Model))),
                    N(mean(Of(contest.Naive))),
                    N(skill.Score.Mean), N(skill.Score.Interval.Low), N(skill.Score.Interval.High),
                    N(skill.Difference.Mean), N(skill.Difference.Interval.Low), N(skill.Difference.Interval.High), N(skill.Statistic),
                    N(skill.PValue), N(skill.Difference.N), skill.Verdict);
            }
        }
        return text.ToString();
    }

    /// <summary>PIT histograms of counts and reliability diagrams of events, a row a bin.</summary>
    internal static string Calibration(BacktestResult result)
    {
        var text = new StringBuilder("target,forecaster,kind,bin,value,low,high,n\n");
        foreach (var track in result.Tracks)
        {
            if (track.Target == Target.Launches)
            {
                var heights = Pit(track);
                for (var i = 0; i < heights.Length; i++)
                    Line(text, track.Target.ToString(), track.Forecaster, "pit", N((i + .5) / heights.Length), N(heights[i]), "", "",
                        N(track.Quarters.Count));
                continue;
            }
            foreach (var bin in Reliability(track))
                Line(text, track.Target.ToString(), track.Forecaster, "reliability", N(bin.Forecast), N(bin.Seen.Mean),
                    N(bin.Seen.Interval.Low), N(bin.Seen.Interval.High), N(bin.Seen.N));
        }
        return text.ToString();
    }

    internal static double[] Pit(Track track) =>
        Engine.History.Calibration.Pit([.. track.Quarters.Select(q => q.Chances)], [.. track.Quarters.Select(q => q.Seen)]);

    internal static IReadOnlyList<ReliabilityBin> Reliability(Track track) =>
        Engine.History.Calibration.Reliability([.. track.Quarters.Select(q => q.Chances[1])], [.. track.Quarters.Select(q => q.Seen > 0)]);

    /// <summary>Scores, contests and the filter's health in one document.</summary>
    internal static string Json(BacktestResult result, FilterOptions options, int burnIn) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("scenario", result.Scenario);
        json.WriteNumber("particles", options.Particles);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("burnIn", burnIn);
        json.WriteStartObject("models");
        foreach (var (name, filter) in result.Filters)
        {
            json.WriteStartObject(name);
            JsonText.Number(json, "logLikelihood", filter.LogLikelihood);
            JsonText.Number(json, "logLikelihoodSe", filter.Evidence.StandardError);
            JsonText.Interval(json, "logLikelihoodCi95", filter.Evidence.Interval);
            json.WriteNumber("n", filter.Evidence.N);
            JsonText.Number(json, "leastEffectiveParticles", filter.EffectiveSizes.Min());
            json.WriteEndObject();
        }
        json.WriteEndObject();
        JsonText.Estimate(json, "tempoLessPlainLogLikelihood",
            result.Filters[Backtest.WithTempo].EvidenceOver(result.Filters[Backtest.WithoutTempo]));
        Names(json, "notScored", result.Unscored);
        json.WriteStartArray("forecasters");
        foreach (var track in result.Tracks)
        {
            json.WriteStartObject();
            json.WriteString("target", track.Target.ToString());
            json.WriteString("forecaster", track.Forecaster);
            JsonText.Number(json, BacktestTables.ScoreOf(track.Target).ToLowerInvariant(), track.Score);
            JsonText.Number(json, "logScore", track.LogScore);
            if (track.IsModel)
            {
                JsonText.Numbers(json, "islands", track.IslandScores);
            }
            json.WriteNumber("n", track.Quarters.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("contests");
        foreach (var c in result.Contests)
        {
            json.WriteStartObject();
            json.WriteString("target", c.Target.ToString());
            json.WriteString("model", c.Model);
            json.WriteString("against", c.Naive);
            Write(json, BacktestTables.ScoreOf(c.Target).ToLowerInvariant(), c.Score);
            Write(json, "log", c.LogScore);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Names(Utf8JsonWriter json, string name, IReadOnlyList<Target> targets)
    {
        json.WriteStartArray(name);
        foreach (var target in targets) json.WriteStringValue(target.ToString());
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, Skill skill)
    {
        json.WriteStartObject(name);
        JsonText.Number(json, "skill", skill.Score.Mean);
        JsonText.Interval(json, "skillCi95", skill.Score.Interval);
        JsonText.Number(json, "gain", skill.Difference.Mean);
        JsonText.Interval(json, "gainCi95", skill.Difference.Interval);
        JsonText.Number(json, "dieboldMariano", skill.Statistic);
        JsonText.Number(json, "p", skill.PValue);
        json.WriteString("verdict", skill.Verdict);
        json.WriteEndObject();
    }

    private static string N(double value) => Csv.Field(value);

    private static void Line(StringBuilder text, params string[] fields) => text.AppendJoin(',', fields).Append('\n');
}
