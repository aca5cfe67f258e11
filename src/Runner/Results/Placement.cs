using System.Globalization;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>Decides what becomes of what a results folder holds when new files come.</summary>
/// <remarks>Ours are the files that its manifest names, as long as they are as they were written.
/// Ours of the same request are replaced; ours of another, and whatever else a new file would stand on, are moved aside; everything else
/// stays where it is.</remarks>
/// <param name="folder">The folder.</param>
/// <param name="shown">Its name as the user gave it.</param>
/// <param name="old">The manifest in it; null for none.</param>
/// <param name="sharesFolder">Whether the folder is the user's own, where nothing of theirs is moved.</param>
internal sealed class Placement(string folder, string shown, Manifest? old, bool sharesFolder)
{
    /// <summary>Where results beside the folder went, as the user would write it; null if none did.</summary>
    internal string? Beside { get; private set; }

    /// <summary>Whether it is the new results that went there.</summary>
    internal bool IsBeside { get; private set; }

    /// <summary>What there is to say of it, or null.</summary>
    internal string? Note { get; private set; }

    /// <summary>Whether the folder holds more of the same request than what is new: an interrupted rerun does not replace a whole
    /// one.</summary>
    internal bool StaysFor(Manifest next) =>
        old is not null && old.AsksTheSameAs(next) && next.Completed < next.Options.Replications && next.Completed < old.Completed;

    /// <summary>Moves what is new beside the folder and leaves the folder alone.</summary>
    internal void PutBeside(string staged, Manifest next)
    {
        MakeAside(staged);
        IsBeside = true;
        Note = string.Create(CultureInfo.InvariantCulture,
            $"{shown} holds {old!.Completed:N0} replications of the same request and stays; these {next.Completed:N0} are in {Beside}.");
    }

    /// <summary>The way to the folder's next state.</summary>
    /// <param name="next">Its manifest.</param>
    /// <param name="staged">The new files.</param>
    /// <param name="adds">Whether files of the folder that no new one replaces stay part of it.</param>
    /// <param name="stale">Files of ours, as they were written, that go though none of their name comes.</param>
    internal Commit Plan(Manifest next, IReadOnlyList<string> staged, bool adds, IReadOnlyList<string> stale)
    {
        (string Name, string Sha256)[] known =
            [.. (old is null ? [] : old.Files.Concat(old.Drawn)).Where(
                f => File.Exists(At(f.Name)) && (!adds || staged.Contains(f.Name) || stale.Contains(f.Name)))];
        string[] changed = [.. known.Where(f => ResultsFolder.HashOf(At(f.Name)) != f.Sha256).Select(f => f.Name)];
        var isOther = old is not null && !adds && !old.AsksTheSameAs(next);
        string[] ours = old is null ? [] : [.. known.Select(f => f.Name), Manifest.FileName];
        string[] kept = isOther || (changed.Length > 0 && !adds) ? ours : changed;
        string[] foreign = [.. staged.Select(InTheWayOf).OfType<string>().Distinct().Except(ours)];
        if (kept.Length + foreign.Length == 0) return new Commit(null, [], ours, staged);
        if (sharesFolder && foreign.Length > 0)
            throw new UserError(
                $"{Path.Combine(shown, foreign[0])}: not written by sim, and in the way of what is. Move it elsewhere, or give another "
                    + $"folder with --out.");
        var empty = Path.Combine(Staging.PathIn(folder), "aside");
        Directory.CreateDirectory(empty);
        var aside = MakeAside(empty);
        Note = isOther ? $"{shown} held another request's results ({Describe(old!)}); they are now in {Beside}."
            : $"{shown}: {string.Join(", ", changed.Concat(foreign).Take(3))} "
                + $"{(changed.Length > 0 ? "changed since sim wrote it" : "not written by sim")};"
                + $" what was there is now in {Beside}.";
        return new Commit(aside, [.. kept, .. foreign], [.. ours.Except(kept)], staged);
    }

    private string At(string name) => Path.Combine(folder, name);

    /// <summary>What stands where a file or a folder above it is to go, if anything does.</summary>
    private string? InTheWayOf(string name) =>
        EntryNames.Steps(name).FirstOrDefault(
            step => step == name ? EntryNames.Stands(At(step)) : EntryNames.Stands(At(step)) && !Directory.Exists(At(step)));

    /// <summary>Gives a folder the first free number beside the results folder; inside, where beside is another file system or not ours to
    /// write.</summary>
    /// <returns>Its place, seen from the results folder.</returns>
    private string MakeAside(string from)
    {
        var isNamed = Path.GetFileName(shown) is not ("" or "." or "..");
        var name = Path.GetFileName(folder);
        if (name.Length > 0 && TryMove(from, folder, out var number))
        {
            Beside = (isNamed ? shown : folder) + number;
            return "../" + name + number;
        }
        if (!TryMove(from, At("aside"), out number)) throw new IOException($"{shown}: nothing can be moved aside there.");
        Beside = Path.Combine(shown, "aside" + number);
        return "aside" + number;
    }

    private static bool TryMove(string from, string stem, out string number)
    {
        var k = 1;
        do number = "." + k++.ToString(CultureInfo.InvariantCulture); while (EntryNames.Stands(stem + number));
        try
        {
            Directory.Move(from, stem + number);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Describe(Manifest m)
    {
        var names = string.Join(", ", m.Scenarios.Take(2).Select(s => s.Name)) + (m.Scenarios.Count > 2 ? " and others" : "");
        var played = m.Options.Replications == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $", n = {m.Completed:N0}, seed {m.Options.Seed}");
        return $"{m.Kind} of {names}{played}";
    }
}
