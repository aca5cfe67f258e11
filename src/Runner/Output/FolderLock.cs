namespace NegotiationSim.Runner.Output;

/// <summary>Keeps a second process out of a folder; the system lets go when the process ends, however it ends.</summary>
internal static class FolderLock
{
    internal const string FileName = ".lock";

    /// <summary>Takes a folder; disposing of what is returned gives it back.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <exception cref="UserError">Another process has it.</exception>
    internal static FileStream Take(string folder, string shown)
    {
        try
        {
            return new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new UserError($"{shown}: another sim is at work in this folder. Wait for it, or give another folder with --out.");
        }
    }
}
