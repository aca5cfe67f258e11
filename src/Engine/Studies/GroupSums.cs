using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies;

/// <summary>One thread's sums over the rounds of replications that a choice tells apart, group by group; a few variables.</summary>
internal sealed class GroupSums
{
    private readonly int choice;
    private readonly int[] variables; // places in Model.OfRounds
    private readonly IReadOnlyList<string> names;
    private readonly RoundsOfBlock block;
    private readonly TrajectorySums[] sums;
    private readonly int[] members;
    private readonly int[] sizes; // of the groups in the last block

    private GroupSums(Quantity choice, IReadOnlyList<string> variables, Player player, int blockSize)
    {
        var (model, rounds) = (player.Model, player.Scenario.Rounds);
        Quantity[] followed = [.. variables.Select(name => model.OfRounds.First(q => q.Name == name))];
        (this.choice, names) = (model.IndexOf(choice.Name), choice.Names!);
        this.variables = [.. followed.Select(q => model.OfRounds.Index().First(o => o.Item == q).Index)];
        block = new RoundsOfBlock(followed.Length, rounds + 1, blockSize);
        sums = [.. names.Select(_ => new TrajectorySums(followed, [], rounds, quantiles: true))];
        (members, sizes) = (new int[blockSize], new int[names.Count]);
    }

    /// <summary>Sums for a player's replications; null if its model tells none apart.</summary>
    internal static GroupSums? Of(Player player, int blockSize) => player.Model.Highlights.Parted is not { } parted ? null
        : new(player.Model.OfRuns[player.Model.IndexOf(parted.Choice)], parted.Variables, player, blockSize);

    /// <summary>Adds the block that was played.</summary>
    internal void Add(Player player)
    {
        for (var group = 0; group < sums.Length; group++)
        {
            var size = 0;
            for (var i = 0; i < player.Count; i++)
                if (player.Values(i)[choice] == group) members[size++] = i;
            sizes[group] = size;
            if (size == 0) continue;
            Gather(player.Rounds, members.AsSpan(0, size));
            sums[group].Add(block, size);
        }
    }

    /// <summary>Adds the moments of the last block to those of the blocks before it.</summary>
    internal void MergeInto(List<GroupMoments> totals)
    {
        if (totals.Count == 0) totals.AddRange(sums.Select(_ => new GroupMoments(block.Cells)));
        for (var group = 0; group < sums.Length; group++)
        {
            if (sizes[group] == 0) continue;
            totals[group].Moments.Merge(sums[group].Moments);
            totals[group].Replications += sizes[group];
        }
    }

    /// <summary>The groups that have a replication.</summary>
    internal static IReadOnlyList<RunGroup> ToGroups(IReadOnlyList<GroupSums> threads, IReadOnlyList<GroupMoments> totals)
    {
        foreach (var sum in threads.SelectMany(t => t.sums)) sum.CountAll();
        return [.. totals.Index().Where(t => t.Item.Replications > 0).Select(t =>
        {
            var counts = threads[0].sums[t.Index];
            foreach (var thread in threads.Skip(1)) counts.AddCounts(thread.sums[t.Index]);
            return new RunGroup(threads[0].names[t.Index], t.Item.Replications, counts.ToSeries(t.Item.Moments, []));
        })];
    }

    private void Gather(RoundsOfBlock rounds, ReadOnlySpan<int> members)
    {
        for (var cell = 0; cell < block.Cells; cell++)
        {
            var from = (cell / variables.Length * rounds.Quantities + variables[cell % variables.Length]) * rounds.Stride;
            var source = rounds.Values.Slice(from, rounds.Stride);
            var target = block.Values.Slice(cell * block.Stride, block.Stride);
            for (var m = 0; m < members.Length; m++) target[m] = source[members[m]];
        }
    }
}

/// <summary>The moments of a group over all blocks in their order.</summary>
internal sealed class GroupMoments(int cells)
{
    internal ManyMoments Moments { get; } = new(cells);

    internal long Replications { get; set; }
}
