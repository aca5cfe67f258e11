using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>What a call asked for, as manifests hold it: calls that ask the same of the same scenarios make the same data.</summary>
internal static class Request
{
    /// <summary>Options that say how and where, not what.</summary>
    private static readonly string[] Beside =
        ["--help", "--out", "--shard", "--cluster", "--threads", "--quiet", "--format", "--no-charts", "--preset", "--width",
            "--chart-format", "--chart-metric", "--report", "--full"];

    /// <summary>What counts of results of a search that another search starts from.</summary>
    private const string Front = "front.csv";

    /// <summary>The command's name, then each of its options with its value, given or usual. Files stand as the SHA-256 of what is in
    /// them.</summary>
    /// <param name="parsed">The call; null for none.</param>
    /// <param name="byFiles">Whether the files decide what comes of it; else the scenarios say it all.</param>
    internal static IReadOnlyList<string> Of(ParseResult? parsed, bool byFiles)
    {
        if (parsed?.CommandResult is not { } call) return [];
        var arguments = byFiles ? call.Command.Arguments : [];
        var files = arguments.SelectMany(a => Values(parsed.GetResult(a), a.GetDefaultValue));
        var options = call.Command.Options.Where(o => !Beside.Contains(o.Name))
            .SelectMany(o => Values(parsed.GetResult(o), () => o.HasDefaultValue ? o.GetDefaultValue() : null, o.ValueType)
                .Select(value => $"{o.Name}={value}"));
        return [call.Command.Name, .. files, .. options];
    }

    private static IEnumerable<string> Values(SymbolResult? result, Func<object?> usual, Type? type = null)
    {
        if (result is OptionResult { Implicit: false, Tokens.Count: 0 }) return ["true"];
        var given = result?.Tokens.Select(t => t.Value).ToArray() ?? [];
        return (given.Length > 0 ? given : Texts(usual())).Where(text => text is not "False" and not "false")
            .Select(text => IsText(type) ? Content(text) : Plainly(text, type!));
    }

    private static string[] Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        System.Collections.IEnumerable several => [.. several.Cast<object>().SelectMany(Texts)],
        _ => [Convert.ToString(value, CultureInfo.InvariantCulture)!],
    };

    private static bool IsText(Type? type) => type is null || type == typeof(string) || type == typeof(string[]);

    /// <summary>.5 and 0.5 are the same number, and 1,000 and 1000.</summary>
    private static string Plainly(string text, Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) == typeof(double) && PlainNumbers.TryRead(text, out double number)
            ? number.ToString("R", CultureInfo.InvariantCulture) : PlainNumbers.Whole(text);

    private static string Content(string text)
    {
        if (File.Exists(Path.Combine(text, SweepManifest.FileName))) return "sweep " + SweepManifest.Read(text).Id;
        if (File.Exists(Path.Combine(text, Front))) text = Path.Combine(text, Front);
        return new FileInfo(text.Length == 0 ? "." : text) is { Exists: true, Length: > 0 } file
            ? "sha256 " + ResultsFolder.HashOf(file.FullName)
            : ShippedFiles.Read(text) is { } bytes ? "sha256 " + Checksums.HashOf(new MemoryStream(bytes)) : text;
    }
}
