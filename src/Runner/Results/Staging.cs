namespace NegotiationSim.Runner.Results;

/// <summary>The hidden folder inside a results folder where its next state is made.</summary>
/// <remarks>One process at a time holds it; what a dead one left is finished or dropped.</remarks>
internal sealed class Staging : IDisposable
{
    internal const string FolderName = ".sim-partial";
    private const string LockName = "lock";

    private readonly FileStream held;
    private bool isReleased;

    private Staging(string folder, FileStream held) => (Folder, this.held) = (folder, held);

    /// <summary>The results folder.</summary>
    internal string Folder { get; }

    /// <summary>The hidden folder.</summary>
    internal string Path => PathIn(Folder);

    /// <summary>Where new files are written.</summary>
    internal string New => Commit.NewIn(Path);

    /// <summary>Takes hold of a folder, after what a killed process had begun to put in place there is in place.</summary>
    /// <exception cref="UserError">Another process is at work in it.</exception>
    internal static Staging Open(string folder, string shown)
    {
        Directory.CreateDirectory(PathIn(folder));
        var held = Lock(folder) ?? throw FolderLock.Busy(shown);
        var staging = new Staging(folder, held);
        try
        {
            Commit.GoOn(folder);
            staging.Renew();
            return staging;
        }
        catch
        {
            staging.Dispose();
            throw;
        }
    }

    /// <summary>Finishes what a killed process had begun to put in place, before a folder is read.</summary>
    internal static void Recover(string folder)
    {
        if (!File.Exists(Commit.JournalIn(PathIn(folder))) || Lock(folder) is not { } held) return;
        using var staging = new Staging(folder, held);
        Commit.GoOn(folder);
    }

    /// <summary>Lets go. What is to be put in place and is not yet stays for the next process; all else goes.</summary>
    public void Dispose()
    {
        if (isReleased) return;
        isReleased = true;
        if (!File.Exists(Commit.JournalIn(Path))) Clear();
        held.Dispose();
        if (Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any()) Directory.Delete(Path);
    }

    /// <summary>Makes room for a further state of the folder, when one is in place.</summary>
    internal void Renew()
    {
        Clear();
        Directory.CreateDirectory(New);
    }

    internal static string PathIn(string folder) => System.IO.Path.Combine(folder, FolderName);

    private void Clear()
    {
        foreach (var part in new[] { New, Commit.OldIn(Path) }.Where(Directory.Exists)) Directory.Delete(part, recursive: true);
    }

    private static FileStream? Lock(string folder) => FolderLock.TryTake(System.IO.Path.Combine(PathIn(folder), LockName));
}
