using System.Diagnostics;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>Shares a sweep out over the tasks of a Slurm job array, and merges when all have finished.</summary>
internal static class SlurmScripts
{
    /// <summary>How often a task that was requeued starts again; the seventh stop has a reason that another start does not mend.</summary>
    private const int MostRestarts = 6;

    /// <summary>Writes the scripts and, where there is an sbatch, submits them.</summary>
    internal static int Submit(string folder, int tasks, SweepRequest request, TextWriter output)
    {
        var place = Path.Combine(folder, "slurm");
        Directory.CreateDirectory(place);
        var (array, merge) = (Path.Combine(place, "sweep.sbatch"), Path.Combine(place, "merge.sbatch"));
        File.WriteAllText(array, Array(folder, tasks, request.Options.Threads));
        File.WriteAllText(merge, Merge(folder, request));
        if (Find("sbatch") is not { } sbatch)
        {
            output.WriteLine($"Wrote {array} and {merge}. There is no sbatch here; on the cluster, from this directory:");
            output.WriteLine($"  job=$(sbatch --parsable {Quote(array)}) && sbatch --dependency=afterany:$job {Quote(merge)}");
            return ExitCodes.Done;
        }
        var job = Call(sbatch, ["--parsable", array]);
        var after = After(sbatch, job, merge);
        output.WriteLine($"Submitted job {job} ({tasks} tasks) and, when all have ended, job {after} (merge). Scripts and logs: {place}");
        return ExitCodes.Done;
    }

    /// <summary>Submits the merge; if that is refused, the array that was queued is cancelled, for nothing would join its shares.</summary>
    private static string After(string sbatch, string job, string merge)
    {
        try
        {
            return Call(sbatch, ["--parsable", $"--dependency=afterany:{job}", merge]);
        }
        catch (UserError e)
        {
            throw new UserError($"{e.Message}\n{Cancel(job)}");
        }
    }

    private static string Cancel(string job)
    {
        try
        {
            if (Find("scancel") is not { } scancel) throw new UserError("there is no scancel here");
            Call(scancel, [job]);
            return $"Job {job}, already queued, was cancelled.";
        }
        catch (UserError e)
        {
            return $"Job {job} is still queued ({e.Message}). Cancel it: scancel {job}";
        }
    }

    /// <summary>The script of the array: a task that is requeued goes on where it was stopped, but not without end.</summary>
    private static string Array(string folder, int tasks, int threads) => FormattableString.Invariant($"""
        #!/bin/bash
        #SBATCH --job-name=sim-sweep
        #SBATCH --array=1-{tasks}
        #SBATCH --cpus-per-task={threads}
        #SBATCH --requeue
        #SBATCH --open-mode=append
        #SBATCH --output={Quote(Path.Combine(folder, "slurm", "task-%a.log"))}
        set -e
        if [ "0$SLURM_RESTART_COUNT" -gt {MostRestarts} ]; then
          echo "Task $SLURM_ARRAY_TASK_ID was started more than {MostRestarts} times again: given up. Find out why it is stopped." >&2
          exit 1
        fi
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
            else if (!given[i].StartsWith("--slurm=", StringComparison.Ordinal) && !given[i].StartsWith("--out=", StringComparison.Ordinal))
                kept.Add(Quote(given[i]));
        }
        return string.Join(' ', kept) + " --out " + Quote(folder);
    }

    /// <summary>How this program was started: by itself, or by dotnet.</summary>
    private static string Program()
    {
        var process = Environment.ProcessPath ?? "sim";
        var assembly = Path.Combine(AppContext.BaseDirectory, "sim.dll");
        return Path.GetFileNameWithoutExtension(process) == "dotnet" && File.Exists(assembly) ? $"{Quote(process)} {Quote(assembly)}"
            : Quote(process);
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(p => p.Length > 0).Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists);

    /// <summary>Calls a program of Slurm.</summary>
    /// <returns>What it printed: of sbatch, the job's number; behind a semicolon may stand the cluster's name, which is left out.</returns>
    /// <exception cref="UserError">It cannot be started, or refuses.</exception>
    private static string Call(string program, string[] arguments)
    {
        try
        {
            using var process =
                Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Trim().Split(';')[0]
                : throw new UserError($"{Path.GetFileName(program)} refused: {error.Result.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new UserError($"{program} cannot be started: {e.Message}");
        }
    }

    private static string Quote(string text) => CommandLine.Quoted(text);
}
