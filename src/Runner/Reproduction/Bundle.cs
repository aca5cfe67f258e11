using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>A zip file that holds results and all it takes to check and rerun them.</summary>
internal static class Bundle
{
    private const string Description = "ro-crate-metadata.json";

    /// <summary>Writes the archive, whole or not at all: what the manifest names and nothing else.</summary>
    /// <returns>How many files it holds.</returns>
    /// <exception cref="UserError">The folder holds no results, one of its files was changed since or is a link, or the archive would
    /// replace something else.</exception>
    internal static int Write(string folder, string archive)
    {
        var (manifest, kind) = StudyKinds.ReadReproducible(folder);
        manifest.Verify(folder);
        string[] data = [.. Packed(folder, manifest).Order(StringComparer.Ordinal)];
        (string Name, byte[] Content)[] texts =
        [
            .. manifest.Scenarios.Zip(UniqueNames.Of(manifest.Scenarios.Select(s => s.Name)))
                .Select(s => ($"scenarios/{s.Second}.json", Encoding.UTF8.GetBytes(s.First.Json))),
            ("README.md", Encoding.UTF8.GetBytes(Readme(manifest, kind))),
            ("CITATION.cff", Encoding.UTF8.GetBytes(Citation(manifest))),
        ];
        (string Name, string Sha256)[] files =
        [
            .. data.Select(name => ("results/" + name, ResultsFolder.HashOf(Path.Combine(folder, name)))),
            .. texts.Select(text => (text.Name, Convert.ToHexStringLower(SHA256.HashData(text.Content)))),
        ];
        WholeFile.PutOver(archive, IsBundle, stream =>
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var name in data)
            {
                using var from = File.OpenRead(Path.Combine(folder, name));
                Add(zip, manifest, "results/" + name, from.CopyTo);
            }
            foreach (var (name, content) in texts) Add(zip, manifest, name, into => into.Write(content));
            Add(zip, manifest, Description, into => into.Write(Encoding.UTF8.GetBytes(RoCrate.Describe(manifest, files))));
        });
        return files.Length + 1;
    }

    /// <summary>The names of the results' files: the manifest, the data, and of what was drawn whatever is still there.</summary>
    private static string[] Packed(string folder, Manifest manifest)
    {
        string[] drawn = [.. manifest.Drawn.Select(d => d.Name).Where(name => File.Exists(Path.Combine(folder, name)))];
        var first = SweepManifest.IsAlone(folder) ? Checksums.FileName : Manifest.FileName;
        string[] names = [first, .. manifest.Files.Select(f => f.Name), .. drawn];
        if (names.SelectMany(EntryNames.Steps).Select(step => Path.Combine(folder, step)).FirstOrDefault(EntryNames.IsLink) is { } link)
            throw new UserError($"{link}: a link, and what it leads to is not packed. Put a copy in its place.");
        if (manifest.Drawn.FirstOrDefault(d => drawn.Contains(d.Name) && !Manifest.IsAsWritten(folder, d)).Name is { } changed)
            throw new UserError(
                $"{Path.Combine(folder, changed)}: changed since it was drawn. Move it elsewhere, or draw it again with sim charts or sim "
                    + $"report.");
        return names;
    }

    private static bool IsBundle(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.GetEntry(Description) is not { } entry) return false;
            using var text = new StreamReader(entry.Open());
            return text.ReadToEnd().Contains(RoCrate.ProgramId, StringComparison.Ordinal);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static void Add(ZipArchive zip, Manifest manifest, string name, Action<Stream> content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = manifest.Started; // not the time of packing: the same results make the same archive
        using var stream = entry.Open();
        content(stream);
    }

    /// <summary>Text from the manifest on one line, so that it cannot end the block that it stands in.</summary>
    private static string Line(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>A text in double quotes as YAML reads it.</summary>
    private static string Yaml(string text) =>
        "\"" + Line(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Readme(Manifest m, StudyKind kind) => $"""
        # Replication material: {string.Join(", ", m.Scenarios.Select(s => s.Name))}

        Made with NegotiationSim {Line(m.Version)} by

            {Line(m.Command)}

        - `results/` the tables, rows, trajectories and charts; `results/{(kind.Remaking == Remaking.ByPoints ? SweepManifest.FileName : Manifest.FileName)}` says how they came about.
        - `scenarios/` each scenario as it was resolved, with every parameter written out.
        - `ro-crate-metadata.json` describes these files for archives; `CITATION.cff` says how to cite.

        ## To check

        Install NegotiationSim {Line(m.Version.Split('+')[0])} and the .NET 10 runtime, then

            sim reproduce results

        makes everything again and says, file by file, whether the bits agree. Seed {m.Options.Seed}{(m.Completed > 0 ? $", {m.Completed} replications" : "")}.
        {(kind.Remaking == Remaking.ByFiles ? "The command above is given again for that, so the files that it names must be where it says.\n" : "")}The same bits are promised on the same platform; on another one the last digits of a number may differ.

        """.ReplaceLineEndings("\n");

    private static string Citation(Manifest m) => $"""
        cff-version: 1.2.0
        message: If you use this material, please cite the software as below.
        title: "NegotiationSim"
        version: {Yaml(m.Version)}
        type: software
        license: MIT
        authors:
          - name: "The NegotiationSim authors"

        """.ReplaceLineEndings("\n");
}
