using System.Security.Cryptography;

namespace NegotiationSim.Runner.Output;

/// <summary>A results folder that appears whole or not at all: it is filled under another name and then renamed.</summary>
internal sealed class ResultsFolder : IDisposable
{
    private readonly string target;

    private ResultsFolder(string target, string temporary) => (this.target, Path) = (target, temporary);

    /// <summary>Where files are written until the folder is finished.</summary>
    internal string Path { get; }

    /// <summary>Starts a folder beside where it will stand.</summary>
    /// <exception cref="UserError">Something else stands there, or nothing can be written there.</exception>
    internal static ResultsFolder Start(string target)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(target));
        if (File.Exists(full)) throw new UserError($"{target}: a file stands where the results folder should. Give another folder with --out.");
        if (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any() && !IsResults(full))
            throw new UserError($"{target}: the folder holds something that is not results of sim (no manifest.json). Give another folder with --out.");
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
            var temporary = $"{full}.{Environment.ProcessId}.partial";
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
            OnDisk.Now.Starts(temporary);
            Directory.CreateDirectory(temporary);
            return new ResultsFolder(full, temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{target}: nothing can be written there ({e.Message}). Give another folder with --out.");
        }
    }

    /// <summary>Writes a text file of the folder.</summary>
    internal void Write(string name, Action<TextWriter> content)
    {
        using var writer = new StreamWriter(System.IO.Path.Combine(Path, name)) { NewLine = "\n" };
        content(writer);
    }

    /// <summary>The SHA-256 of every file written so far, by its name in the folder.</summary>
    internal IReadOnlyList<(string Name, string Sha256)> Hashes() =>
        [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(name => (name, HashOf(System.IO.Path.Combine(Path, name))))];

    /// <summary>Puts the folder in its place; results that stood there are replaced.</summary>
    internal void Finish()
    {
        var old = $"{target}.{Environment.ProcessId}.old";
        if (Directory.Exists(target)) Directory.Move(target, old);
        Directory.Move(Path, target);
        OnDisk.Now.Stands(target);
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
    }

    /// <summary>Removes what was not finished.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        OnDisk.Now.Ends(Path);
    }

    /// <summary>A file's SHA-256, in lower-case hexadecimal.</summary>
    internal static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static bool IsResults(string folder) => File.Exists(System.IO.Path.Combine(folder, Manifest.FileName));
}

/// <summary>A fault that the user can mend: its message is all that is shown, and the program ends with 2.</summary>
internal sealed class UserError(string message) : Exception(message)
{
    /// <summary>The fault of an argument that came from the user, without the name it has in the code.</summary>
    internal static UserError Of(ArgumentException fault) => new(fault.Message.Split(" (Parameter", 2)[0]);
}
