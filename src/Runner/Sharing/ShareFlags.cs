using System.CommandLine;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Sharing;

/// <summary>The options of studies that several processes can share.</summary>
internal sealed class ShareFlags
{
    private readonly Option<string?> shard;
    private readonly Option<string?> cluster = new("--cluster")
    {
        Description = $"write scripts that share the work among N tasks, KIND one of {string.Join(", ", ClusterScripts.Kinds)}; sbatch, "
            + "where it is there, is called",
        HelpName = "KIND:N",
    };

    /// <summary>Declares them.</summary>
    /// <param name="units">What is shared out.</param>
    internal ShareFlags(string units) => shard = new("--shard")
    {
        Description = $"compute one share of the {units}, into DIR.shards, for sim merge: 2/4 for the second of four",
        HelpName = "K/N",
    };

    internal void AddTo(Command command)
    {
        command.Add(shard);
        command.Add(cluster);
    }

    /// <summary>What was asked for; null for all of the work, here.</summary>
    internal ShareRequest? Read(ParseResult parsed)
    {
        var (one, all) = (parsed.GetValue(shard), parsed.GetValue(cluster));
        if (one is not null && all is not null) throw new UserError("--cluster shares the work out itself. Leave out --shard.");
        if (all is not null) return new ShareRequest(null, ClusterRequest.Parse(all));
        try
        {
            return one is null ? null : new ShareRequest(Share.Parse(one), null);
        }
        catch (FormatException e)
        {
            throw new UserError($"--shard: {e.Message}.");
        }
    }
}

/// <summary>How work is shared: one share of it here, or all on a cluster.</summary>
internal sealed record ShareRequest(Share? Share, ClusterRequest? Cluster);

/// <summary>A cluster to write scripts for.</summary>
/// <param name="Kind">One of <see cref="ClusterScripts.Kinds"/>.</param>
/// <param name="Tasks">Among how many tasks the work is shared.</param>
internal sealed record ClusterRequest(string Kind, int Tasks)
{
    internal static ClusterRequest Parse(string text)
    {
        if (text.Split(':') is not [var kind, var n] || !ClusterScripts.Kinds.Contains(kind) || !PlainNumbers.TryRead(n, out double tasks)
            || tasks != Math.Floor(tasks))
            throw new UserError($"--cluster: '{text}' is not one of {string.Join(", ", ClusterScripts.Kinds)} with a number of tasks. "
                + "Write slurm:16 for sixteen.");
        if (tasks is < 1 or > Share.Most) throw new UserError($"--cluster: the number of tasks must be from 1 to {Share.Most}.");
        return new(kind, (int)tasks);
    }
}
