using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies;

namespace NegotiationSim.Runner.Reproduction;

/// <summary>Charts of results that cannot be read back: of a run of the study, if its data are the same.</summary>
internal static class Redraw
{
    /// <summary>Draws the charts of a folder's results.</summary>
    /// <param name="source">The results.</param>
    /// <param name="manifest">Their manifest.</param>
    /// <param name="kind">Their kind.</param>
    /// <param name="target">Where the charts go.</param>
    /// <param name="how">Sizes and kinds of file.</param>
    /// <param name="error">Is told that the study is carried out again.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many were drawn.</returns>
    /// <exception cref="UserError">The data were changed, the study cannot be carried out here, or comes to other data.</exception>
    internal static async Task<int> Draw(
        string source, Manifest manifest, StudyKind kind, string target, ChartRequest how, TextWriter error, CancellationToken cancellation)
    {
        await error.WriteLineAsync($"The charts of {manifest.Kind} are drawn from a run of it: {manifest.Command}");
        var temporary = Directory.CreateTempSubdirectory("sim-charts-").FullName;
        try
        {
            var again = await Rerun.Of(manifest, kind, temporary, how.Options, cancellation)
                ?? throw new OperationCanceledException(cancellation);
            if (manifest.Files.Except(again.Files).Select(f => f.Name).FirstOrDefault() is { } other)
                throw new UserError($"{source}: {other} differs when {manifest.Kind} is run again, so its charts would be of other results."
                    + $" Written by version {manifest.Version}; this is {Manifest.ThisVersion}. See: sim reproduce {source}");
            return ChartFolder.Draw(folder => Copy(ChartFolder.Of(Rerun.PlaceIn(temporary)), folder), source, target, error);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Copies charts; each has a caption.</summary>
    private static int Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        var files = Directory.Exists(from) ? Directory.GetFiles(from) : [];
        foreach (var file in files) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return files.Count(f => Path.GetExtension(f) == ".txt");
    }
}
