using NegotiationSim.Engine.Experiments.Designs;
using NegotiationSim.Engine.Experiments.Sweeps;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Sweeps;

/// <summary>A sweep's folder: its manifest, written first, and a file for every block that is done.</summary>
/// <remarks>A part is written under another name, flushed to the disk and then renamed: whatever stops the program, a part is whole or absent.</remarks>
internal sealed class SweepFolder : IDisposable
{
    private const string Data = "data";
    private const string Each = "replications";
    private const string LockName = ".lock";

    private readonly FileStream held;

    private SweepFolder(string path, SweepManifest manifest, FileStream held) => (Path, Manifest, this.held) = (path, manifest, held);

    internal string Path { get; }

    internal SweepManifest Manifest { get; }

    /// <summary>The path of a block's file.</summary>
    internal static string PartOf(string folder, long block) => System.IO.Path.Combine(folder, Data, FormattableString.Invariant($"part-{block:000000}.parquet"));

    /// <summary>The path of the file with a block's replications one by one.</summary>
    internal static string ReplicationsOf(string folder, long block) => System.IO.Path.Combine(folder, Each, System.IO.Path.GetFileName(PartOf(folder, block)));

    /// <summary>Opens a folder to begin a sweep or to go on with it.</summary>
    /// <exception cref="UserError">It holds something else, another sweep, or is in use.</exception>
    internal static SweepFolder Open(string path, SweepManifest manifest)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (File.Exists(full)) throw new UserError($"{path}: a file stands where the sweep's folder should. Give another folder with --out.");
        var isNew = !File.Exists(System.IO.Path.Combine(full, SweepManifest.FileName));
        if (isNew && Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any(e => !IsOwn(System.IO.Path.GetFileName(e))))
            throw new UserError($"{path}: the folder holds something that is not a sweep (no {SweepManifest.FileName}). Give another folder with --out.");
        try
        {
            Directory.CreateDirectory(System.IO.Path.Combine(full, Data));
            if (manifest.KeepsReplications) Directory.CreateDirectory(System.IO.Path.Combine(full, Each));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path}: nothing can be written there ({e.Message}). Give another folder with --out.");
        }
        var folder = new SweepFolder(full, manifest, Lock(path, full));
        try
        {
            folder.Begin(path, isNew);
            OnDisk.Now.Keeps(full);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The blocks of the folder's share that are not done.</summary>
    internal IReadOnlyList<long> Missing() => [.. Manifest.OwnBlocks.Where(block => !File.Exists(PartOf(Path, block)))];

    /// <summary>Writes a block's files, the one by which it counts as done last.</summary>
    internal void Write(SweepBlock block, Design design)
    {
        if (block.Replications is { } each)
        {
            using var rows = PartFile.Encode(block, each, design, [.. Manifest.Policies.Select(p => p.Name)], Manifest.Id).GetAwaiter().GetResult();
            WholeFile.Put(ReplicationsOf(Path, block.Number), rows.CopyTo);
        }
        using var part = PartFile.Encode(block, design, [.. Manifest.Policies.Select(p => p.Name)], Manifest.Id).GetAwaiter().GetResult();
        WholeFile.Put(PartOf(Path, block.Number), part.CopyTo);
    }

    public void Dispose() => held.Dispose();

    private void Begin(string shown, bool isNew)
    {
        foreach (var left in Directory.EnumerateFiles(Path, "*.partial", SearchOption.AllDirectories)) File.Delete(left);
        if (isNew)
        {
            WholeFile.Put(System.IO.Path.Combine(Path, SweepManifest.FileName), file => file.Write(System.Text.Encoding.UTF8.GetBytes(Manifest.ToJson())));
            return;
        }
        var differences = Manifest.DifferencesFrom(SweepManifest.Read(Path)).ToArray();
        if (differences.Length > 0)
            throw new UserError($"{shown}: another sweep was begun here. It differs in:\n  {string.Join("\n  ", differences)}\nRepeat its command to go on with it, or give another folder with --out.");
    }

    private static bool IsOwn(string name) => name is Data or Each or LockName or "shards" or "slurm" || name.EndsWith(".partial", StringComparison.Ordinal);

    /// <summary>Keeps a second process out; the system lets go when the process ends, however it ends.</summary>
    private static FileStream Lock(string shown, string full)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(full, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new UserError($"{shown}: another sim is at work in this folder. Wait for it, or give another folder with --out.");
        }
    }
}
