using System.Text;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sweeps;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>A sweep's folder: its manifest, written first, and a file for every block that is done.</summary>
/// <remarks>A part is written under another name, flushed to the disk and renamed, and then its hash is recorded: whatever stops the
/// program, a part that is recorded is whole. One that is not recorded, or no longer what was recorded, is made again.</remarks>
internal sealed class SweepFolder : IDisposable
{
    private readonly FileStream held;
    private readonly Checksums sums;
    private readonly HashSet<long> done = [];

    private SweepFolder(string path, SweepManifest manifest, FileStream held) =>
        (Path, Manifest, this.held, sums) = (path, manifest, held, Checksums.Read(path));

    internal string Path { get; }

    internal SweepManifest Manifest { get; }

    /// <summary>What was found damaged when the folder was opened and is to be made again, a sentence each.</summary>
    internal IReadOnlyList<string> Damaged { get; private set; } = [];

    /// <summary>The path of a block's file.</summary>
    internal static string PartOf(string folder, long block) => System.IO.Path.Combine(folder, SweepParts.PartOf(block));

    /// <summary>Opens a folder to begin a sweep or to go on with it.</summary>
    /// <exception cref="UserError">It holds something else, another sweep, or is in use.</exception>
    internal static SweepFolder Open(string path, SweepManifest manifest)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (File.Exists(full))
            throw new UserError($"{path}: a file stands where the sweep's folder should. Give another folder with --out.");
        var isNew = !File.Exists(System.IO.Path.Combine(full, SweepManifest.FileName));
        if (isNew && Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any(e => !IsOwn(System.IO.Path.GetFileName(e))))
            throw new UserError(
                $"{path}: the folder holds something that is not a sweep (no {SweepManifest.FileName}). Give another folder with --out.");
        foreach (var part in manifest.KeepsReplications ? (string[])[SweepParts.Data, SweepParts.Each] : [SweepParts.Data])
            UserError.OfFolder(path, () => Directory.CreateDirectory(System.IO.Path.Combine(full, part)));
        var folder = new SweepFolder(full, manifest, FolderLock.Take(full, path));
        try
        {
            folder.Begin(path);
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
    internal IReadOnlyList<long> Missing()
    {
        lock (done) return [.. Manifest.OwnBlocks.Where(block => !done.Contains(block))];
    }

    /// <summary>Writes a block's files, the one by which it counts as done last.</summary>
    internal void Write(SweepBlock block, Design design)
    {
        string[] policies = [.. Manifest.Policies.Select(p => p.Name)];
        var files = new List<(string, string)>();
        if (block.Replications is { } each)
        {
            using var rows = PartFile.Encode(block, each, design, policies, Manifest.Id).GetAwaiter().GetResult();
            files.Add(sums.Put(SweepParts.ReplicationsOf(block.Number), rows));
        }
        using var part = PartFile.Encode(block, design, policies, Manifest.Id).GetAwaiter().GetResult();
        files.Add(sums.Put(SweepParts.PartOf(block.Number), part));
        Record(block.Number, files);
    }

    /// <summary>Copies a block's files from another folder of the sweep, where they were found whole.</summary>
    internal void Copy(SweepParts from, string folder, long block) =>
        Record(block,
            [.. from.FilesOf(block).Select(
                name => sums.Put(name, new MemoryStream(File.ReadAllBytes(System.IO.Path.Combine(folder, name)))))]);

    /// <summary>Says what the columns hold, and puts the record of hashes into order, now that all is done.</summary>
    internal void Seal()
    {
        const string Name = DataDictionary.FileName;
        if (sums.StateOf(Name) != FileState.Unrecorded) // such a file is the user's own
        {
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(PartFile.Dictionary(Manifest)));
            sums.Add(sums.Put(Name, text));
        }
        if (Manifest.Share == Share.All) PutMethods();
        sums.Tidy();
    }

    /// <summary>Says how it was done, for a paper: once, since what stands there may have been edited. No hash is recorded.</summary>
    private void PutMethods()
    {
        foreach (var (name, text) in Methods.Texts(SweepCommand.Kind, SweepReplay.Told(Manifest, Path)))
            if (System.IO.Path.Combine(Path, name) is var file && !System.IO.Path.Exists(file))
                WholeFile.Put(file, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    public void Dispose() => held.Dispose();

    private void Begin(string shown)
    {
        ClearLeft();
        BeginManifest(shown);
        var (parts, damaged) = (new SweepParts(Path, Manifest, sums), new List<string>());
        foreach (var block in Manifest.OwnBlocks)
        {
            if (parts.IsDone(block, out var fault)) done.Add(block);
            if (fault is not null) damaged.Add($"{fault}. It is made again.");
        }
        Damaged = [.. Damaged, .. damaged];
        sums.Tidy();
    }

    /// <summary>Takes away what a program that was stopped has left half written.</summary>
    private void ClearLeft()
    {
        string[] places = [Path, System.IO.Path.Combine(Path, SweepParts.Data), System.IO.Path.Combine(Path, SweepParts.Each)];
        string[] own = ["part-*.parquet", SweepManifest.FileName, SweepCsv.FileName, Checksums.FileName, DataDictionary.FileName,
            .. Methods.Files];
        foreach (var left in places.Where(Directory.Exists)
            .SelectMany(place => own.SelectMany(name => Directory.EnumerateFiles(place, name + ".*.partial")))) File.Delete(left);
    }

    /// <summary>Writes the manifest of a new sweep, and refuses another sweep's; a damaged one is known by its hash.</summary>
    private void BeginManifest(string shown)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(Manifest.ToJson()));
        var (file, hash) = (System.IO.Path.Combine(Path, SweepManifest.FileName), Checksums.HashOf(text));
        var state = sums.StateOf(SweepManifest.FileName);
        if (sums.Of(SweepManifest.FileName) == hash)
        {
            if (state == FileState.Whole) return;
            if (state == FileState.Damaged)
                Damaged = [$"{Checksums.Damage(Path, SweepManifest.FileName)}. It is made again."];
        }
        else if (state != FileState.Missing)
        {
            var differences = Manifest.DifferencesFrom(SweepManifest.Read(Path)).ToArray();
            if (differences.Length > 0)
                throw new UserError(
                    $"{shown}: another sweep was begun here. It differs in:\n  {string.Join("\n  ", differences)}\nRepeat its command to "
                        + $"go on with it, or give another folder with --out.");
        }
        sums.Add(sums.Put(SweepManifest.FileName, text));
    }

    private void Record(long block, IReadOnlyList<(string, string)> files)
    {
        sums.Add(files);
        lock (done) done.Add(block);
    }

    private static bool IsOwn(string name) =>
        name is SweepParts.Data or SweepParts.Each or FolderLock.FileName or Checksums.FileName
            || name.EndsWith(".partial", StringComparison.Ordinal);
}
