using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Web;

/// <summary>Plays the points of a plane of two numbers, roughly first and then well: which scenario does best where, and by how
/// much.</summary>
/// <remarks>A point is what <c>sim compare --set X --set Y</c> gives with the same seed and replications.</remarks>
internal sealed class GridAnswer(Entries entries, WorkQueue queue)
{
    private const int Rough = 40;

    internal async Task Run(HttpContext context, Body body, CancellationToken cancellation)
    {
        var plane = Read(body);
        Lines.Start(context);
        await Lines.Send(context, Lines.Line(plane.Write), cancellation);
        foreach (var n in plane.Replications > 2 * Rough ? (int[])[Rough, plane.Replications] : [plane.Replications])
        {
            for (var j = 0; j < plane.Y.Values.Length; j++)
            {
                var row = j;
                var line = await queue.Run(() => Row(plane, row, n, cancellation), cancellation);
                await Lines.Send(context, line, cancellation);
            }
        }
    }

    private Plane Read(Body body)
    {
        var scenarios = entries.Read(body);
        var metric = body.Choice("metric", [Model.SenderPayoff, .. Model.Coercion.Metrics.Select(m => m.Name)]);
        var plane = new Plane(scenarios, Axis.Read(body.Object("x")), Axis.Read(body.Object("y")), metric, body.Flag("lowest"),
            (int)body.Whole("replications", 2, 2000, 200), (ulong)body.Whole("seed", 0, long.MaxValue, 1));
        if (plane.X.Path == plane.Y.Path) throw Refusal.Unfit("Both axes are the same number. Choose two.");
        // Along an axis the scenarios may grow longer: 'rounds' is a number like others.
        long[] along = [.. plane.X.Values.Select(x => plane.Rounds(x, plane.Y.Values[0]))];
        long[] across = [.. plane.Y.Values.Select(y => plane.Rounds(plane.X.Values[0], y))];
        Entries.BoundAtOnce(Math.Max(along.Max(), across.Max()));
        Entries.Bound(along.Sum(x => across.Sum(y => Math.Max(x, y))) * plane.Replications, Limits.GridRounds);
        plane.Rounds(plane.X.Values[^1], plane.Y.Values[^1]); // the far corner must be allowed, too
        return plane;
    }

    private static byte[] Row(Plane plane, int j, int n, CancellationToken cancellation)
    {
        var cells = new Cell[plane.X.Values.Length];
        var options = new RunOptions { Replications = n, Seed = plane.Seed, Trajectories = false, Threads = 1 };
        Parallel.For(0, cells.Length, new ParallelOptions { MaxDegreeOfParallelism = Limits.Threads, CancellationToken = cancellation },
            i =>
            cells[i] =
                Cell.Of(Experiment.Compare([.. plane.Scenarios.Select(s => plane.At(s, plane.X.Values[i], plane.Y.Values[j]))], options),
                    plane));
        return Lines.Line(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("row", j);
            json.WriteNumber("n", n);
            json.WriteStartArray("cells");
            foreach (var cell in cells) cell.Write(json);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private sealed record Axis(string Path, double[] Values)
    {
        internal static Axis Read(Body body)
        {
            var (low, high) = (body.Number("low"), body.Number("high"));
            var points = (int)body.Whole("points", 2, Limits.GridSide, 11);
            if (!(low < high)) throw Refusal.Unfit("An axis must go from a lower to a higher value.");
            return new Axis(body.Path("path"),
                [.. Enumerable.Range(0, points).Select(i => Math.Round(low + (high - low) * i / (points - 1), 10))]);
        }
    }

    private sealed record Plane(
        IReadOnlyList<Scenario> Scenarios, Axis X, Axis Y, string Metric, bool IsLowest, int Replications, ulong Seed)
    {
        internal Scenario At(Scenario scenario, double x, double y)
        {
            try
            {
                return scenario.With(X.Path, x).With(Y.Path, y);
            }
            catch (ScenarioException fault)
            {
                throw Refusal.Unfit("The axes do not fit the scenario.", fault.Problems);
            }
        }

        /// <summary>The rounds of all scenarios at a point.</summary>
        internal long Rounds(double x, double y) => Scenarios.Sum(s => (long)At(s, x, y).Rounds);

        internal void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            foreach (var (name, axis) in new[] { ("x", X), ("y", Y) })
            {
                json.WriteStartArray(name);
                foreach (var value in axis.Values) json.WriteNumberValue(value);
                json.WriteEndArray();
            }
            json.WriteStartArray("names");
            foreach (var scenario in Scenarios) json.WriteStringValue(scenario.Name);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    /// <summary>A point: every scenario's mean, and the best against the next best.</summary>
    private sealed record Cell(IReadOnlyList<MetricSummary> Means, int Best, int Next, PairedDifference? Lead)
    {
        internal static Cell Of(ComparisonResult result, Plane plane)
        {
            var means = result.Runs.Select(r => r[plane.Metric]).ToArray();
            var order = Enumerable.Range(0, means.Length).Where(i => means[i].Estimate.N > 0)
                .OrderBy(i => plane.IsLowest ? means[i].Estimate.Mean : -means[i].Estimate.Mean).ToArray();
            if (order.Length < 2) return new Cell(means, order.Length == 0 ? -1 : order[0], -1, null);
            var (later, earlier) = (result.Runs[Math.Max(order[0], order[1])].Scenario, result.Runs[Math.Min(order[0], order[1])].Scenario);
            var lead = result.Differences.Single(d => d.Metric.Name == plane.Metric && d.Scenario == later && d.Reference == earlier);
            return new Cell(means, order[0], order[1], lead);
        }

        internal void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteStartArray("means");
            foreach (var mean in Means) JsonText.Estimate(json, mean.Estimate);
            json.WriteEndArray();
            json.WriteNumber("best", Best);
            json.WriteNumber("next", Next);
            if (Lead is { } lead)
            {
                var sign = Best > Next ? 1 : -1; // of the best less the next best
                var (low, high) = (sign * lead.Difference.Interval.Low, sign * lead.Difference.Interval.High);
                JsonText.Number(json, "difference", sign * lead.Difference.Mean);
                JsonText.Interval(json, "ci95", new(Math.Min(low, high), Math.Max(low, high)));
                json.WriteNumber("n", lead.Difference.N);
                json.WriteBoolean("open", !(low > 0 && high > 0 || low < 0 && high < 0));
            }
            json.WriteEndObject();
        }
    }
}
