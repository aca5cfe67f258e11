using System.CommandLine;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies;

/// <summary>The options that say how charts are drawn.</summary>
internal sealed class ChartFlags
{
    private static readonly IReadOnlyDictionary<string, FigureFormat> Formats = new Dictionary<string, FigureFormat>
    {
        ["png"] = FigureFormat.Png,
        ["svg"] = FigureFormat.Svg,
        ["pdf"] = FigureFormat.Pdf,
        ["tiff"] = FigureFormat.Tiff,
    };

    private readonly Option<string> preset = new("--preset")
    {
        Description = $"where the charts will stand: {string.Join(", ", Preset.All.Select(p => p.Name))}",
        HelpName = "NAME",
        DefaultValueFactory = _ => Preset.Paper.Name,
    };
    private readonly Option<double?> width =
        new("--width") { Description = "width of the charts in millimetres, 60 to 400 [default: the preset's widest]", HelpName = "MM" };
    private readonly Option<string[]> formats = new("--chart-format")
    {
        Description = $"kinds of file: {string.Join(", ", Formats.Keys)} (repeatable) [default: the preset's]",
        HelpName = "KIND",
    };

    internal ChartFlags()
    {
        preset.AcceptOnlyFromAmong([.. Preset.All.Select(p => p.Name)]);
        formats.AcceptOnlyFromAmong([.. Formats.Keys]);
        Faults.Bound(width, 60, 400, "60 to 400 millimetres");
    }

    internal void AddTo(Command command)
    {
        foreach (var option in new Option[] { preset, width, formats }) command.Add(option);
    }

    internal ChartRequest Read(ParseResult parsed) => new(
        Preset.Named(parsed.GetValue(preset)!)!,
        parsed.GetValue(width),
        parsed.GetValue(formats) is { Length: > 0 } chosen ? [.. chosen.Distinct().Select(f => Formats[f])] : null);
}

/// <summary>How charts are drawn.</summary>
/// <param name="Preset">Sizes and kinds of file for a place of publication.</param>
/// <param name="Width">Width in millimetres, or null for the preset's widest.</param>
/// <param name="Formats">Kinds of file, or null for the preset's.</param>
internal sealed record ChartRequest(Preset Preset, double? Width, IReadOnlyList<FigureFormat>? Formats)
{
    /// <summary>The same as options of a command line.</summary>
    internal IReadOnlyList<string> Options =>
    [
        $"--preset={Preset.Name}",
        .. Width is { } width ? (string[])[FormattableString.Invariant($"--width={width:R}")] : [],
        .. (Formats ?? []).Select(f => $"--chart-format={f.ToString().ToLowerInvariant()}"),
    ];
}
