using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Sharing;

/// <summary>A Snakefile: a rule for shares, a rule for the merge.</summary>
internal static class Snakemake
{
    internal static int Write(ClusterJob job, TextWriter output)
    {
        var file = job.Put("Snakefile", Rules(job));
        output.WriteLine($"Wrote {file}. From this directory, with as many cores as it may use, or a profile of your cluster:");
        output.WriteLine($"  snakemake -s {CommandLine.Quoted(file)} --cores 8");
        return ExitCodes.Done;
    }

    private static string Rules(ClusterJob job) => $$"""
        HERE = {{Quoted(job.Place)}}
        SHARES = range(1, {{job.Tasks}} + 1)
        STAGES = {{job.Stages}}

        def before(stage):
            return [f"{HERE}/done/stage-{stage - 1}-share-{k}" for k in SHARES] if stage > 1 else []

        rule merge:
            input: before(STAGES + 1)
            output: touch(HERE + "/done/merge")
            params: script=HERE + "/{{ClusterJob.MergeScript}}"
            threads: {{job.Threads}}
            shell: "sh {params.script:q}"

        rule share:
            input: lambda wildcards: before(int(wildcards.stage))
            output: touch(HERE + "/done/stage-{stage}-share-{k}")
            params: script=HERE + "/{{ClusterJob.ShareScript}}"
            log: HERE + "/share-{k}-stage-{stage}.log"
            threads: {{job.Threads}}
            retries: {{ClusterScripts.Tries}}
            shell: "sh {params.script:q} {wildcards.k} {wildcards.stage} >>{log:q} 2>&1"

        """;

    private static string Quoted(string path) =>
        $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
