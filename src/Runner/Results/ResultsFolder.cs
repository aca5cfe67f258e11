using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>A results folder that changes from one whole state to the next: new files are made in a hidden folder inside it and then moved
/// in.</summary>
/// <remarks>See docs/decisions/2026-11-26-results-folders-are-written-in-place.md.</remarks>
internal sealed class ResultsFolder : IDisposable
{
    private readonly Staging staging;
    private readonly string shown;
    private readonly bool isNew;
    private readonly bool isShared;

    private ResultsFolder(Staging staging, string shown, bool isNew, bool isShared) =>
        (this.staging, this.shown, this.isNew, this.isShared) = (staging, shown, isNew, isShared);

    /// <summary>Where files are written until the folder is finished.</summary>
    internal string Path => staging.New;

    /// <summary>How the files came about, without what is drawn from them; set before the folder is finished.</summary>
    internal Manifest? Manifest { get; set; }

    /// <summary>Starts to fill a folder.</summary>
    /// <param name="target">The folder.</param>
    /// <param name="isShared">Whether it may hold files that are not ours, beside which new ones are put.</param>
    /// <exception cref="UserError">Something else stands there, another process is at work there, or nothing can be written
    /// there.</exception>
    internal static ResultsFolder Start(string target, bool isShared = false)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(target));
        var shown = System.IO.Path.TrimEndingDirectorySeparator(target);
        if (File.Exists(full))
            throw new UserError($"{target}: a file stands where the results folder should. Give another folder with --out.");
        return UserError.OfFolder(target, () =>
        {
            Leftovers.Sweep(full);
            Staging.Recover(full);
            if (!isShared) RefuseForeign(full, target);
            var isNew = !Directory.Exists(full);
            var staging = Staging.Open(full, shown);
            OnDisk.Now.Starts(staging.Path);
            return new ResultsFolder(staging, shown, isNew, isShared);
        });
    }

    /// <summary>Writes a text file of the folder.</summary>
    internal void Write(string name, Action<TextWriter> content)
    {
        using var writer = new StreamWriter(System.IO.Path.Combine(Path, name)) { NewLine = "\n" };
        content(writer);
    }

    /// <summary>Writes a text file of the folder.</summary>
    internal void Write(string name, string content) => Write(name, text => text.Write(content));

    /// <summary>The SHA-256 of every file written so far, by its name in the folder.</summary>
    internal IReadOnlyList<(string Name, string Sha256)> Hashes() => [.. Names().Select(Hashed)];

    /// <summary>Puts the files in place. Results of the same request are replaced, unless they are fuller; those of another are moved
    /// aside.</summary>
    /// <param name="error">Is told what was moved aside, and where to.</param>
    /// <returns>The folder in which the files are now, as the user would write it.</returns>
    internal string Finish(TextWriter error)
    {
        Put(error);
        staging.Dispose(); // others may write here from now on
        return Place;
    }

    /// <summary>The same, and keeps hold of the folder: what is drawn from the data is added; if that fails, they stand.</summary>
    internal string Put(TextWriter error) => Put(error, adds: false);

    /// <summary>Puts files in place that were drawn from the data that the folder holds; the other files stay.</summary>
    internal string Add(TextWriter error)
    {
        Put(error, adds: true);
        staging.Dispose();
        return Place;
    }

    /// <summary>The steps of it, each as it is done.</summary>
    internal IEnumerable<string> Steps(TextWriter error, bool adds)
    {
        var old = Manifest.Find(staging.Folder);
        var (next, names, stale) = Describe(old, adds);
        Write(Manifest.FileName, text => text.Write(next.ToJson()));
        foreach (var name in names.Append(Manifest.FileName)) Flush(System.IO.Path.Combine(Path, name));
        var placement = new Placement(staging.Folder, shown, old, isShared);
        if (!adds && placement.StaysFor(next)) placement.PutBeside(Path, next);
        else
        {
            var commit = placement.Plan(next, [.. names, Manifest.FileName], adds, stale);
            commit.Write(staging.Path);
            yield return "it is decided";
            foreach (var step in commit.Steps(staging.Folder)) yield return step;
        }
        if (placement.Note is { } note) error.WriteLine(note);
        Place = placement.IsBeside ? placement.Beside! : shown;
        OnDisk.Now.Stands(Place);
    }

    /// <summary>Removes what was not finished.</summary>
    public void Dispose()
    {
        staging.Dispose();
        OnDisk.Now.Ends(staging.Path);
        if (isNew && Directory.Exists(staging.Folder) && !Directory.EnumerateFileSystemEntries(staging.Folder).Any())
            Directory.Delete(staging.Folder);
    }

    /// <summary>A file's SHA-256, in lower-case hexadecimal.</summary>
    internal static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Checksums.HashOf(stream);
    }

    private string Place { get; set; } = "";

    private string Put(TextWriter error, bool adds)
    {
        try
        {
            foreach (var _ in Steps(error, adds)) { }
            staging.Renew();
            return Place;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && File.Exists(Commit.JournalIn(staging.Path)))
        {
            throw new UserError($"{shown}: the results are made but could not all be put in place ({e.Message})."
                + $" They wait in {staging.Path}; the next sim that writes or reads this folder puts them there.");
        }
    }

    /// <summary>The manifest of the folder's next state, the names of the new files, and the drawn ones, as we wrote them, that new ones
    /// replace though they are of another kind of file.</summary>
    private (Manifest Next, IReadOnlyList<string> Names, IReadOnlyList<string> Stale) Describe(Manifest? old, bool adds)
    {
        var names = Names();
        var next = Manifest ?? old ?? throw new InvalidOperationException("Nothing says how these files came about.");
        var drawn = names.Except(next.Files.Select(f => f.Name)).Select(Hashed);
        if (!adds || old is null) return (With(drawn), names, []);
        var stems = names.Select(Stem).ToHashSet();
        string[] stale = [.. old.Drawn.ExceptBy(names, d => d.Name)
            .Where(d => stems.Contains(Stem(d.Name)) && Manifest.IsAsWritten(staging.Folder, d)).Select(d => d.Name)];
        return (With([.. old.Drawn.ExceptBy([.. names, .. stale], d => d.Name), .. drawn]), names, stale);

        Manifest With(IEnumerable<(string Name, string Sha256)> all) =>
            next with { Drawn = [.. all.OrderBy(d => d.Name, StringComparer.Ordinal)] };

        static string Stem(string name) => System.IO.Path.ChangeExtension(name, null);
    }

    private string[] Names() =>
        [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private (string Name, string Sha256) Hashed(string name) => (name, HashOf(System.IO.Path.Combine(Path, name)));

    private static void Flush(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    private static void RefuseForeign(string full, string target)
    {
        const string Cure = "Give another folder with --out.";
        if (!Directory.Exists(full)
            || !Directory.EnumerateFileSystemEntries(full).Any(e => System.IO.Path.GetFileName(e) != Staging.FolderName)) return;
        try
        {
            if (Manifest.Find(full) is null)
                throw new UserError($"{target}: the folder holds something that is not results of sim (no manifest.json). {Cure}");
        }
        catch (UserError e) when (e.Message.Contains("not a manifest", StringComparison.Ordinal))
        {
            throw new UserError(
                $"{target}: the folder holds something that is not results of sim. {e.Message.Split(" Restore", 2)[0]} {Cure}");
        }
    }
}
