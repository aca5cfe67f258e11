using System.CommandLine;
using System.CommandLine.Parsing;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Sharing;

/// <summary>Scripts that share a study among the tasks of a cluster, stage by stage, and merge when all have ended.</summary>
/// <remarks>Two scripts of a shell do the work whatever the cluster: one a share, one the merge. What is written beside them says in the
/// cluster's own words when they are called.</remarks>
internal static class ClusterScripts
{
    /// <summary>How often a task's program is started at the most.</summary>
    internal const int Tries = 3;

    /// <summary>Options of a study that the merge takes, too.</summary>
    private static readonly string[] OfMerge =
        ["--threads", "--no-charts", "--preset", "--width", "--chart-format", "--chart-metric", "--csv"];

    /// <summary>The kinds of cluster.</summary>
    internal static IReadOnlyList<string> Kinds { get; } = ["slurm", "htcondor", "snakemake", "kubernetes"];

    /// <summary>Writes the scripts, and submits them where that is usual and there is something to submit to.</summary>
    /// <param name="asked">For which cluster, and how many tasks.</param>
    /// <param name="results">The results-to-be.</param>
    /// <param name="stages">How many stages the study has.</param>
    /// <param name="output">Where it says what to do.</param>
    internal static int Write(ClusterRequest asked, string results, int stages, TextWriter output)
    {
        var place = Path.Combine(Parts.Around(results), asked.Kind);
        UserError.OfFolder(place, () => Directory.CreateDirectory(place));
        var call = CommandLine.Parsed!;
        var job = new ClusterJob(call.CommandResult.Command.Name, place, asked.Tasks, stages, call.GetValue<int>("--threads"));
        if (asked.Kind == "kubernetes") Kubernetes.Check(results, call);
        var program = asked.Kind == "kubernetes" ? "sim" : Launcher.Line;
        job.Put(ClusterJob.ShareScript, ShareScript(program, Arguments(call, results), job));
        job.Put(ClusterJob.MergeScript, MergeScript(program, call, results));
        return asked.Kind switch
        {
            "slurm" => Slurm.Write(job, output),
            "htcondor" => HtCondor.Write(job, output),
            "snakemake" => Snakemake.Write(job, output),
            _ => Kubernetes.Write(job, output),
        };
    }

    internal static string ShareScript(string program, string arguments, ClusterJob job) => $"""
        #!/bin/sh
        # One share: sh {ClusterJob.ShareScript} K STAGE. What it has done it keeps, and goes on from there.
        stage=$2
        for try in {string.Join(' ', Enumerable.Range(1, Tries))}; do
          {program} {arguments} --shard "$1/{job.Tasks}" && exit 0
          code=$?
          case $code in
            2 | 130) exit $code ;; # another try mends no fault of the input; nobody tries again what was stopped by hand
            3) [ "$stage" -ge {job.Stages} ] || exit 0 ;; # done, and the next stage waits for others
          esac
          echo "Share $1/{job.Tasks} ended with code $code in try $try of {Tries}." >&2
        done
        exit "$code"

        """;

    private static string MergeScript(string program, ParseResult call, string results)
    {
        var how = string.Concat(Given(call).Where(o => OfMerge.Contains(o.Name)).Select(o => " " + o.Text));
        return $"""
            #!/bin/sh
            # When all shares are done; with exit code 3, it says which are not.
            exec {program} merge {CommandLine.Quoted(results)}{how}

            """;
    }

    /// <summary>The call's arguments, without those that only concern the submission.</summary>
    private static string Arguments(ParseResult call, string results) => string.Join(' ', (string[])
    [
        call.CommandResult.Command.Name,
        .. call.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => CommandLine.Quoted(t.Value)),
        .. Given(call).Where(o => o.Name is not ("--cluster" or "--out")).Select(o => o.Text),
        "--out " + CommandLine.Quoted(results),
    ]);

    /// <summary>The options that were given, each as it is typed.</summary>
    private static IEnumerable<(string Name, string Text)> Given(ParseResult call) =>
        call.CommandResult.Children.OfType<OptionResult>().Where(o => !o.Implicit).Select(o => (o.Option.Name,
            o.Tokens.Count == 0 ? o.Option.Name
                : string.Join(' ', o.Tokens.Select(t => CommandLine.Quoted($"{o.Option.Name}={t.Value}")))));
}

/// <summary>What is to be shared.</summary>
/// <param name="Study">The study's command.</param>
/// <param name="Place">The folder of scripts and logs.</param>
/// <param name="Tasks">How many tasks a stage has.</param>
/// <param name="Stages">How many stages, one after the other.</param>
/// <param name="Threads">How many threads a task has.</param>
internal sealed record ClusterJob(string Study, string Place, int Tasks, int Stages, int Threads)
{
    internal const string ShareScript = "share.sh", MergeScript = "merge.sh";

    /// <summary>A file of the folder.</summary>
    internal string At(string name) => Path.Combine(Place, name);

    /// <summary>Writes a file of the folder.</summary>
    /// <exception cref="UserError">Somebody has changed the one that is there.</exception>
    internal string Put(string name, string text)
    {
        var sums = Checksums.Read(Place);
        if (sums.StateOf(name) is FileState.Damaged or FileState.Unrecorded)
            throw new UserError($"{At(name)}: this file is not as sim wrote it. Move it away, or give another folder with --out.");
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
        sums.Add(sums.Put(name, bytes));
        return At(name);
    }
}
