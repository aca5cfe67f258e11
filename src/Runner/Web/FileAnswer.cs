using System.Globalization;
using Microsoft.AspNetCore.Http;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Drawing.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Web;

/// <summary>Files to save: a scenario, the data and the charts, the same bytes as the command line writes.</summary>
internal sealed class FileAnswer(Entries entries, WorkQueue queue)
{
    private static readonly string[] Kinds = ["scenario", "trajectories", "summary", "differences", "chart"];
    private static readonly Dictionary<string, (FigureFormat Format, string Type)> Formats = new()
    {
        ["svg"] = (FigureFormat.Svg, "image/svg+xml"),
        ["png"] = (FigureFormat.Png, "image/png"),
        ["pdf"] = (FigureFormat.Pdf, "application/pdf"),
    };

    internal async Task Run(HttpContext context, Body body, CancellationToken cancellation)
    {
        var kind = body.Choice("file", Kinds);
        var scenarios = entries.Read(body);
        var which = (int)body.Whole("entry", 0, scenarios.Count - 1, 0);
        if (kind == "scenario")
        {
            await Lines.Save(context, scenarios[which].Name + ".json", "application/json", Lines.Bytes(scenarios[which].ToJson()));
            return;
        }
        var replications = body.Whole("replications", 1, Limits.Replications, 1000);
        Entries.Bound(scenarios, replications);
        var format = body.Choice("format", [.. Formats.Keys]);
        var name = body.Name("chart");
        var options = new RunOptions { Replications = replications, Seed = (ulong)body.Whole("seed", 0, long.MaxValue, 1), Threads = 1,
            Trajectories = kind is "trajectories" or "chart" };
        var bytes = await queue.Run(() =>
        {
            var result = kind == "trajectories" ? Experiment.Compare([scenarios[which]], options, cancellation: cancellation)
                : Experiment.Compare(scenarios, options, cancellation: cancellation);
            cancellation.ThrowIfCancellationRequested();
            return kind switch
            {
                "trajectories" => Csv(text => SeriesFiles.Trajectories(text, result.Runs[0])),
                "summary" => Lines.Bytes(string.Concat(result.Runs.Select((run, i) => RunTables.ToCsv(run, hasHeading: i == 0)))),
                "differences" => Lines.Bytes(ComparisonTables.ToCsv(result.Differences)),
                _ => Chart(result, name, Formats[format].Format),
            };
        }, cancellation);
        if (kind == "chart") await Lines.Save(context, $"{name ?? "chart"}.{format}", Formats[format].Type, bytes);
        else
            await Lines.Save(context, kind == "trajectories" ? $"{scenarios[which].Name}-trajectories.csv" : kind + ".csv",
                "text/csv; charset=utf-8", bytes);
    }

    private static byte[] Chart(ComparisonResult result, string? name, FigureFormat format)
    {
        var figures = result.Runs.Count == 1 ? RunCharts.Of(result.Runs[0]) : ComparisonCharts.Of(result.Runs, result.AgainstFirst());
        var figure = figures.FirstOrDefault(f => f.Name == (name ?? f.Name))
            ?? throw Refusal.Unfit($"There is no chart '{name}'. There are {string.Join(", ", figures.Select(f => f.Name))}.");
        return figure.Draw(format, Preset.Paper, Preset.Paper.Widest);
    }

    private static byte[] Csv(Action<TextWriter> content)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        content(text);
        return Lines.Bytes(text.ToString());
    }
}
