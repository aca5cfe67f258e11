using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Sweeps;

/// <summary>Joins the shares of a sweep into the data set that one run of it would have written, bit for bit.</summary>
internal static class Merging
{
    /// <summary>Checks the shares and copies their parts.</summary>
    /// <exception cref="UserError">A share is missing, not finished, damaged or of another sweep.</exception>
    internal static SweepManifest Join(IReadOnlyList<string> shares, string target, CancellationToken cancellation)
    {
        if (shares.Count == 0) throw new UserError("There are no shares to merge.");
        var manifests = shares.Select(SweepManifest.Read).ToArray();
        var whole = manifests[0] with { Share = Share.All };
        foreach (var (folder, manifest) in shares.Zip(manifests))
        {
            var differences = (manifest with { Share = Share.All }).DifferencesFrom(whole).ToArray();
            if (differences.Length > 0) throw new UserError($"{folder} is of another sweep than {shares[0]}. It differs in:\n  {string.Join("\n  ", differences)}");
        }
        var sources = new Dictionary<long, string>();
        foreach (var (folder, manifest) in shares.Zip(manifests))
            foreach (var block in manifest.OwnBlocks.Where(b => File.Exists(SweepFolder.PartOf(folder, b)))) sources[block] = folder;
        var missing = Enumerable.Range(0, (int)whole.Blocks).Where(b => !sources.ContainsKey(b)).ToArray();
        if (missing.Length > 0) throw new UserError(Missing(missing, manifests, shares));
        string[] files = [.. sources.SelectMany(s => Files(s.Value, s.Key))];
        if (files.FirstOrDefault(f => !File.Exists(f)) is { } lost) throw new UserError($"{lost} is missing. Delete the part of that number in data and run its share again.");
        Check(files, whole.Id, cancellation);
        using var folderOfWhole = SweepFolder.Open(target, whole);
        foreach (var block in folderOfWhole.Missing())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (from, to) in Files(sources[block], block).Zip(Files(target, block)))
            {
                WholeFile.Put(to, file =>
                {
                    using var part = File.OpenRead(from);
                    part.CopyTo(file);
                });
            }
        }
        return whole;

        IEnumerable<string> Files(string folder, long block) =>
            whole.KeepsReplications ? [SweepFolder.ReplicationsOf(folder, block), SweepFolder.PartOf(folder, block)] : [SweepFolder.PartOf(folder, block)];
    }

    private static void Check(IEnumerable<string> parts, string id, CancellationToken cancellation)
    {
        try
        {
            foreach (var part in parts)
            {
                cancellation.ThrowIfCancellationRequested();
                PartFile.Check(part, id).GetAwaiter().GetResult();
            }
        }
        catch (InvalidDataException e)
        {
            throw new UserError($"{e.Message}. Delete it and run its share again.");
        }
    }

    private static string Missing(int[] blocks, SweepManifest[] manifests, IReadOnlyList<string> shares)
    {
        var count = manifests.Max(m => m.Share.Count);
        var absent = Enumerable.Range(1, count).Where(k => manifests.All(m => m.Share.Number != k)).ToArray();
        var unfinished = shares.Zip(manifests).Where(s => s.Second.OwnBlocks.Any(b => !File.Exists(SweepFolder.PartOf(s.First, b)))).Select(s => s.First);
        return $"{blocks.Length} blocks are missing."
            + (absent.Length > 0 ? $"\nNot there: {string.Join(", ", absent.Select(k => $"share {k}/{count}"))}." : "")
            + string.Concat(unfinished.Select(f => $"\nNot finished: {f}. Repeat its command."));
    }
}
