using System.Text.Json;
using System.Text.Json.Nodes;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>How a results folder passes from one state to the next: what is moved out of it and what is moved in.</summary>
/// <remarks>It is written to the disk before the first file moves. Killed between any two of its steps, it is carried out from the start
/// again: a file is moved out only while its successor still waits, so that nothing is moved twice and nothing is written over.</remarks>
/// <param name="Aside">Where what is kept goes, seen from the folder; null if nothing is.</param>
/// <param name="Kept">What moves there.</param>
/// <param name="Dropped">What is removed: files of ours, as they were written.</param>
/// <param name="New">What moves in, the manifest last.</param>
internal sealed record Commit(string? Aside, IReadOnlyList<string> Kept, IReadOnlyList<string> Dropped, IReadOnlyList<string> New)
{
    internal static string NewIn(string staging) => Path.Combine(staging, "new");

    internal static string OldIn(string staging) => Path.Combine(staging, "old");

    internal static string JournalIn(string staging) => Path.Combine(staging, "journal.json");

    /// <summary>Carries out the commit that a folder's staging holds, if it holds one.</summary>
    /// <exception cref="UserError">It is damaged, or something stands in its way.</exception>
    internal static void GoOn(string folder)
    {
        if (Read(Staging.PathIn(folder)) is not { } begun) return;
        try
        {
            foreach (var _ in begun.Steps(folder)) { }
        }
        catch (IOException e)
        {
            throw new UserError(
                $"{folder}: an earlier sim was stopped while it put results in place here, and that cannot be finished ({e.Message})."
                + " Move what stands in the way elsewhere.");
        }
    }

    /// <summary>Writes it to the disk.</summary>
    internal void Write(string staging) => WholeFile.Put(JournalIn(staging), stream =>
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("aside", Aside);
        foreach (var (name, entries) in new[] { ("kept", Kept), ("dropped", Dropped), ("new", New) })
        {
            json.WriteStartArray(name);
            foreach (var entry in entries) json.WriteStringValue(entry);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    });

    /// <summary>Each step as it is done; the last ends the commit.</summary>
    internal IEnumerable<string> Steps(string folder)
    {
        var staging = Staging.PathIn(folder);
        var kept = Kept.Select(name => (name, Path.Combine(folder, Aside ?? "", name)));
        foreach (var (name, to) in kept.Concat(Dropped.Select(name => (name, Path.Combine(OldIn(staging), name)))))
        {
            var isReplaced = New.Contains(name) && !File.Exists(Path.Combine(NewIn(staging), name));
            if (isReplaced || EntryNames.Stands(to) || !Move(Path.Combine(folder, name), to)) continue;
            yield return $"{name} is out";
        }
        foreach (var name in New)
            if (Move(Path.Combine(NewIn(staging), name), Path.Combine(folder, name))) yield return $"{name} is in";
        var above = Kept.Concat(Dropped).SelectMany(name => EntryNames.Steps(name).SkipLast(1)).Distinct();
        foreach (var name in above.OrderByDescending(name => name.Length)) RemoveEmpty(Path.Combine(folder, name));
        File.Delete(JournalIn(staging));
        yield return "done";
    }

    private static bool Move(string from, string to)
    {
        if (!EntryNames.Stands(from)) return false;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (Directory.Exists(from) && !EntryNames.IsLink(from)) Directory.Move(from, to);
        else File.Move(from, to);
        return true;
    }

    private static void RemoveEmpty(string folder)
    {
        if (Directory.Exists(folder) && !EntryNames.IsLink(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private static Commit? Read(string staging)
    {
        var file = JournalIn(staging);
        if (!File.Exists(file)) return null;
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(file))!;
            string[] Names(string list) => [.. root[list]!.AsArray().Select(n => (string)n!)];
            var commit = new Commit((string?)root["aside"], Names("kept"), Names("dropped"), Names("new"));
            var aside = commit.Aside is { } given && given.StartsWith("../", StringComparison.Ordinal) ? given[3..] : commit.Aside;
            var names = commit.Kept.Concat(commit.Dropped).Concat(commit.New);
            if ((aside is null || EntryNames.IsPart(aside)) && names.All(EntryNames.StaysInside)) return commit;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
        {
        }
        throw new UserError($"{file}: damaged. What an earlier sim was about to put in place is in {NewIn(staging)};"
            + $" take from it what you need and remove {staging}.");
    }
}
