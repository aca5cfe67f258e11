using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>Joins the shares of a sweep into the data set that one run of it would have written, bit for bit.</summary>
internal static class SweepMerge
{
    /// <summary>Checks the shares and copies their parts.</summary>
    /// <param name="shares">The folders of the shares.</param>
    /// <param name="target">The folder of the whole.</param>
    /// <param name="error">Hears what was found damaged in the whole and is made again.</param>
    /// <param name="cancellation">Stops between two parts; what is copied stays.</param>
    /// <exception cref="UserError">A share is damaged or of another sweep.</exception>
    /// <exception cref="NotYet">One is missing or not finished.</exception>
    internal static SweepManifest Join(IReadOnlyList<string> shares, string target, TextWriter error, CancellationToken cancellation)
    {
        var parts = shares.Select(SweepParts.Open).ToArray();
        var whole = parts[0].Manifest with { Share = Share.All };
        foreach (var (folder, part) in shares.Zip(parts))
        {
            var differences = (part.Manifest with { Share = Share.All }).DifferencesFrom(whole).ToArray();
            if (differences.Length > 0)
                throw new UserError($"{folder} is of another sweep than {shares[0]}. It differs in:\n  {string.Join("\n  ", differences)}");
        }
        var sources = new Dictionary<long, int>();
        var unfinished = new List<string>();
        foreach (var (i, folder) in shares.Index())
        {
            long[] done = [.. Done(parts[i])];
            cancellation.ThrowIfCancellationRequested();
            foreach (var block in done) sources[block] = i;
            if (done.Length < parts[i].Manifest.OwnBlocks.Count()) unfinished.Add(folder);
        }
        if (sources.Count < whole.Blocks)
            throw new NotYet(Missing(whole.Blocks - sources.Count, [.. parts.Select(p => p.Manifest)], unfinished));
        using var results = SweepFolder.Open(target, whole);
        foreach (var damaged in results.Damaged) error.WriteLine(damaged);
        foreach (var block in results.Missing())
        {
            cancellation.ThrowIfCancellationRequested();
            results.Copy(parts[sources[block]], shares[sources[block]], block);
        }
        results.Seal();
        return whole;
    }

    /// <summary>The blocks of a share that are done.</summary>
    private static IEnumerable<long> Done(SweepParts share)
    {
        foreach (var block in share.Manifest.OwnBlocks)
        {
            if (share.IsDone(block, out var fault)) yield return block;
            if (fault is not null) throw new UserError($"{fault}. Repeat its share's command: it makes the damaged part again.");
        }
    }

    private static string Missing(long blocks, SweepManifest[] manifests, IReadOnlyList<string> unfinished)
    {
        const int few = 20;
        var count = manifests.Max(m => m.Share.Count);
        var there = manifests.Select(m => m.Share.Number).ToHashSet();
        var absent = Enumerable.Range(1, count).Where(k => !there.Contains(k)).Take(few + 1).ToArray();
        return $"{NumberText.Some(blocks, "block")} {(blocks == 1 ? "is" : "are")} missing."
            + (absent.Length > 0
                ? $"\nNot there: {string.Join(", ", absent.Take(few).Select(k => $"share {k}/{count}"))}{(absent.Length > few ? " and more" : "")}." : "")
            + string.Concat(unfinished.Select(f => $"\nNot finished: {f}. Repeat its command."));
    }
}
