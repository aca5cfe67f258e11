using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>Files that are there whole or not at all, whatever stops the program.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file where the user wants it: a link is followed, and a file that is not of our making is never
    /// replaced.</summary>
    /// <param name="path">Where.</param>
    /// <param name="isOurs">Whether what is there now is of our making.</param>
    /// <param name="content">What is in it.</param>
    /// <exception cref="UserError">Something else stands there, or there is no such folder.</exception>
    internal static void PutOver(string path, Func<Stream, bool> isOurs, Action<Stream> content)
    {
        const string Cure = "give another file with --out.";
        var full = Path.GetFullPath(path);
        if (EntryNames.IsLink(full)) full = File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
        var parent = Path.GetDirectoryName(full);
        if (parent is null || Directory.Exists(full))
            throw new UserError($"{path}: a folder stands where the file should. Remove it, or {Cure}");
        if (!Directory.Exists(parent)) throw new UserError($"{path}: no folder {parent}. Make it, or {Cure}");
        if (IsOfTheSystem(full))
            throw new UserError($"{path}: not a file on a disk. Please {Cure}");
        if (File.Exists(full) && !MayGo(full, isOurs))
            throw new UserError($"{path}: there is a file that sim has not written. Move it elsewhere, or {Cure}");
        foreach (var left in Directory.EnumerateFiles(parent).Where(f => IsLeftOf(full, f))) File.Delete(left);
        Put(full, content);
    }

    /// <summary>Whether a path is a device or a process's; the disk in memory is a disk.</summary>
    private static bool IsOfTheSystem(string full) => full.StartsWith("/proc/", StringComparison.Ordinal)
        || (full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal));

    private static bool MayGo(string file, Func<Stream, bool> isOurs)
    {
        using var there = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return there.CanSeek && (there.Length == 0 || isOurs(there));
    }

    /// <summary>Whether a file is what a process that is dead now left of another: a living one holds it.</summary>
    private static bool IsLeftOf(string full, string file)
    {
        if (!file.StartsWith(full + ".", StringComparison.Ordinal) || !file.EndsWith(".partial", StringComparison.Ordinal)) return false;
        if (!file.AsSpan()[(full.Length + 1)..^".partial".Length].ContainsAnyExceptInRange('0', '9'))
        {
            try
            {
                new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
            }
        }
        return false;
    }

    /// <summary>Writes a file under another name, flushes it to the disk, and renames it.</summary>
    /// <exception cref="IOException">It cannot be written; nothing is left of it.</exception>
    internal static void Put(string path, Action<Stream> content)
    {
        var partial = FormattableString.Invariant($"{path}.{Environment.ProcessId}.partial");
        OnDisk.Now.Starts(partial);
        try
        {
            using (var file = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                content(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(partial, path, overwrite: true);
        }
        catch (ArgumentOutOfRangeException) // what .NET makes of EFBIG, a limit of the shell or the quota
        {
            File.Delete(partial);
            throw new IOException($"The system allows no file so large : '{path}'");
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
        finally
        {
            OnDisk.Now.Ends(partial);
        }
    }
}
