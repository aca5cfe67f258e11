using System.CommandLine;
using System.CommandLine.Parsing;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Sharing;

/// <summary>An indexed job of Kubernetes for each stage, one for the merge, and a script that starts them in turn.</summary>
internal static class Kubernetes
{
    /// <summary>The image, the claim of the volume that holds the current directory, and where it is mounted.</summary>
    private const string Image = "negotiationsim", Claim = "negotiationsim", Mount = "/work";

    /// <summary>Called again, it goes on: what is done is found, and the rest computed.</summary>
    private const string Steps = """
        #!/bin/sh
        # Starts each job when the one before has come to its end, and stops at the first that failed.
        set -e
        step() {
          kubectl delete job "$2" --ignore-not-found
          kubectl create -f "$1"
          while ended=$(kubectl get job "$2" -o 'jsonpath={.status.conditions[*].type}'); do
            case $ended in
              *Complete*) return ;;
              *Failed*) echo "$2 failed; what it said: kubectl logs -l job-name=$2" >&2; exit 1 ;;
            esac
            sleep 10
          done
          exit 1
        }

        """;

    /// <summary>Refuses paths that a container would not find.</summary>
    internal static void Check(string results, ParseResult call)
    {
        var paths = call.CommandResult.Children.SelectMany(child => child.Tokens).Select(t => t.Value).Where(Path.Exists).Append(results);
        if (paths.FirstOrDefault(p => Path.IsPathRooted(p) || p.Split('/').Contains("..")) is { } outside)
            throw new UserError($"{outside}: a container sees the current directory alone, as {Mount}. Give paths below it.");
    }

    internal static int Write(ClusterJob job, TextWriter output)
    {
        var steps = Enumerable.Range(1, job.Stages).Select(stage => Put(job, $"stage-{stage}", job.Tasks,
                $"exec sh {CommandLine.Quoted(job.At(ClusterJob.ShareScript))} $((JOB_COMPLETION_INDEX + 1)) {stage}"))
            .Append(Put(job, "merge", 1, $"exec sh {CommandLine.Quoted(job.At(ClusterJob.MergeScript))}")).ToArray();
        var all = job.Put("submit.sh", Steps + string.Concat(steps.Select(s => $"step {CommandLine.Quoted(s.File)} {s.Name}\n")));
        output.WriteLine($"Wrote {all} and the jobs that it starts. They need an image {Image} (build/Dockerfile makes one) and a volume "
            + $"that holds this directory (claim {Claim}, mounted at {Mount}, written by many):");
        output.WriteLine($"  sh {CommandLine.Quoted(all)}");
        return ExitCodes.Done;
    }

    private static (string Name, string File) Put(ClusterJob job, string step, int tasks, string script)
    {
        var name = $"sim-{job.Study}-{Checksums.HashOf(job.Place)[..8]}-{step}"; // another folder's is another job
        return (name, job.Put($"{step}.yaml", FormattableString.Invariant($"""
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: {name}
            spec:
              completionMode: Indexed
              completions: {tasks}
              parallelism: {tasks}
              backoffLimitPerIndex: {ClusterScripts.Tries}
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: sim
                      image: {Image}
                      workingDir: {Mount}
                      command: [sh, -c, {Quoted(script)}]
                      resources:
                        requests:
                          cpu: {job.Threads}
                      volumeMounts:
                        - name: here
                          mountPath: {Mount}
                  volumes:
                    - name: here
                      persistentVolumeClaim:
                        claimName: {Claim}

            """)));
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
