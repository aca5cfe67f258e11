using NegotiationSim.Runner.Sharing;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>--cluster: scripts that share a study among the tasks of a cluster.</summary>
public sealed class ClusterTests
{
    private static readonly string[] Call =
        ["sweep", "scenarios/phased.json", "--vary", "sender.trust=.1:.9:16", "-n", "2", "--rounds", "4", "--threads", "1", "--csv",
            "--no-charts", "--out"];

    [Fact]
    public async Task Slurm_scripts_can_be_pasted_share_the_work_out_give_up_in_the_end_and_merge_after()
    {
        if (OperatingSystem.IsWindows()) return;
        using var place = new Workplace();
        string[] call = [.. Call, "my results", "--cluster", "slurm:2"];
        var said = (await SimProcess.Run(place.Root, call, new Dictionary<string, string> { ["PATH"] = place.Root })).Well();
        Assert.Contains("  job=$(sbatch --parsable 'my results.shards/slurm/share.sbatch' 1)\n"
            + "  sbatch --dependency=afterany:$job 'my results.shards/slurm/merge.sbatch'\n", said, StringComparison.Ordinal);
        var array = place.Read("my results.shards", "slurm", "share.sbatch");
        Assert.Contains("#SBATCH --array=1-2\n", array, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --requeue\n", array, StringComparison.Ordinal);
        Assert.DoesNotContain("--cluster", place.Read("my results.shards", "slurm", "share.sh"), StringComparison.Ordinal);
        var requeued = await Begun(1, restarts: 7);
        Assert.Equal(1, requeued.Code);
        Assert.Contains("Task 1 was started more than 6 times again: given up.", requeued.Err, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.At("my results.shards", "1-of-2")));
        foreach (var task in (int[])[1, 2]) Assert.Equal(0, (await Begun(task, restarts: 6)).Code);
        Assert.Equal(0, (await SimProcess.Run(place.Root, "bash", [place.At("my results.shards", "slurm", "merge.sbatch")])).Code);
        (await place.Sim([.. Call, "@whole"])).Well();
        Assert.Equal(place.Read("whole", "sweep.csv"), place.Read("my results", "sweep.csv"));
        Assert.Equal(place.Read("whole", "SHA256SUMS"), place.Read("my results", "SHA256SUMS"));

        Task<Said> Begun(int task, int restarts) =>
            SimProcess.Run(place.Root, "bash", [place.At("my results.shards", "slurm", "share.sbatch"), "1"],
                new Dictionary<string, string> { ["SLURM_ARRAY_TASK_ID"] = $"{task}", ["SLURM_RESTART_COUNT"] = $"{restarts}" });
    }

