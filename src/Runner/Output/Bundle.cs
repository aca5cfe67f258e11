using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace NegotiationSim.Runner.Output;

/// <summary>A zip file that holds results and all it takes to check and rerun them.</summary>
internal static class Bundle
{
    /// <summary>Writes the archive, whole or not at all.</summary>
    /// <returns>How many files it holds.</returns>
    /// <exception cref="UserError">The folder holds no results, or one of its data files was changed since.</exception>
    internal static int Write(string folder, string archive)
    {
        var manifest = Manifest.ReadReproducible(folder);
        foreach (var (name, sha256) in manifest.Files)
        {
            var file = Path.Combine(folder, name);
            if (!File.Exists(file) || ResultsFolder.HashOf(file) != sha256)
                throw new UserError($"{file}: missing, or changed since it was written. Make the results again with: {manifest.Command}");
        }
        var data = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();
        (string Name, byte[] Content)[] texts =
        [
            .. manifest.Scenarios.Select(scenario => ($"scenarios/{scenario.Name}.json", Encoding.UTF8.GetBytes(scenario.Json))),
            ("README.md", Encoding.UTF8.GetBytes(Readme(manifest))),
            ("CITATION.cff", Encoding.UTF8.GetBytes(Citation(manifest))),
        ];
        (string Name, string Sha256)[] files =
        [
            .. data.Select(name => ("results/" + name, ResultsFolder.HashOf(Path.Combine(folder, name)))),
            .. texts.Select(text => (text.Name, Convert.ToHexStringLower(SHA256.HashData(text.Content)))),
        ];
        var temporary = archive + ".partial";
        using (var zip = new ZipArchive(File.Create(temporary), ZipArchiveMode.Create))
        {
            foreach (var name in data) Add(zip, manifest, "results/" + name, File.ReadAllBytes(Path.Combine(folder, name)));
            foreach (var (name, content) in texts) Add(zip, manifest, name, content);
            Add(zip, manifest, "ro-crate-metadata.json", Encoding.UTF8.GetBytes(RoCrate.Describe(manifest, files)));
        }
        File.Move(temporary, archive, overwrite: true);
        return files.Length + 1;
    }

    private static void Add(ZipArchive zip, Manifest manifest, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = manifest.Started; // not the time of packing: the same results make the same archive
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static string Readme(Manifest m) => $"""
        # Replication material: {string.Join(", ", m.Scenarios.Select(s => s.Name))}

        Made with NegotiationSim {m.Version} by

            {m.Command}

        - `results/` the tables, rows, trajectories and charts; `results/manifest.json` says how they came about.
        - `scenarios/` each scenario as it was resolved, with every parameter written out.
        - `ro-crate-metadata.json` describes these files for archives; `CITATION.cff` says how to cite.

        ## To check

        Install NegotiationSim {m.Version.Split('+')[0]} and the .NET 10 runtime, then

            sim reproduce results

        makes everything again and says, file by file, whether the bits agree. Seed {m.Options.Seed}{(m.Completed > 0 ? $", {m.Completed} replications" : "")}.
        {(Commands.Rerun.NeedsFiles(m.Kind) ? "The command above is given again for that, so the files that it names must be where it says.\n" : "")}The same bits are promised on the same platform; on another one the last digits of a number may differ.

        """.ReplaceLineEndings("\n");

    private static string Citation(Manifest m) => $"""
        cff-version: 1.2.0
        message: If you use this material, please cite the software as below.
        title: "NegotiationSim"
        version: "{m.Version}"
        type: software
        license: MIT
        authors:
          - name: "The NegotiationSim authors"

        """.ReplaceLineEndings("\n");
}
