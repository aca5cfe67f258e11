using System.CommandLine;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sweeps;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Sharing;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>The options of sim sweep, each declared once.</summary>
internal sealed class SweepFlags
{
    private readonly Argument<string[]> files =
        new("FILE") { Description = "scenario files, run at every point on the same shocks", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string[]> vary = new("--vary", "-v")
    {
        Description =
            "a number and its values: PATH=LOW:HIGH:N, PATH=A,B,C, PATH=LOW:HIGH, PATH=uniform:LOW:HIGH; PATH alone takes the scenario's "
                + "distribution, 'uncertain' all it has (repeatable)",
        HelpName = "PATH=VALUES",
    };
    private readonly Option<string?> design =
        new("--design",
            "-d") { Description =
                "grid, lhs (Latin hypercube), sobol or csv:FILE [default: grid, or lhs where a number has a distribution]",
                HelpName = "DESIGN" };
    private readonly Option<int?> points = new("--points", "-p") { Description = "how many points, for lhs and sobol", HelpName = "N" };
    private readonly Option<string?> policies =
        new("--policies") { Description = "run each file under these policies of the folder policies beside it: all, or names",
            HelpName = "all|NAME,…" };
    private readonly Option<long> replications =
        new("--replications", "-n") { Description = "how many replications of each policy at each point", HelpName = "N",
            DefaultValueFactory = _ => 20 };
    private readonly Option<double?> precision =
        new("--precision") { Description =
            "replicate until half of the 95% interval of --metric is this narrow; --replications is then the size of a batch",
            HelpName = "H" };
    private readonly Option<string?> metric = new("--metric") { Description = "the metric that --precision is about", HelpName = "METRIC" };
    private readonly Option<long> most =
        new("--most") { Description = "how many replications at the most with --precision", HelpName = "N",
            DefaultValueFactory = _ => 10_000 };
    private readonly Option<bool> shared =
        new("--shared-shocks") { Description = "the same shocks at every point, not only for every policy" };
    private readonly Option<string[]> set =
        new("--set") { Description = "value in place of the scenarios' (repeatable)", HelpName = "PATH=VALUE" };
    private readonly Option<int?> rounds = new("--rounds") { Description = "how many rounds (quarters) at the most", HelpName = "N" };
    private readonly Option<ulong> seed =
        new("--seed", "-s") { Description = "seed of all chance: the same seed gives the same bits", HelpName = "N",
            DefaultValueFactory = _ => 1 };
    private readonly Option<string?> output =
        new("--out", "-o") { Description = "the sweep's folder [default: results/sweep-NAME]", HelpName = "DIR" };
    private readonly Option<bool> each =
        new("--keep-replications") { Description = "write a row for every replication too, into DIR/replications" };
    private readonly Option<bool> csv = new("--csv") { Description = "write sweep.csv too" };
    private readonly ShareFlags shares = new("blocks of points");
    private readonly Option<int> threads = Flags.Threads();
    private readonly Option<bool> noCharts = Flags.NoCharts();
    private readonly Option<string[]> chartMetric = ChartMetric.Option();
    private readonly ChartFlags charts = new();
    private readonly Option<bool> quiet = Flags.Quiet();

    internal SweepFlags()
    {
        Faults.Count(points, 1, Design.MostPoints);
        foreach (var option in new[] { replications, most }) Faults.Count(option, 1, Flags.MostReplications);
        Faults.Count(rounds, 1, int.MaxValue); // the scenarios say how many are too many
    }

    internal void AddTo(Command command)
    {
        command.Add(files);
        foreach (var option in new Option[]
        {
            vary, design, points, policies, replications, precision, metric, most, shared, set, rounds, seed, output, each, csv,
            threads, noCharts, quiet, chartMetric,
        }) command.Add(option);
        charts.AddTo(command);
        shares.AddTo(command);
    }

    internal SweepRequest Read(ParseResult parsed)
    {
        var how = shares.Read(parsed);
        return new(
            parsed.GetValue(files)!,
            [.. parsed.GetValue(set) ?? [], .. parsed.GetValue(rounds) is { } r ? (string[])[$"rounds={r}"] : []],
            parsed.GetValue(policies), parsed.GetValue(vary) ?? [], parsed.GetValue(design), parsed.GetValue(points),
            new SweepOptions
            {
                Replications = parsed.GetValue(replications),
                Precision = Rule(parsed),
                Seed = parsed.GetValue(seed),
                SharedShocks = parsed.GetValue(shared),
                KeepsReplications = parsed.GetValue(each),
                Threads = parsed.GetValue(threads),
            },
            parsed.GetValue(output), how?.Share ?? Share.All, how?.Cluster, parsed.GetValue(csv), parsed.GetValue(quiet),
            parsed.GetValue(noCharts) ? null : charts.Read(parsed), ChartMetric.NamesOf(parsed, chartMetric));
    }

    private PrecisionRule? Rule(ParseResult parsed) => (parsed.GetValue(precision), parsed.GetValue(metric)) switch
    {
        ({ } half, { } name) => new PrecisionRule(name, half, parsed.GetValue(most)),
        (null, null) => null,
        ({ }, null) => throw new UserError("--precision needs --metric, for example --metric senderPayoff."),
        _ => throw new UserError("--metric is what --precision is about. Give both or neither."),
    };
}

/// <summary>What the user asked sweep for.</summary>
/// <param name="Files">The scenario files.</param>
/// <param name="Overrides">PATH=VALUE settings.</param>
/// <param name="Policies">Which policies each file is run under, or null for its own.</param>
/// <param name="Vary">What is varied.</param>
/// <param name="Design">The design, or null for the usual one.</param>
/// <param name="Points">How many points, or null.</param>
/// <param name="Options">Replications, seed, threads.</param>
/// <param name="Folder">The folder, or null for the usual one.</param>
/// <param name="Share">Which share of the blocks.</param>
/// <param name="Cluster">The cluster to write scripts for, or null to run here.</param>
/// <param name="Csv">Whether sweep.csv is written.</param>
/// <param name="IsQuiet">Whether nothing but errors is printed.</param>
/// <param name="Charts">How charts are drawn, or null for none.</param>
/// <param name="ChartMetrics">The metrics they show.</param>
internal sealed record SweepRequest(
    IReadOnlyList<string> Files, IReadOnlyList<string> Overrides, string? Policies, IReadOnlyList<string> Vary, string? Design, int? Points,
    SweepOptions Options,
    string? Folder, Share Share, ClusterRequest? Cluster, bool Csv, bool IsQuiet, ChartRequest? Charts, IReadOnlyList<string> ChartMetrics);
