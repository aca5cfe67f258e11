using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sweeps;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>sweep.json: all that the data beside it depend on, so that a sweep can be gone on with, shared out and made again.</summary>
/// <param name="Facts">What the data depend on, each with its value as text, in a fixed order.</param>
/// <param name="Paths">What is varied.</param>
/// <param name="Policies">The names and texts of the scenarios.</param>
/// <param name="Points">How many points there are.</param>
/// <param name="PointsInBlock">How many points a block has.</param>
/// <param name="Share">Which share of the blocks is here.</param>
internal sealed record SweepManifest(
    IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<string> Paths, IReadOnlyList<(string Name, string Json)> Policies,
    long Points, int PointsInBlock, Share Share)
{
    internal const string FileName = "sweep.json";
    internal const string Study = "sweep";
    private const string WithReplications = "means, and every replication";
    internal const string SameShocks = "the same at every point";

    /// <summary>How many blocks the whole sweep has.</summary>
    internal long Blocks => (Points + PointsInBlock - 1) / PointsInBlock;

    /// <summary>Whether every replication is kept by itself.</summary>
    internal bool KeepsReplications => Facts.Contains(("rows", WithReplications));

    /// <summary>Whether every point meets the same shocks.</summary>
    internal bool SharesShocks => Facts.Contains(("shocks", SameShocks));

    /// <summary>The blocks of this share.</summary>
    internal IEnumerable<long> OwnBlocks => Share.Of(Blocks);

    /// <summary>A name for the whole sweep: the SHA-256 of its facts.</summary>
    internal string Id { get; } = Checksums.HashOf(string.Join('\n', Facts.Select(f => $"{f.Name}={f.Value}")));

    /// <summary>The model of the scenarios.</summary>
    internal Model Model => field ??= Model.Of(Scenario.Parse(Policies[0].Json));

    /// <summary>Name, SHA-256 and text of each scenario, as manifests of results hold them.</summary>
    internal IReadOnlyList<(string Name, string Sha256, string Json)> Entries =>
        [.. Policies.Select(p => (p.Name, Facts.First(f => f.Name == $"policy {p.Name}").Value, p.Json))];

    /// <summary>The manifest of a sweep about to be run.</summary>
    internal static SweepManifest Of(
        Sweep sweep, Design design, SweepOptions options, string kind, IReadOnlyList<Factor> factors, Share share) => new(
        [
            ("version", Manifest.ThisVersion),
            ("platform", RuntimeInformation.OSArchitecture.ToString()),
            ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
            ("shocks", options.SharedShocks ? SameShocks : "each point's own"),
            ("replications", options.Replications.ToString(CultureInfo.InvariantCulture)),
            ("precision",
                options.Precision is { } rule
                    ? FormattableString.Invariant($"{rule.Metric} within {rule.HalfWidth:R}, at most {rule.Most} replications") : "none"),
            ("rows", options.KeepsReplications ? WithReplications : "means"),
            ("design", kind),
            ("varied",
                string.Join("; ", design.Paths.Select((path, i) => factors.Count == 0 ? path : $"{path} over {factors[i].Describe()}"))),
            ("points", FormattableString.Invariant($"{design.Points.Count}, SHA-256 {Hash(design)}")),
            ("pointsInBlock", sweep.PointsInBlock.ToString(CultureInfo.InvariantCulture)),
            .. sweep.Scenarios.Select(s => ($"policy {s.Name}", s.Sha256)),
        ],
        design.Paths, [.. sweep.Scenarios.Select(s => (s.Name, s.ToJson()))], design.Points.Count, sweep.PointsInBlock, share);

    /// <summary>What differs in another sweep, a line each.</summary>
    internal IEnumerable<string> DifferencesFrom(SweepManifest other)
    {
        var theirs = other.Facts.ToDictionary(f => f.Name, f => f.Value);
        foreach (var (name, value) in Facts)
            if (!theirs.Remove(name, out var was)) yield return $"{name}: not in it";
            else if (was != value) yield return $"{name}: {was}, now {value}";
        foreach (var name in theirs.Keys) yield return $"{name}: only in it";
        if (Share != other.Share) yield return $"share: {other.Share}, now {Share}";
    }

    internal string ToJson() => SweepDocument.Form.Write(new("NegotiationSim", Study, Id, Share.ToString(), Points, PointsInBlock, Paths,
        Facts.ToDictionary(f => f.Name, f => f.Value), Policies.ToDictionary(p => p.Name, p => JsonNode.Parse(p.Json)!)));

    /// <summary>Whether a folder is a sweep's and no other study's.</summary>
    internal static bool IsAlone(string folder) =>
        File.Exists(Path.Combine(folder, FileName)) && !File.Exists(Path.Combine(folder, Manifest.FileName));

    /// <summary>Reads a sweep's manifest.</summary>
    /// <exception cref="UserError">There is none, or it is damaged.</exception>
    internal static SweepManifest Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!Path.Exists(file)) throw new UserError($"{folder}: no {FileName} here. Give a folder that sim sweep has written.");
        try
        {
            var read = SweepDocument.Form.Read(TextFile.Read(file, Manifest.MostMiB));
            var manifest = new SweepManifest([.. read.Facts.Select(f => (f.Key, f.Value))], read.Paths,
                [.. read.Policies.Select(p => (p.Key, p.Value.ToJsonString()))], read.PointCount, read.PointsInBlock,
                Share.Parse(read.Share));
            return manifest.Id == read.Id && manifest is { Points: > 0, PointsInBlock: > 0 } ? manifest
                : throw new InvalidDataException("it was changed by hand");
        }
        catch (Exception e) when (Damage.Is(e))
        {
            throw new UserError(
                $"{file}: not a sweep's manifest ({Damage.Of(e)}). Restore the file, or delete the folder and sweep again.");
        }
    }

    private static string Hash(Design design)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var point in design.Points) hash.AppendData(MemoryMarshal.AsBytes<double>(point));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>sweep.json as it is written.</summary>
internal sealed record SweepDocument(
    string Program, string Kind, string Id, string Share, long PointCount, int PointsInBlock, IReadOnlyList<string> Paths,
    IReadOnlyDictionary<string, string> Facts, IReadOnlyDictionary<string, JsonNode> Policies)
{
    internal static JsonForm<SweepDocument> Form { get; } = new(ManifestJson.Default);
}

/// <summary>A share of a sweep's blocks: every n-th from the k-th on.</summary>
/// <param name="Number">k, from 1.</param>
/// <param name="Count">n.</param>
internal readonly record struct Share(int Number, int Count)
{
    /// <summary>The most shares: as many as a Slurm array can have tasks.</summary>
    internal const int Most = 4_000_000;

    internal static Share All { get; } = new(1, 1);

    internal IEnumerable<long> Of(long blocks)
    {
        for (long block = Number - 1; block < blocks; block += Count) yield return block;
    }

    /// <summary>Reads k/n.</summary>
    /// <exception cref="FormatException">It is not a share.</exception>
    internal static Share Parse(string text) =>
        text.Split('/') is [var k, var n] && int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && number >= 1 && number <= count
        && count <= Most
            ? new Share(number, count)
            : throw new FormatException($"'{text}' is not a share: write 2/4 for the second of four; there are at most {Most}");

    public override string ToString() => FormattableString.Invariant($"{Number}/{Count}");
}
