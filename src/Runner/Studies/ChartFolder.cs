using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Drawing.Files;
using NegotiationSim.Runner.Drawing.Fonts;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies;

/// <summary>Where charts of saved results go: among the results, or into a folder of charts.</summary>
/// <remarks>The latter may be the user's own, and gets a manifest that names the charts.</remarks>
internal static class ChartFolder
{
    /// <summary>Its name among the results.</summary>
    internal const string Name = "charts";

    private const string Kind = Name;

    /// <summary>Where the charts of results stand.</summary>
    internal static string Of(string folder) => Path.Combine(folder, Name);

    /// <summary>Draws figures into a folder of their own.</summary>
    /// <param name="figures">Which.</param>
    /// <param name="folder">Where.</param>
    /// <param name="request">How.</param>
    /// <param name="error">Is told of letters that cannot be drawn.</param>
    /// <returns>How many were drawn.</returns>
    internal static int Draw(IReadOnlyList<Figure> figures, string folder, ChartRequest request, TextWriter error)
    {
        if (BundledFonts.Lacking(figures.SelectMany(f => f.Texts)) is { Count: > 0 } lacking)
            error.WriteLine(
                $"Caution  The charts' font lacks {string.Concat(lacking.Take(12))}{(lacking.Count > 12 ? "…" : "")}, which charts "
                + "show as boxes. Name scenarios and policies in Latin, Greek or Cyrillic letters for charts.");
        using var work = OnDisk.Now.Work();
        Directory.CreateDirectory(folder);
        FigureFiles.Save(figures, folder, request.Preset, request.Width, request.Formats);
        return figures.Count;
    }

    /// <summary>Draws figures of a folder's results.</summary>
    /// <param name="draw">Draws them into a folder, and says how many they are.</param>
    /// <param name="source">The results.</param>
    /// <param name="target">Where the charts go.</param>
    /// <param name="error">Is told what was moved aside.</param>
    /// <returns>How many were drawn.</returns>
    /// <exception cref="UserError">A file stands in the way that is not ours, or nothing can be written there.</exception>
    internal static int Draw(Func<string, int> draw, string source, string target, TextWriter error)
    {
        var isSweep = File.Exists(Path.Combine(source, SweepManifest.FileName));
        if (!isSweep && Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)) == Path.GetFullPath(Of(source)))
        {
            using var results = ResultsFolder.Start(source);
            var added = draw(Of(results.Path));
            results.Add(error);
            return added;
        }
        var about = isSweep ? OfSweep(SweepManifest.Read(source)) : OfResults(Manifest.Read(source));
        using var folder = ResultsFolder.Start(target, isShared: true);
        if (Manifest.Find(target) is { } there && there.Kind != Kind)
            throw new UserError($"{target}: results of sim {there.Kind}. Give another folder with --out.");
        var drawn = draw(folder.Path);
        folder.Manifest = about;
        if (Manifest.Find(target) is { } before && before.AsksTheSameAs(about)) folder.Add(error);
        else folder.Finish(error);
        return drawn;
    }

    private static Manifest OfResults(Manifest m) =>
        m with
        {
            Kind = Kind, Version = Manifest.ThisVersion, Command = CommandLine.Text, Files = [], Drawn = [],
            Request = [Kind, Checksums.HashOf(string.Join('\n', m.Files.Select(f => $"{f.Name} {f.Sha256}")))],
        };

    private static Manifest OfSweep(SweepManifest sweep) => new(
        Kind, Manifest.ThisVersion, CommandLine.Text, DateTimeOffset.UtcNow, new RunOptions(), sweep.Points, sweep.Entries, [],
        [Kind, sweep.Id]);
}
