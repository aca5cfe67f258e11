using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>Keeps a second process out of a folder; the system lets go when the process ends, however it ends.</summary>
internal static class FolderLock
{
    internal const string FileName = ".lock";

    /// <summary>Takes a folder; disposing of what is returned gives it back.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <exception cref="UserError">Another process has it.</exception>
    internal static FileStream Take(string folder, string shown) => TryTake(Path.Combine(folder, FileName)) ?? throw Busy(shown);

    /// <summary>Takes the file that stands for a folder; null while another holds it.</summary>
    /// <param name="file">The file, which is there only as long as it is held.</param>
    internal static FileStream? TryTake(string file)
    {
        FileStream taken;
        try
        {
            taken = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
        if (File.Exists(file)) return taken;
        taken.Dispose(); // its last holder removed it between our opening and locking it
        return null;
    }

    /// <summary>The fault of coming second.</summary>
    /// <param name="shown">The folder's name in messages.</param>
    internal static UserError Busy(string shown) =>
        new($"{shown}: another sim is at work in this folder. Wait for it, or give another folder with --out.");
}
