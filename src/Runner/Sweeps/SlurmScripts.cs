using System.Diagnostics;
using NegotiationSim.Runner.Commands;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Sweeps;

/// <summary>Shares a sweep out over the tasks of a Slurm job array, and merges when all have finished.</summary>
internal static class SlurmScripts
{
    /// <summary>Writes the scripts and, where there is an sbatch, submits them.</summary>
    internal static int Submit(string folder, int tasks, SweepRequest request, TextWriter output)
    {
        var place = Path.Combine(folder, "slurm");
        Directory.CreateDirectory(place);
        var (array, merge) = (Path.Combine(place, "sweep.sbatch"), Path.Combine(place, "merge.sbatch"));
        File.WriteAllText(array, Array(folder, tasks, request.Options.Threads));
        File.WriteAllText(merge, Merge(folder, request));
        if (Sbatch() is not { } sbatch)
        {
            output.WriteLine($"Wrote {array} and {merge}. There is no sbatch here; on the cluster, from this directory:");
            output.WriteLine($"  job=$(sbatch --parsable {array}) && sbatch --dependency=afterany:$job {merge}");
            return ExitCodes.Done;
        }
        var job = Call(sbatch, ["--parsable", array]).Split(';')[0];
        var after = Call(sbatch, ["--parsable", $"--dependency=afterany:{job}", merge]).Split(';')[0];
        output.WriteLine($"Submitted job {job} ({tasks} tasks) and, when all have ended, job {after} (merge). Scripts and logs: {place}");
        return ExitCodes.Done;
    }

    /// <summary>The script of the array: a task that is requeued goes on where it was stopped.</summary>
    private static string Array(string folder, int tasks, int threads) => FormattableString.Invariant($"""
        #!/bin/bash
        #SBATCH --job-name=sim-sweep
        #SBATCH --array=1-{tasks}
        #SBATCH --cpus-per-task={threads}
        #SBATCH --requeue
        #SBATCH --open-mode=append
        #SBATCH --output={Quote(Path.Combine(folder, "slurm", "task-%a.log"))}
        set -e
        exec {Program()} {Arguments(folder)} --shard "$SLURM_ARRAY_TASK_ID/{tasks}"

        """).ReplaceLineEndings("\n");

    private static string Merge(string folder, SweepRequest request) => $"""
        #!/bin/bash
        #SBATCH --job-name=sim-merge
        #SBATCH --output={Quote(Path.Combine(folder, "slurm", "merge.log"))}
        set -e
        exec {Program()} merge {Quote(folder)}{(request.Csv ? " --csv" : "")}{ChartArguments(request)}

        """.ReplaceLineEndings("\n");

    /// <summary>The merge draws what the sweep would have drawn.</summary>
    private static string ChartArguments(SweepRequest request)
    {
        if (request.Charts is not { } how) return " --no-charts";
        var width = how.Width is { } mm ? FormattableString.Invariant($" --width {mm}") : "";
        var formats = string.Concat((how.Formats ?? []).Select(f => $" --chart-format {f.ToString().ToLowerInvariant()}"));
        return $" --preset {how.Preset.Name}{width}{formats}{string.Concat(request.ChartMetrics.Select(m => $" --chart-metric {m}"))}";
    }

    /// <summary>This process's own arguments, without those that only concern the submission.</summary>
    private static string Arguments(string folder)
    {
        var kept = new List<string>();
        var given = CommandLine.Arguments;
        for (var i = 0; i < given.Count; i++)
        {
            if (given[i] is "--slurm" or "--out" or "-o") i++;
            else if (!given[i].StartsWith("--slurm=", StringComparison.Ordinal) && !given[i].StartsWith("--out=", StringComparison.Ordinal)) kept.Add(Quote(given[i]));
        }
        return string.Join(' ', kept) + " --out " + Quote(folder);
    }

    /// <summary>How this program was started: by itself, or by dotnet.</summary>
    private static string Program()
    {
        var process = Environment.ProcessPath ?? "sim";
        var assembly = Path.Combine(AppContext.BaseDirectory, "sim.dll");
        return Path.GetFileNameWithoutExtension(process) == "dotnet" && File.Exists(assembly) ? $"{Quote(process)} {Quote(assembly)}" : Quote(process);
    }

    private static string? Sbatch() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(p => p.Length > 0).Select(p => Path.Combine(p, "sbatch")).FirstOrDefault(File.Exists);

    private static string Call(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new UserError($"sbatch refused: {error.Result.Trim()}");
    }

    private static string Quote(string text) => CommandLine.Quoted(text);
}
