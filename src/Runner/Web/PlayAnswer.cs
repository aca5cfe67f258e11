using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Studies.Compare;

namespace NegotiationSim.Runner.Web;

/// <summary>Plays scenarios on the same shocks, a few replications first and then ever more: a line for each stage.</summary>
/// <remarks>Every stage is what <c>sim compare -n</c> with its number of replications gives, bit for bit.</remarks>
internal sealed class PlayAnswer(Entries entries, WorkQueue queue)
{
    private static readonly long[] Stages = [50, 200, 1000, 4000, Limits.Replications];

    internal async Task Run(HttpContext context, Body body, CancellationToken cancellation)
    {
        var scenarios = entries.Read(body);
        var replications = body.Whole("replications", 1, Limits.Replications, 1000);
        var seed = (ulong)body.Whole("seed", 0, long.MaxValue, 1);
        var trajectories = body.Flag("trajectories");
        Entries.Bound(scenarios, replications);
        var variables = trajectories ? (body.Text("variables", 400) ?? "").Split(',') : [];
        var atOnce = body.Flag("atOnce");
        var paths = trajectories ? (int)Math.Min(body.Whole("paths", 0, Limits.Paths, 0), Limits.PathRounds / scenarios.Sum(s => s.Rounds))
            : 0;
        Lines.Start(context);
        foreach (var n in Stages.Where(s => s < replications && !atOnce).Append(replications))
        {
            var options = new RunOptions { Replications = n, Seed = seed, Trajectories = trajectories, Quantiles = false,
                Paths = n == replications ? paths : 0,
                Threads = Limits.Threads };
            var line = await queue.Run(() =>
            {
                var result = Experiment.Compare(scenarios, options, cancellation: cancellation);
                cancellation.ThrowIfCancellationRequested();
                return Lines.Line(json => Write(json, result, n == replications, variables));
            }, cancellation);
            await Lines.Send(context, line, cancellation);
        }
    }

    private static void Write(Utf8JsonWriter json, ComparisonResult result, bool isLast, string[] variables)
    {
        json.WriteStartObject();
        json.WriteNumber("n", result.Runs[0].Replications);
        json.WriteBoolean("last", isLast);
        json.WritePropertyName("comparison");
        ComparisonDocument.Form.Write(json, ComparisonDocument.Of(result));
        json.WriteStartArray("over");
        foreach (var run in result.Runs) Over(json, run, variables);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What changes over the rounds: the variables asked for and the shares of the statuses.</summary>
    private static void Over(Utf8JsonWriter json, RunResult run, string[] variables)
    {
        json.WriteStartObject();
        json.WriteStartObject("series");
        foreach (var series in run.Series.Where(s => variables.Contains(s.Variable.Name)))
        {
            json.WriteStartObject(series.Variable.Name);
            Numbers(json, "mean", series.Mean);
            Numbers(json, "low", series.Low);
            Numbers(json, "high", series.High);
            Paths(json, series.Paths);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("statuses");
        foreach (var status in run.Statuses) Numbers(json, status.Name, status.Shares);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Single replications in thousandths: enough to draw, and half as long.</summary>
    private static void Paths(Utf8JsonWriter json, IReadOnlyList<IReadOnlyList<double>> paths)
    {
        if (paths.Count == 0) return;
        json.WriteStartArray("thousandths");
        foreach (var path in paths)
        {
            json.WriteStartArray();
            foreach (var value in path) json.WriteNumberValue(double.IsFinite(value) ? (long)Math.Round(value * 1000) : 0);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value)) json.WriteNumberValue(value);
            else json.WriteNullValue();
        }
        json.WriteEndArray();
    }
}
