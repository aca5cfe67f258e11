using System.CommandLine;
using NegotiationSim.Engine.Studies.Claims;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim claims: tests the claims of a file over an uncertain world.</summary>
internal static class ClaimsCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "a file of claims" };
        var worlds = new Option<int>("--worlds", "-w") { Description = "how many worlds are drawn from the ranges",
            DefaultValueFactory = _ => 400 };
        var replications = new Option<int>("--replications", "-n") { Description = "replications a policy in each world",
            DefaultValueFactory = _ => 40 };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in every scenario (repeatable)", HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var noAblation = new Option<bool>("--no-ablation") { Description = "do not switch mechanisms off to see what rulings hang on" };
        var format = Flags.TableFormat();
        var output = new Option<string>("--out", "-o") { Description = "results folder",
            DefaultValueFactory = _ => Path.Combine("results", "claims"), HelpName = "DIR" };
        var quiet = Flags.Quiet();
        foreach (var option in new[] { worlds, replications }) Faults.Count(option, 2, 1_000_000);
        var command = new Command("claims", """
            Test claims over a world of ranges: does each hold, fail or depend, and on what?

            Example:
              sim claims scenarios/claims.json
            """) { file, worlds, replications, seed, set, threads, noAblation, format, output, quiet };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new ClaimOptions
            {
                Worlds = parsed.GetValue(worlds),
                Replications = parsed.GetValue(replications),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Ablate = !parsed.GetValue(noAblation),
            };
            var claims = ClaimReader.Read(parsed.GetValue(file)!, parsed.GetValue(set) ?? []);
            return Task.FromResult(
                Execute(claims, options, parsed.GetValue(output)!, parsed.GetValue(format)!, parsed.GetValue(quiet),
                    parsed.InvocationConfiguration, cancellation));
        });
        return command;
    }

    private static int Execute(ClaimSet claims, ClaimOptions options, string folder, string format, bool isQuiet,
        InvocationConfiguration console, CancellationToken cancellation)
    {
        var started = DateTimeOffset.UtcNow;
        using var results = ResultsFolder.Start(folder);
        IReadOnlyList<ClaimResult> found;
        try
        {
            found = ProgressLine.Show(ClaimStudy.WorldsOfAllPasses(claims, options), isQuiet,
                progress => ClaimStudy.Run(claims, options, progress, cancellation));
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine("Interrupted: a ruling needs all worlds, so nothing was written.");
            return ExitCodes.Interrupted;
        }
        var table = ClaimTables.Of(claims, found, options);
        results.Write("claims.json", text => text.Write(ClaimTables.Json(claims, found, options)));
        results.Write("claims.csv", text => text.Write(table.ToCsv()));
        var runOptions = new Engine.Studies.RunOptions { Seed = options.Seed, Replications = options.Replications };
        RunFiles.WriteManifest(results, "claims", started, runOptions, options.Replications,
            [.. claims.Scenarios.Select(s => s.Scenario.Name == s.Name ? s.Scenario : s.Scenario.With("name", s.Name))]);
        results.Finish(console.Error);
        if (isQuiet) return ExitCodes.Done;
        console.Output.Write(
            TableText.Of(format, [table], () => ClaimTables.Json(claims, found, options), table.ToCsv,
                () => "\n" + ClaimTables.InWords(found) + "\n"));
        if (format == "table")
            console.Output.WriteLine(
                FormattableString.Invariant(
                    $"Wrote {folder}{Path.DirectorySeparatorChar} ({(DateTimeOffset.UtcNow - started).TotalSeconds:F1} s)"));
        return ExitCodes.Done;
    }
}
