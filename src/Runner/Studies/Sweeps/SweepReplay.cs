using System.Globalization;
using System.Text.RegularExpressions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sweeps;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>A sweep made again from its own folder: the scenarios and options of its manifest, the points of its data.</summary>
internal static partial class SweepReplay
{
    /// <summary>Makes a whole sweep's files again in another folder.</summary>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="target">An empty one.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The name and SHA-256 of each file.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static IReadOnlyList<(string Name, string Sha256)> Make(
        string folder, string target, int threads, CancellationToken cancellation)
    {
        var data = SweepData.Open(folder);
        var manifest = data.Manifest;
        var inputs = manifest.Paths.Select(data.Input).ToArray();
        var design = new Design(manifest.Paths,
            [.. Enumerable.Range(0, (int)manifest.Points).Select(point => inputs.Select(input => input[point]).ToArray())]);
        var sweep = new Sweep([.. manifest.Policies.Select(p => Scenario.Parse(p.Json))], design,
            OptionsOf(manifest) with { Threads = threads });
        using var again = SweepFolder.Open(target, manifest);
        sweep.Run(again.Missing(), block => again.Write(block, design), null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        again.Seal();
        return FilesOf(again.Path);
    }

    /// <summary>A whole sweep's folder as the manifests of other studies tell of theirs.</summary>
    /// <exception cref="UserError">It is no sweep's, not whole, a share of one, or damaged.</exception>
    internal static Manifest ManifestOf(string folder)
    {
        var manifest = SweepData.Open(folder).Manifest;
        return Told(manifest, folder) with
        {
            Files = FilesOf(folder),
            Drawn =
            [
                .. Manifest.Find(ChartFolder.Of(folder))?.Drawn.Select(c => ($"{ChartFolder.Name}/{c.Name}", c.Sha256)) ?? [],
                .. from name in Methods.Files
                   let file = Path.Combine(folder, name)
                   where File.Exists(file)
                   select (name, ResultsFolder.HashOf(file)), // as it is now: it is there to be edited
            ],
        };
    }

    /// <summary>A sweep as the manifests of other studies tell of theirs, without its files: its facts are the request.</summary>
    internal static Manifest Told(SweepManifest manifest, string folder)
    {
        var facts = manifest.Facts.ToDictionary(f => f.Name, f => f.Value);
        return new Manifest(SweepManifest.Study, facts.GetValueOrDefault("version", "unknown"),
            $"sim sweep, as {SweepManifest.FileName} tells: {facts.GetValueOrDefault("design")} over {string.Join(", ", manifest.Paths)}",
            File.GetLastWriteTimeUtc(Path.Combine(folder, SweepManifest.FileName)),
            new RunOptions { Seed = OptionsOf(manifest).Seed, Replications = 0 }, 0, manifest.Entries, [],
            [.. facts.Select(f => $"--{f.Key}={f.Value}")]);
    }

    /// <summary>The files of a sweep's folder that are recorded, and their hashes.</summary>
    private static IReadOnlyList<(string Name, string Sha256)> FilesOf(string folder)
    {
        var sums = Checksums.Read(folder);
        return [.. sums.Names.Select(name => (name, sums.Of(name)!))];
    }

    /// <summary>The options that a manifest's facts tell.</summary>
    /// <exception cref="UserError">They are of a version that told them otherwise.</exception>
    internal static SweepOptions OptionsOf(SweepManifest manifest)
    {
        var facts = manifest.Facts.ToDictionary(f => f.Name, f => f.Value);
        var rule = Precision().Match(facts.GetValueOrDefault("precision", ""));
        if (!facts.TryGetValue("seed", out var seed) || !facts.TryGetValue("replications", out var replications) || !rule.Success)
            throw new UserError("This sweep was written by a version that kept other facts. Give its command again and compare.");
        return new SweepOptions
        {
            Seed = ulong.Parse(seed, CultureInfo.InvariantCulture),
            Replications = long.Parse(replications, CultureInfo.InvariantCulture),
            SharedShocks = manifest.SharesShocks,
            KeepsReplications = manifest.KeepsReplications,
            Precision = !rule.Groups["metric"].Success ? null : new PrecisionRule(rule.Groups["metric"].Value,
                double.Parse(rule.Groups["width"].Value, CultureInfo.InvariantCulture),
                long.Parse(rule.Groups["most"].Value, CultureInfo.InvariantCulture)),
        };
    }

    [GeneratedRegex("^(?:none|(?<metric>.+) within (?<width>.+), at most (?<most>[0-9]+) replications)$")]
    private static partial Regex Precision();
}
