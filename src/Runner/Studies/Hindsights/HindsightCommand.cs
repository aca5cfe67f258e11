using System.CommandLine;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Backtests;

namespace NegotiationSim.Runner.Studies.Hindsights;

/// <summary>sim hindsight: what would have happened under other policies, given the record up to a quarter.</summary>
internal static class HindsightCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("hindsight")
    {
        Methods = m => Methods.Filtered(m)
            + "From each start on, every policy was played from the same particles on the same draws of chance; differences are paired, "
            + "with Monte Carlo intervals "
            + "over islands, predictive intervals over particles, and p values adjusted by Holm's method [@Holm1979].",
        Tables = new()
        {
            ["hindsight.csv"] = _ => HindsightFiles.Columns,
        },
        Redrawing = Redrawing.ByRun,
    };

    private const string UsualScenario = "scenarios/calibrated/us-dprk-1990-2017.json";
    private const int MostStarts = 12; // that a figure has letters and room for

    private static readonly string[] UsualStarts = ["1994Q1", "2001Q1", "2009Q1", "2017Q1"];

    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = $"scenario file with a timeline [default: {UsualScenario}]",
            DefaultValueFactory = _ => UsualScenario, Arity = ArgumentArity.ZeroOrOne };
        var record = RecordFiles.Option();
        var from =
            new Option<string[]>("--from") { Description =
                $"quarters from which other policies are tried [default: those of {string.Join(", ", UsualStarts)} that the record has]",
                HelpName = "QUARTER…", AllowMultipleArgumentsPerToken = true };
        var to = new Option<string?>("--to") { Description = "last quarter [default: the record's last]", HelpName = "QUARTER" };
        var policies =
            new Option<string>("--policies") { Description =
                "policies that are tried: all of the folder policies beside FILE or above, names there, or files",
                HelpName = "all|NAME,…", DefaultValueFactory = _ => "all" };
        var particles = new Option<int>("--particles", "-n") { Description = "particles of the filter, over eight islands", HelpName = "N",
            DefaultValueFactory = _ => 64_000 };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", HelpName = "N", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in place of the scenario's (repeatable)",
            HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var shown = new StudyFlags("results/hindsight-NAME", Flags.TableFormat(), more: "every policy from every start",
            shared: "eight islands");
        Faults.Bound(particles, 16, 250_000, "16 to 250000");
        var command = new Command("hindsight", """
            Say what other policies would have led to, given the record up to a quarter.

            Examples:
              sim hindsight
              sim hindsight --from 2001Q1 --policies phased
              sim hindsight my-dispute.json --record my-record.csv --from 2010Q1
            """) { file, record, from, to, policies, particles, seed, set, threads };
        return shown.AddTo(command, parsed =>
        {
            var name = parsed.GetValue(record)!;
            var scenario = ScenarioFiles.LoadCoercion(parsed.GetValue(file)!, parsed.GetValue(set) ?? []);
            var history = RecordFiles.Load(name, null, parsed.GetValue(to));
            var starts = Starts(parsed.GetValue(from) ?? [], history, name);
            var options = new FilterOptions { Particles = parsed.GetValue(particles), Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads) };
            return Of(
                scenario, history, starts, PolicyFiles.Under(scenario, parsed.GetValue(file)!, parsed.GetValue(policies)!), options);
        });
    }

    private static Quarter[] Starts(string[] asked, HistoricalRecord record, string file)
    {
        var (first, last) = (record.Quarters[0].Quarter, record.Quarters[^1].Quarter);
        if (first == last)
            throw new UserError($"{file} has one quarter, {first}: too short. Give a longer record; other policies are tried from a later "
                + "quarter than its first.");
        Quarter[] starts =
            [.. (asked.Length > 0 ? asked : UsualStarts).Select(q => RecordFiles.Read("--from", q)!.Value).Distinct()
                .Where(q => asked.Length > 0 || (q > first && q <= last))];
        if (starts.Length > MostStarts) throw new UserError($"--from: {starts.Length} quarters. Give {MostStarts} at the most.");
        var ends = $"{file} runs from {first} to {last}";
        if (starts.Length == 0) throw new UserError($"{ends}. Say with --from from which of its quarters other policies are tried.");
        foreach (var start in starts.Where(q => q <= first || q > last))
            throw new UserError($"--from {start}: {ends}. Give a quarter after its first and not after its last.");
        return starts;
    }

    private static StudyCommand<HindsightResult> Of(
        Scenario scenario, HistoricalRecord record, Quarter[] starts, IReadOnlyList<Scenario> policies, FilterOptions options)
    {
        var branches = (long)starts.Length * (policies.Count + 1) * options.Particles;
        string Json(HindsightResult found) => HindsightDocument.Write(found, options, HindsightCautions.About(found, record));
        return new(Kind, Path.Combine("results", "hindsight-" + scenario.Name))
        {
            Scenarios = [Manifest.EntryFor(scenario), .. policies.Select(Manifest.EntryFor)],
            Compute = work => work.Show(branches, "branches",
                progress => UserError.OfArguments(
                    () => Hindsight.Run(scenario, record, starts, policies, options, progress, work.Units, work.Cancellation))),
            Stopped = _ => "Interrupted: nothing was written.",
            Write = (results, found) =>
            {
                results.Write("hindsight.csv", HindsightFiles.Csv(found));
                results.Write("summary.json", Json(found));
            },
            Count = _ => (new RunOptions { Seed = options.Seed, Replications = options.Particles }, options.Particles),
            Figures = found => [HindsightChart.Of(found)],
            Print = (found, format) => TableText.Of(format, () => HindsightTables.Of(found),
                () => [HindsightTables.Foremost(found)], () => Json(found), () => HindsightFiles.Csv(found),
                _ => CautionText.Of(HindsightCautions.About(found, record))),
        };
    }
}
