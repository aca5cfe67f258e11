using System.CommandLine;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sweeps;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Sharing;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>sim sweep: scenarios at many points of the space of their numbers.</summary>
internal static class SweepCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("sweep")
    {
        Methods = SweepMethods.Of,
        Remaking = Remaking.ByPoints,
    };

    internal static Command Create()
    {
        var flags = new SweepFlags();
        var command = new Command("sweep", """
            Run scenarios at many points of the space of their numbers.
            All scenarios of a point meet the same shocks.
            Stopped at any moment, it goes on when the same command is given again.

            Examples:
              sim sweep scenarios/phased.json --vary policy.depth=0:1:11
              sim sweep scenarios/phased.json --policies all -v target.seekers=.1:.9:9
              sim sweep scenarios/deep-uncertainty/*.json -v uncertain -p 1024
            """);
        flags.AddTo(command);
        command.SetAction(
            (parsed, cancellation) => Task.FromResult(Execute(flags.Read(parsed), parsed.InvocationConfiguration, cancellation)));
        return command;
    }

    private static int Execute(SweepRequest request, InvocationConfiguration console, CancellationToken cancellation)
    {
        var scenarios = PolicyFiles.Load(request.Files, request.Overrides, request.Policies);
        Factor[] factors = [.. request.Vary.SelectMany(text => Factor.Parse(text, scenarios[0]))];
        var (kind, design) = Designs.Make(request.Design, factors, request.Points, request.Options.Seed);
        var problems = Sweep.Check(scenarios, design, request.Options);
        if (problems.Count > 0) throw new UserError(string.Join('\n', problems));
        var sweep = new Sweep(scenarios, design, request.Options);
        var folder = request.Folder ?? Path.Combine("results", "sweep-" + scenarios[0].Name);
        if (request.Cluster is { } cluster) return ClusterScripts.Write(cluster, folder, stages: 1, console.Output);
        var manifest = SweepManifest.Of(sweep, design, request.Options, kind, factors, request.Share);
        var place = request.Share.Count == 1 ? folder : Parts.FolderOf(folder, request.Share);
        using var results = SweepFolder.Open(place, manifest);
        foreach (var damaged in results.Damaged) console.Error.WriteLine(damaged);
        return Run(sweep, design, results, place, request, console, cancellation);
    }

    private static int Run(Sweep sweep, Design design, SweepFolder results, string shown, SweepRequest request,
        InvocationConfiguration console, CancellationToken cancellation)
    {
        var missing = results.Missing();
        var total = results.Manifest.OwnBlocks.Count();
        var charts = "";
        var started = System.Diagnostics.Stopwatch.StartNew();
        string Left() =>
            FormattableString.Invariant(
                $"{total - results.Missing().Count} of {total} blocks are in {shown}. The same command goes on from there.");
        try
        {
            var count = missing.Sum(b => sweep.PointsOf(b).End - sweep.PointsOf(b).First);
            ProgressLine.Show(count, request.IsQuiet || count == 0, "points", progress =>
            {
                sweep.Run(missing, block => results.Write(block, design), progress, cancellation);
                return 0;
            });
            if (results.Missing().Count > 0)
            {
                console.Error.WriteLine($"Interrupted: {Left()}");
                return ExitCodes.Interrupted;
            }
            results.Seal();
            if (request.Csv && request.Share.Count == 1) SweepCsv.Write(results.Path, results.Manifest);
            if (request.Share.Count == 1)
                charts = SweepFigures.Draw(results.Path, shown, request.ChartMetrics, request.Charts, console.Error);
        }
        catch (IOException e)
        {
            console.Error.WriteLine($"{e.Message}. {Left()}");
            return ExitCodes.Resumable;
        }
        if (!request.IsQuiet)
            console.Output.WriteLine(Summary(sweep, design, shown, total - missing.Count, total, charts, started.Elapsed));
        return ExitCodes.Done;
    }

    /// <summary>How much there is: "9 points × 2 policies in out/: 1 block".</summary>
    internal static string Size(long points, int policies, string shown, long blocks) =>
        $"{NumberText.Some(points, "point")} × {NumberText.Some(policies, "policy", "policies")} in {shown}{Path.DirectorySeparatorChar}: "
            + NumberText.Some(blocks, "block");

    private static string Summary(Sweep sweep, Design design, string shown, int before, int total, string charts, TimeSpan took) =>
        FormattableString.Invariant(
        $"{Size(design.Points.Count, sweep.Scenarios.Count, shown, total)}{(before > 0 ? $", {before} of them from before" : "")}{charts} ({took.TotalSeconds:F1} s)");
}
