using System.CommandLine;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>sim merge: the shares of a sweep become one data set.</summary>
internal static class MergeCommand
{
    internal static Command Create()
    {
        var folders =
            new Argument<string[]>("DIR") { Description = "a sweep's folder with its shares in DIR/shards, or the folders of all shares",
                Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out", "-o") { Description = "where the whole goes [default: DIR]", HelpName = "DIR" };
        var csv = new Option<bool>("--csv") { Description = "write sweep.csv too" };
        var quiet = Flags.Quiet();
        var (noCharts, metric, charts) = (Flags.NoCharts(), ChartMetric.Option(), new ChartFlags());
        var command = new Command("merge", """
            Join the shares of a sweep that were run with --shard, after checking that none is missing or foreign.

            Example:
              sim merge results/sweep-phased
            """) { folders, output, csv, noCharts, quiet, metric };
        charts.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var given = parsed.GetValue(folders)!;
            if (given.Length > 1 && parsed.GetValue(output) is null) throw new UserError("Say where the whole goes: --out DIR.");
            var target = parsed.GetValue(output) ?? given[0];
            var manifest = SweepMerge.Join(given.Length == 1 ? SharesIn(given[0]) : given, target, parsed.InvocationConfiguration.Error,
                cancellation);
            if (parsed.GetValue(csv)) SweepCsv.Write(target, manifest);
            var drawn = SweepFigures.Draw(target, target, ChartMetric.NamesOf(parsed, metric),
                parsed.GetValue(noCharts) ? null : charts.Read(parsed), parsed.InvocationConfiguration.Error);
            if (!parsed.GetValue(quiet))
                parsed.InvocationConfiguration.Output.WriteLine(
                    FormattableString.Invariant(
                        $"{manifest.Points:N0} points × {manifest.Policies.Count} policies in {target}{Path.DirectorySeparatorChar}: {manifest.Blocks} blocks{drawn}"));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static IReadOnlyList<string> SharesIn(string folder)
    {
        var shards = Path.Combine(folder, "shards");
        return Directory.Exists(shards) ? [.. Directory.EnumerateDirectories(shards).Order(StringComparer.Ordinal)]
            : throw new UserError($"{folder}: no shares in it (no folder shards).");
    }
}
