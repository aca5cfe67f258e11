using System.Globalization;
using System.Text.RegularExpressions;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Sharing;

/// <summary>Where the shares of a study are kept: a folder each, in one beside the results.</summary>
internal static partial class Parts
{
    private static readonly AsyncLocal<IReadOnlyList<string>?> Current = new();

    /// <summary>The shares that the study being carried out is to be put together from; null where it is not.</summary>
    internal static IReadOnlyList<string>? Merged { get => Current.Value; set => Current.Value = value; }

    /// <summary>What is said of a share of another study.</summary>
    internal static (string What, string Cure) Foreign(string folder) => (
        $"{folder}: this is a share of another study.",
        $"Give the same files and options to all shares and to the same version. To begin anew, remove {Path.GetDirectoryName(folder)}"
            + " or give another folder with --out.");

    /// <summary>The folder in which the shares are.</summary>
    /// <param name="results">The results-to-be.</param>
    internal static string Around(string results) => Path.TrimEndingDirectorySeparator(results) + ".shards";

    /// <summary>The folder of a share.</summary>
    internal static string FolderOf(string results, Share share) =>
        Path.Combine(Around(results), string.Create(CultureInfo.InvariantCulture, $"{share.Number}-of-{share.Count}"));

    /// <summary>The folders of shares that there are.</summary>
    /// <param name="around">The folder in which they are.</param>
    internal static IReadOnlyList<string> In(string around) => !Directory.Exists(around) ? []
        : [.. Directory.EnumerateDirectories(around).Where(f => Name().IsMatch(Path.GetFileName(f))).Order(StringComparer.Ordinal)];

    /// <summary>The share that a folder is named by; null for one with a name of its own.</summary>
    internal static Share? ShareOf(string folder) => Name().Match(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))) is
        { Success: true } m && int.TryParse(m.Groups[1].Value, out var k) && int.TryParse(m.Groups[2].Value, out var n) && k <= n
            ? new Share(k, n) : null;

    /// <summary>The folders of shares to merge.</summary>
    /// <exception cref="UserError">There are none.</exception>
    internal static IReadOnlyList<string> ToMerge(string results) => In(Around(results)) is { Count: > 0 } all ? all
        : throw new UserError($"{results}: it has no shares (no folder {Around(results)} with some). Run them first, with --shard.");

    [GeneratedRegex("^([1-9][0-9]{0,8})-of-([1-9][0-9]{0,8})$")]
    private static partial Regex Name();
}
