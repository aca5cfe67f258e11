using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>The parts of a sweep in a folder, each held to the hash recorded for it and to the points and rows that it is to
/// have.</summary>
internal sealed class SweepParts(string folder, SweepManifest manifest, Checksums sums)
{
    internal const string Data = "data";
    internal const string Each = "replications";

    internal SweepManifest Manifest => manifest;

    /// <summary>A block's file, from the folder.</summary>
    internal static string PartOf(long block) => FormattableString.Invariant($"{Data}/part-{block:000000}.parquet");

    /// <summary>The file with a block's replications one by one, from the folder.</summary>
    internal static string ReplicationsOf(long block) => FormattableString.Invariant($"{Each}/part-{block:000000}.parquet");

    /// <summary>Opens a folder to read what is in it.</summary>
    /// <exception cref="UserError">It is no sweep's, or its manifest is not what was written.</exception>
    internal static SweepParts Open(string folder)
    {
        var sums = Checksums.Read(folder);
        var fault = sums.StateOf(SweepManifest.FileName) switch
        {
            FileState.Damaged => Checksums.Damage(folder, SweepManifest.FileName),
            FileState.Unrecorded =>
                $"{Path.Combine(folder, SweepManifest.FileName)}: its SHA-256 is not in {Checksums.FileName}, so that nothing vouches for it",
            _ => null,
        };
        if (fault is not null) throw new UserError($"{fault}. {Cure(folder)}");
        return new SweepParts(folder, SweepManifest.Read(folder), sums);
    }

    /// <summary>What mends a damaged folder.</summary>
    internal static string Cure(string folder) =>
        $"Repeat the command that wrote {folder}: it makes what is damaged again and keeps the rest.";

    /// <summary>A block's files, from the folder, the one by which it counts as done last.</summary>
    internal IReadOnlyList<string> FilesOf(long block) =>
        manifest.KeepsReplications ? [ReplicationsOf(block), PartOf(block)] : [PartOf(block)];

    /// <summary>Whether a block is done.</summary>
    /// <param name="block">Its number.</param>
    /// <param name="fault">What is wrong with a file that was written for it; null if it is done, or was never finished.</param>
    internal bool IsDone(long block, out string? fault)
    {
        fault = null;
        var states = FilesOf(block).Select(name => (Name: name, State: sums.StateOf(name))).ToArray();
        if (states.FirstOrDefault(s => s.State == FileState.Damaged).Name is { } damaged)
            fault = Checksums.Damage(folder, damaged);
        else if (states.All(s => s.State == FileState.Whole))
            fault = FilesOf(block).Select(name => Misfit(name, block)).FirstOrDefault(f => f is not null);
        return fault is null && states.All(s => s.State == FileState.Whole);
    }

    /// <summary>Looks at all blocks of the folder's share.</summary>
    /// <returns>How many are not done.</returns>
    /// <exception cref="UserError">A file is damaged; it is named.</exception>
    internal int Missing()
    {
        var missing = 0;
        foreach (var block in manifest.OwnBlocks)
        {
            if (!IsDone(block, out var fault)) missing++;
            if (fault is not null) throw new UserError($"{fault}. {Cure(folder)}");
        }
        return missing;
    }

    private string? Misfit(string name, long block)
    {
        var (first, end) = (block * manifest.PointsInBlock, Math.Min((block + 1) * manifest.PointsInBlock, manifest.Points));
        try
        {
            PartFile.Check(Path.Combine(folder, name), manifest.Id, first, end,
                name == PartOf(block) ? (end - first) * manifest.Policies.Count : null).GetAwaiter().GetResult();
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }
}
