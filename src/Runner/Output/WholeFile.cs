namespace NegotiationSim.Runner.Output;

/// <summary>Files that are there whole or not at all, whatever stops the program.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file under another name, flushes it to the disk, and renames it.</summary>
    /// <exception cref="IOException">It cannot be written; nothing is left of it.</exception>
    internal static void Put(string path, Action<Stream> content)
    {
        var partial = FormattableString.Invariant($"{path}.{Environment.ProcessId}.partial");
        OnDisk.Now.Starts(partial);
        try
        {
            using (var file = new FileStream(partial, FileMode.Create))
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
