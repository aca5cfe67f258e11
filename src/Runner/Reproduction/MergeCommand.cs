using System.CommandLine;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Sharing;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>sim merge: the shares of a study become the results that one machine would have made.</summary>
internal static class MergeCommand
{
    internal static Command Create()
    {
        var folders =
            new Argument<string[]>("DIR") { Description = "results folder whose shares are in DIR.shards, or the folders of all shares",
                Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out", "-o") { Description = "where the whole goes [default: DIR]", HelpName = "DIR" };
        var csv = new Option<bool>("--csv") { Description = "write sweep.csv of a sweep, too" };
        var quiet = Flags.Quiet();
        var threads = Flags.Threads();
        var (noCharts, metric, charts) = (Flags.NoCharts(), ChartMetric.Option(), new ChartFlags());
        var command = new Command("merge", """
            Join the shares of a study that were computed with --shard: the same bytes as from one machine.
            Exit code 3 says that shares are missing, and which.

            Examples:
              sim merge results/sweep-phased
              sim merge results/calibrate-us-dprk-1990-2017-prior
            """) { folders, output, csv, threads, noCharts, quiet, metric };
        charts.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = parsed.GetValue(folders)!;
            if (given.Length > 1 && parsed.GetValue(output) is null) throw new UserError("Say where the whole goes: --out DIR.");
            var target = parsed.GetValue(output) ?? given[0];
            var shares = given.Length == 1 && !File.Exists(Path.Combine(given[0], SharedUnits.Command)) ? Parts.ToMerge(given[0]) : given;
            var drawing = parsed.GetValue(noCharts) ? null : charts.Read(parsed);
            if (!shares.Any(share => File.Exists(Path.Combine(share, SweepManifest.FileName))))
            {
                string[] how = [$"--threads={parsed.GetValue(threads)}", .. parsed.GetValue(quiet) ? ["--quiet"] : Array.Empty<string>(),
                    .. drawing?.Options ?? ["--no-charts"]];
                return await Together(shares, target, how, parsed.InvocationConfiguration, cancellation);
            }
            var manifest = SweepMerge.Join(shares, target, parsed.InvocationConfiguration.Error, cancellation);
            if (parsed.GetValue(csv)) SweepCsv.Write(target, manifest);
            var drawn = SweepFigures.Draw(target, target, ChartMetric.NamesOf(parsed, metric), drawing,
                parsed.InvocationConfiguration.Error);
            if (!parsed.GetValue(quiet))
                parsed.InvocationConfiguration.Output.WriteLine(
                    SweepCommand.Size(manifest.Points, manifest.Policies.Count, target, manifest.Blocks) + drawn);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Carries out the command of the shares on what they have computed.</summary>
    private static async Task<int> Together(
        IReadOnlyList<string> shares, string target, IReadOnlyList<string> how, InvocationConfiguration console,
        CancellationToken cancellation)
    {
        var recorded = SharedUnits.CommandOf(shares);
        var given = Sim.Parse([.. CommandLine.ArgumentsOf(recorded)]);
        if (given.Errors.Count > 0) throw new UserError($"The command of these shares is not one of this version: {recorded}");
        var call = Sim.Parse(Rerun.Arguments(given.CommandResult, file => file, target, how));
        Parts.Merged = shares;
        CommandLine.Text = recorded; // results name the command they come from
        CommandLine.Parsed = call;
        return await call.InvokeAsync(console, cancellation);
    }
}
