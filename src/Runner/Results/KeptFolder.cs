using System.Text;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>What of a study is done, in a folder of its own: whatever stops the program, the next call goes on from it.</summary>
/// <remarks>A file is written whole, and then its hash is recorded; one that is not recorded, or no longer what was recorded, is made
/// again.</remarks>
internal sealed class KeptFolder : IDisposable
{
    internal const string Plan = "plan.txt";

    private readonly FileStream held;
    private readonly Checksums sums;

    private KeptFolder(string path, FileStream held) => (Path, this.held, sums) = (path, held, Checksums.Read(path));

    internal string Path { get; }

    /// <summary>The names of the files that are recorded.</summary>
    internal IReadOnlyList<string> Names => sums.Names;

    /// <summary>What was found damaged when the folder was opened and is to be made again, a sentence each.</summary>
    internal IReadOnlyList<string> Damaged { get; private set; } = [];

    /// <summary>Opens a folder, and finds what is done if it is of the same study.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="plan">What the study is, all that its numbers depend on: a line each, its name and its value.</param>
    /// <param name="foreign">What is said of another study's, before what differs, and what to do about it.</param>
    /// <exception cref="UserError">Another study was begun there, or is at work there.</exception>
    internal static KeptFolder Open(string path, string plan, (string What, string Cure) foreign)
    {
        UserError.OfFolder(path, () => Directory.CreateDirectory(path));
        var folder = new KeptFolder(path, FolderLock.Take(path, path));
        try
        {
            folder.Begin(plan, foreign);
            OnDisk.Now.Keeps(path);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file is what was written.</summary>
    internal bool IsWhole(string name) => sums.StateOf(name) == FileState.Whole;

    /// <summary>Writes a file.</summary>
    internal void Put(string name, byte[] content)
    {
        using var bytes = new MemoryStream(content);
        sums.Add(sums.Put(name, bytes));
    }

    /// <summary>Removes it: the results stand.</summary>
    internal void Remove()
    {
        foreach (var file in Directory.EnumerateFiles(Path).Where(f => System.IO.Path.GetFileName(f) != FolderLock.FileName))
            File.Delete(file);
        Dispose();
        if (!Directory.EnumerateFileSystemEntries(Path).Any()) Directory.Delete(Path);
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    /// <summary>Refuses another study's plan.</summary>
    /// <exception cref="UserError">It is another's; what differs is told.</exception>
    internal static void Compare(string theirs, string ours, (string What, string Cure) foreign)
    {
        var (then, now) = (theirs.Split('\n'), ours.Split('\n'));
        if (then.SequenceEqual(now)) return;
        var differences = now.Except(then).Select(line => $"now {line}").Concat(then.Except(now).Select(line => $"then {line}"));
        throw new UserError($"{foreign.What} It differs in:\n  {string.Join("\n  ", differences.Take(20))}\n{foreign.Cure}");
    }

    private void Begin(string plan, (string, string) foreign)
    {
        foreach (var left in Directory.EnumerateFiles(Path, "*.partial")) File.Delete(left);
        CheckPlan(plan, foreign);
        Damaged = [.. sums.Names.Where(name => sums.StateOf(name) == FileState.Damaged)
            .Select(name => $"{Checksums.Damage(Path, name)}. It and what was built on it are made again.")];
        if (!IsWhole(Plan)) Put(Plan, Encoding.UTF8.GetBytes(plan));
        sums.Tidy();
    }

    /// <summary>Refuses another study; a damaged plan is known by its hash.</summary>
    private void CheckPlan(string plan, (string, string) foreign)
    {
        var file = System.IO.Path.Combine(Path, Plan);
        if (sums.Of(Plan) == Checksums.HashOf(plan)) return;
        if (File.Exists(file)) Compare(File.ReadAllText(file), plan, foreign);
        else sums.Forget(); // of a study whose folder was being removed
    }
}