    [Fact]
    public async Task A_submission_that_fails_half_way_is_cancelled()
    {
        if (OperatingSystem.IsWindows()) return;
        using var place = new Workplace();
        string[] call = [.. Call, "my results", "--cluster", "slurm:4"];
        Fake("sbatch", "case \"$*\" in *merge*) echo 'no such partition' >&2; exit 1;; *) echo '4711;cluster';; esac");
        Fake("scancel", "echo \"$@\" > cancelled");
        var half = await SimProcess.Run(place.Root, call, new Dictionary<string, string> { ["PATH"] = $"{place.Root}:/usr/bin:/bin" });
        Assert.Equal((2, "sbatch refused: no such partition\nJob 4711, already queued, was cancelled.\n"), (half.Code, half.Err));
        Assert.Equal("4711\n", place.Read("cancelled"));
        File.Delete(place.At("scancel"));
        Assert.Contains("Job 4711 is still queued (there is no scancel here). Cancel it: scancel 4711",
            (await SimProcess.Run(place.Root, call, new Dictionary<string, string> { ["PATH"] = place.Root })).Err,
            StringComparison.Ordinal);

        void Fake(string name, string script)
        {
            File.WriteAllText(place.At(name), $"#!/bin/sh\n{script}\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(place.At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static Workplace WithClaims()
    {
        var place = new Workplace();
        File.WriteAllText(place.At("scenarios", "a.json"), SharedStudiesTests.Claims);
        return place;
    }

    /// <summary>The program of the script is replaced by one that writes down each start and ends with a code.</summary>
    [Theory]
    [InlineData(0, 1, "1", 1, 0)]
    [InlineData(137, 1, "1", 3, 137)]
    [InlineData(2, 1, "1", 1, 2)]
    [InlineData(130, 1, "1", 1, 130)]
    [InlineData(3, 1, "1", 3, 3)]
    [InlineData(3, 2, "1", 1, 0)]
    [InlineData(3, 2, "2", 3, 3)]
    public async Task A_share_is_tried_again_where_that_may_help_and_not_without_end(
        int ends, int stages, string stage, int starts, int code)
    {
        if (OperatingSystem.IsWindows()) return;
        using var place = new Workplace();
        var script = ClusterScripts.ShareScript($"sh {place.At("program")}", "claims", new("claims", place.Root, 4, stages, 1));
        await File.WriteAllTextAsync(place.At("share.sh"), script, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(place.At("program"), $"echo \"$@\" >>started\nexit {ends}\n", TestContext.Current.CancellationToken);
        var said = await SimProcess.Run(place.Root, "sh", ["share.sh", "3", stage]);
        Assert.Equal(code, said.Code);
        Assert.Equal(string.Concat(Enumerable.Repeat("claims --shard 3/4\n", starts)), place.Read("started"));
    }

    [Fact]
    public async Task Other_clusters_are_told_in_their_own_words_of_the_same_two_scripts()
    {
        using var place = WithClaims();
        string[] claims = ["claims", "scenarios/a.json", "--worlds", "4", "--out", "@my-out", "--threads", "2"];
        Assert.Contains("condor_submit_dag ", (await place.Sim([.. claims, "--cluster", "htcondor:2"])).Well(), StringComparison.Ordinal);
        var dag = place.Read("my-out.shards", "htcondor", "study.dag");
        Assert.Contains("VARS stage3share2 share=\"2\" stage=\"3\"\nRETRY stage3share2 3 UNLESS-EXIT 2\n", dag, StringComparison.Ordinal);
        Assert.Contains("PARENT stage1share1 stage1share2 CHILD stage2share1 stage2share2\n", dag, StringComparison.Ordinal);
        Assert.EndsWith("PARENT stage3share1 stage3share2 CHILD merge\n", dag, StringComparison.Ordinal);
        Assert.Contains("my-out.shards/htcondor/share.sh $(share) $(stage)\"\n",
            place.Read("my-out.shards", "htcondor", "share.sub"), StringComparison.Ordinal);
        Assert.Contains("HTCondor takes no blanks", (await place.Sim("claims", "scenarios/a.json", "--out", "@my out", "--cluster",
            "htcondor:2")).Badly(), StringComparison.Ordinal);
        Assert.Contains("snakemake -s ", (await place.Sim([.. claims, "--cluster", "snakemake:2"])).Well(), StringComparison.Ordinal);
        Assert.Contains("STAGES = 3\n", place.Read("my-out.shards", "snakemake", "Snakefile"), StringComparison.Ordinal);
        await File.AppendAllTextAsync(place.At("my-out.shards", "snakemake", "Snakefile"), "# mine\n",
            TestContext.Current.CancellationToken);
        Assert.Contains("Snakefile: this file is not as sim wrote it.", (await place.Sim([.. claims, "--cluster", "snakemake:2"])).Badly(),
            StringComparison.Ordinal);
        Assert.Contains("a container sees the current directory alone",
            (await place.Sim([.. claims, "--cluster", "kubernetes:2"])).Badly(), StringComparison.Ordinal);
        Assert.Contains("'nomad:2' is not one of slurm, htcondor, snakemake, kubernetes with a number of tasks.",
            (await place.Sim([.. claims, "--cluster", "nomad:2"])).Badly(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_of_kubernetes_start_one_after_the_other_up_to_the_first_that_fails()
    {
        if (OperatingSystem.IsWindows()) return;
        using var place = WithClaims();
        (await SimProcess.Run(place.Root,
            ["claims", "scenarios/a.json", "--worlds", "4", "--out", "out", "--cluster", "kubernetes:2"])).Well();
        var kubectl = place.At("kubectl");
        string[] jobs = ["stage-1", "stage-2", "stage-3", "merge"];
        foreach (var (condition, code, started) in new[] { ("Complete", 0, 4), ("FailureTarget Failed", 1, 1) })
        {
            File.Delete(place.At("created"));
            await File.WriteAllTextAsync(kubectl,
                $"#!/bin/sh\ncase $1 in create) echo \"$3\" >>created;; get) echo '{condition}';; esac\n",
                TestContext.Current.CancellationToken);
            File.SetUnixFileMode(kubectl, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var said = await SimProcess.Run(place.Root, "sh", ["out.shards/kubernetes/submit.sh"],
                new Dictionary<string, string> { ["PATH"] = $"{place.Root}:/usr/bin:/bin" });
            Assert.Equal(code, said.Code);
            Assert.Equal(string.Concat(jobs.Take(started).Select(job => $"out.shards/kubernetes/{job}.yaml\n")), place.Read("created"));
        }
        Assert.Contains("$((JOB_COMPLETION_INDEX + 1)) 2\"]", place.Read("out.shards", "kubernetes", "stage-2.yaml"),
            StringComparison.Ordinal);
    }

    /// <summary>A build for the processor at hand is not what another machine should start.</summary>
    [Theory]
    [InlineData("x86-64-v3", true, "sim")]
    [InlineData("baseline", true, "sim")]
    [InlineData("baseline", false, "baseline/sim")]
    [InlineData("other", true, "other/sim")]
    public void Scripts_of_a_package_name_what_chooses_the_build(string level, bool hasLauncher, string named)
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.At(level));
        File.WriteAllText(place.At(level, "sim"), "");
        if (hasLauncher) File.WriteAllText(place.At("sim"), "");
        Assert.Equal(place.At(named.Split('/')), Launcher.Of(place.At(level, "sim"), place.At(level)));
    }
}
