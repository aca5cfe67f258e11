using System.CommandLine;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sensitivity;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sensitivity;

/// <summary>sim sensitivity: which of a scenario's numbers its results hang on.</summary>
internal static class SensitivityCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("sensitivity")
    {
        Methods = m => Methods.Option(m, "method") switch
        {
            "morris" =>
                "The numbers varied were screened by elementary effects on walks over a grid of four levels [@Morris1991]; intervals of "
                    + "their means are "
                + "Student's t over the walks.",
            "pawn" =>
                "The numbers varied were ranked by the PAWN index, the median over ten slices of a number's range of the distance between "
                + "the distribution of the outcome in the slice and overall [@PianosiWagener2018], with the threshold that 95% of "
                + "dummies stay below.",
            _ =>
                "The variance of each outcome was apportioned to the numbers varied by Sobol' indices, first order by the estimator of "
                    + "[@Saltelli2010] and total by that "
                + "of [@Jansen1999]; intervals are Student's t for a ratio over eight independent scramblings of the design.",
        } + " The design is of Sobol' points [@JoeKuo2008] under nested uniform scrambling [@Owen1995] or of walks; all points played the "
            + $"same {Methods.Option(m, "replications")} replications on the same draws of chance, and the share of the variance that is "
            + "replication noise is told.",
        Remaking = Remaking.ByCommand,
        Tables = new()
        {
            ["sensitivity.csv"] = _ => SensitivityFiles.Columns,
        },
        Redrawing = new((folder, manifest) => SensitivityChart.Of(SensitivityDocument.Read(folder, manifest))),
    };

    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "scenario file" };
        var vary = new Option<string[]>("--vary",
            "-v") { Description =
                "a number and its values: PATH=LOW:HIGH, PATH=A,B,C, PATH=uniform:LOW:HIGH; PATH alone takes the scenario's distribution "
                    + "(repeatable) [default: all uncertain numbers]", HelpName = "PATH=VALUES" };
        var metrics = Flags.Metrics("metric to analyse");
        var method =
            new Option<string>("--method") { Description =
                "sobol: shares of variance; morris: elementary effects; pawn: whole distribution", HelpName = "METHOD",
                DefaultValueFactory = _ => "sobol" };
        var pairs = new Option<bool>("--pairs") { Description = "Sobol' indices of every two numbers, too; twice the work" };
        var sample = new Option<int?>("--sample", "-n") { Description = "base sample: rows, walks or points [default: 1024, 50, 2048]",
            HelpName = "N" };
        var replications = new Option<int>("--replications") { Description = "replications at each point", HelpName = "N",
            DefaultValueFactory = _ => 20 };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of the design and of all chance", HelpName = "N",
            DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in place of the scenario's (repeatable)",
            HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var shown = new StudyFlags("results/sensitivity-NAME", Flags.TableFormat(), more: "the numbers that matter less",
            shared: "points");
        method.AcceptOnlyFromAmong("sobol", "morris", "pawn");
        Faults.Bound(replications, 1, 1e6, "1 to a million");
        Faults.Bound(sample, 2, 1 << 24, "2 to 16777216");
        var command = new Command("sensitivity", """
            Tell which of a scenario's numbers its results hang on, and whether noise blurs the answer.

            Examples:
              sim sensitivity scenarios/deep-uncertainty/phased.json
              sim sensitivity scenarios/phased.json -v policy.depth=0:1 -v policy.talks=0:1
              sim sensitivity scenarios/deep-uncertainty/phased.json --method morris
            """) { file, vary, metrics, method, pairs, sample, replications, seed, set, threads };
        return shown.AddTo(command, parsed =>
        {
            var scenario = ScenarioFiles.Load([parsed.GetValue(file)!], parsed.GetValue(set) ?? [])[0];
            var options = new SensitivityOptions
            {
                Method = parsed.GetValue(method) switch { "morris" => SensitivityMethod.Morris, "pawn" => SensitivityMethod.Pawn,
                    _ => SensitivityMethod.Sobol },
                Sample = parsed.GetValue(sample),
                Replications = parsed.GetValue(replications),
                SecondOrder = parsed.GetValue(pairs),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Metrics = Flags.Chosen(parsed, metrics, Model.Of(scenario)),
            };
            return Of(scenario, [.. (parsed.GetValue(vary) ?? []).SelectMany(v => Factor.Parse(v, scenario))], options);
        });
    }

    private static StudyCommand<SensitivityResult> Of(Scenario scenario, IReadOnlyList<Factor> factors, SensitivityOptions options)
    {
        var points = SensitivityAnalysis.Points(scenario, factors, options);
        return new(Kind, Path.Combine("results", "sensitivity-" + scenario.Name))
        {
            Scenarios = [Manifest.EntryFor(scenario)],
            Compute = work => work.Show(points, "points",
                progress => SensitivityAnalysis.Run(scenario, factors, options, progress, work.Units, work.Cancellation)),
            Stopped = _ => "Interrupted: indices need all points, so nothing was written.",
            Write = (results, found) =>
            {
                results.Write(SensitivityDocument.FileName, SensitivityDocument.Write(found));
                results.Write("sensitivity.csv", SensitivityFiles.Csv(found));
            },
            Count = _ => (new RunOptions { Seed = options.Seed, Replications = options.Replications }, options.Replications),
            Figures = SensitivityChart.Of,
            Print = (found, format) => TableText.Of(format, () => SensitivityTables.Of(found),
                () => SensitivityTables.Of(found, isShort: true),
                () => SensitivityDocument.Write(found), () => SensitivityFiles.Csv(found),
                _ => CautionText.Of([.. found.Metrics.SelectMany(m => m.Cautions).Distinct()])),
        };
    }
}
