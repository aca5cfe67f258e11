using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Sharing;

/// <summary>A graph of HTCondor's DAGMan: each stage after the one before, then the merge.</summary>
internal static class HtCondor
{
    /// <exception cref="UserError">The folder's name has blanks, which part words in a graph.</exception>
    internal static int Write(ClusterJob job, TextWriter output)
    {
        if (job.Place.Contains(' ', StringComparison.Ordinal))
            throw new UserError($"{job.Place}: HTCondor takes no blanks in its graphs. Give another folder with --out.");
        job.Put("share.sub", Submission(job, ClusterJob.ShareScript, " $(share) $(stage)", "share-$(share)"));
        job.Put("merge.sub", Submission(job, ClusterJob.MergeScript, "", "merge"));
        var dag = job.Put("study.dag", Graph(job));
        output.WriteLine($"Wrote {dag}. On the cluster, from this directory, which all machines must see:");
        output.WriteLine($"  condor_submit_dag {CommandLine.Quoted(dag)}");
        return ExitCodes.Done;
    }

    private static string Submission(ClusterJob job, string script, string arguments, string log) => FormattableString.Invariant($"""
        executable = /bin/sh
        arguments = "{job.At(script)}{arguments}"
        initialdir = {Environment.CurrentDirectory}
        should_transfer_files = NO
        request_cpus = {job.Threads}
        output = {job.At(log)}.out
        error = {job.At(log)}.err
        log = {job.At("study.log")}
        queue

        """);

    private static string Graph(ClusterJob job)
    {
        var text = new System.Text.StringBuilder();
        string Node(int stage, int share) => FormattableString.Invariant($"stage{stage}share{share}");
        string Nodes(int stage) => string.Join(' ', Enumerable.Range(1, job.Tasks).Select(k => Node(stage, k)));
        for (var stage = 1; stage <= job.Stages; stage++)
        {
            for (var k = 1; k <= job.Tasks; k++)
            {
                text.Append(FormattableString.Invariant($"JOB {Node(stage, k)} {job.At("share.sub")}\n"));
                text.Append(FormattableString.Invariant($"VARS {Node(stage, k)} share=\"{k}\" stage=\"{stage}\"\n"));
                text.Append(FormattableString.Invariant($"RETRY {Node(stage, k)} {ClusterScripts.Tries} UNLESS-EXIT 2\n"));
            }
            if (stage > 1) text.Append(FormattableString.Invariant($"PARENT {Nodes(stage - 1)} CHILD {Nodes(stage)}\n"));
        }
        text.Append(FormattableString.Invariant($"JOB merge {job.At("merge.sub")}\nPARENT {Nodes(job.Stages)} CHILD merge\n"));
        return text.ToString();
    }
}
