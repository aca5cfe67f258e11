using System.CommandLine;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Charts;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim hindsight: what would have happened under other policies, given the record up to a quarter.</summary>
internal static class HindsightCommand
{
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
            new Option<string[]>("--policies") { Description = "policy files [default: those of the folder policies beside FILE or above]",
                HelpName = "FILE…", AllowMultipleArgumentsPerToken = true };
        var particles = new Option<int>("--particles", "-n") { Description = "particles of the filter, over eight islands", HelpName = "N",
            DefaultValueFactory = _ => 64_000 };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", HelpName = "N", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in place of the scenario's (repeatable)",
            HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var format = Flags.TableFormat();
        var output = new Option<string?>("--out", "-o") { Description = "results folder [default: results/hindsight-NAME]",
            HelpName = "DIR" };
        var noCharts = Flags.NoCharts();
        var quiet = Flags.Quiet();
        Faults.Bound(particles, 16, 250_000, "16 to 250000");
        var charts = new ChartFlags();
        var command = new Command("hindsight", """
            Say what other policies would have led to, given the record up to a quarter.

            Examples:
              sim hindsight
              sim hindsight --from 2001Q1 --policies scenarios/policies/phased.json
              sim hindsight my-dispute.json --record my-record.csv --from 2010Q1
            """) { file, record, from, to, policies, particles, seed, set, threads, format, output, noCharts, quiet };
        charts.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var name = parsed.GetValue(record)!;
            var scenario = ScenarioFiles.LoadCoercion(parsed.GetValue(file)!, parsed.GetValue(set) ?? []);
            var history = RecordFiles.Load(name, null, parsed.GetValue(to));
            var starts = Starts(parsed.GetValue(from) ?? [], history, name);
            var options = new FilterOptions { Particles = parsed.GetValue(particles), Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads) };
            return Task.FromResult(
                Execute(scenario, history, starts, PolicyFiles.Under(scenario, parsed.GetValue(file)!, parsed.GetValue(policies) ?? []),
                    options,
                parsed.GetValue(output) ?? Path.Combine("results", "hindsight-" + scenario.Name), parsed.GetValue(format)!,
                parsed.GetValue(noCharts) ? null : charts.Read(parsed),
                parsed.GetValue(quiet), parsed.InvocationConfiguration, cancellation));
        });
        return command;
    }

    private static Quarter[] Starts(string[] asked, HistoricalRecord record, string file)
    {
        var (first, last) = (record.Quarters[0].Quarter, record.Quarters[^1].Quarter);
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

    private static int Execute(
        Scenario scenario, HistoricalRecord record, Quarter[] starts, IReadOnlyList<Scenario> policies, FilterOptions options,
        string folder, string format,
        ChartRequest? charts, bool isQuiet, InvocationConfiguration console, CancellationToken cancellation)
    {
        var started = DateTimeOffset.UtcNow;
        using var results = ResultsFolder.Start(folder);
        HindsightResult found;
        try
        {
            found = ProgressLine.Show((long)starts.Length * (policies.Count + 1) * options.Particles, isQuiet, "branches",
                progress => Hindsight.Run(scenario, record, starts, policies, options, progress, cancellation));
        }
        catch (ArgumentException e)
        {
            throw UserError.Of(e);
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine("Interrupted: nothing was written.");
            return ExitCodes.Interrupted;
        }
        var cautions = HindsightCautions.About(found, record);
        results.Write("hindsight.csv", text => text.Write(HindsightFiles.Csv(found)));
        results.Write("summary.json", text => text.Write(HindsightFiles.Json(found, options, cautions)));
        RunFiles.WriteManifest(results, "hindsight", started, new RunOptions { Seed = options.Seed, Replications = options.Particles },
            options.Particles, [scenario, .. policies]);
        var drawn = charts is null ? 0 : RunFiles.Draw([HindsightChart.Of(found)], Path.Combine(results.Path, "charts"), charts);
        results.Finish(console.Error);
        if (isQuiet) return ExitCodes.Done;
        console.Output.Write(
            TableText.Of(format, HindsightTables.Of(found), () => HindsightFiles.Json(found, options, cautions),
                () => HindsightFiles.Csv(found), () => CautionText.Of(cautions)));
        if (format == "table")
            console.Output.WriteLine(
                FormattableString.Invariant(
                    $"Wrote {folder}{Path.DirectorySeparatorChar} ({drawn} chart{(drawn == 1 ? "" : "s")}, {(DateTimeOffset.UtcNow - started).TotalSeconds:F1} s)"));
        return ExitCodes.Done;
    }
}
