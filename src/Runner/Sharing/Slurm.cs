using System.Diagnostics;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Sharing;

/// <summary>A job array of Slurm for each stage, and a job that merges.</summary>
internal static class Slurm
{
    /// <summary>How often a task that was requeued starts again; the seventh stop has a reason that another start does not mend.</summary>
    private const int MostRestarts = 6;

    /// <summary>Writes the scripts and, where there is an sbatch, submits them.</summary>
    internal static int Write(ClusterJob job, TextWriter output)
    {
        var array = job.Put("share.sbatch", Array(job));
        var merge = job.Put("merge.sbatch", Merge(job));
        if (Find("sbatch") is not { } sbatch)
        {
            output.WriteLine($"Wrote {array} and {merge}. There is no sbatch here; on the cluster, from this directory:");
            for (var stage = 1; stage <= job.Stages; stage++)
                output.WriteLine($"  job=$(sbatch --parsable {(stage == 1 ? "" : "--dependency=afterany:$job ")}{Quote(array)} {stage})");
            output.WriteLine($"  sbatch --dependency=afterany:$job {Quote(merge)}");
            return ExitCodes.Done;
        }
        var jobs = new List<string>();
        try
        {
            for (var stage = 1; stage <= job.Stages; stage++) Add(array, FormattableString.Invariant($"{stage}"));
            Add(merge);
        }
        catch (UserError e) when (jobs.Count > 0)
        {
            throw new UserError($"{e.Message}\n{string.Join('\n', jobs.Select(Cancel))}"); // nothing would join the shares
        }
        var arrays = string.Join(" and then ", jobs.SkipLast(1).Select(j => $"job {j} ({job.Tasks} tasks)"));
        output.WriteLine($"Submitted {arrays} and, when all have ended, job {jobs[^1]} (merge). Scripts and logs: {job.Place}");
        return ExitCodes.Done;

        void Add(params string[] script) => jobs.Add(Call(sbatch,
            ["--parsable", .. jobs.Count > 0 ? (string[])[$"--dependency=afterany:{jobs[^1]}"] : [], .. script]));
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
    private static string Array(ClusterJob job) => $"""
        #!/bin/bash
        #SBATCH --job-name=sim-{job.Study}
        #SBATCH --array=1-{job.Tasks}
        #SBATCH --cpus-per-task={job.Threads}
        #SBATCH --requeue
        #SBATCH --open-mode=append
        #SBATCH --output={Quote(job.At("share-%a.log"))}
        if [ "0$SLURM_RESTART_COUNT" -gt {MostRestarts} ]; then
          echo "Task $SLURM_ARRAY_TASK_ID was started more than {MostRestarts} times again: given up. Find out why it is stopped." >&2
          exit 1
        fi
        exec sh {Quote(job.At(ClusterJob.ShareScript))} "$SLURM_ARRAY_TASK_ID" "$1"

        """;

    private static string Merge(ClusterJob job) => $"""
        #!/bin/bash
        #SBATCH --job-name=sim-merge
        #SBATCH --cpus-per-task={job.Threads}
        #SBATCH --output={Quote(job.At("merge.log"))}
        exec sh {Quote(job.At(ClusterJob.MergeScript))}

        """;

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
