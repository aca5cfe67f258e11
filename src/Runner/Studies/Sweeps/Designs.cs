using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Sweeps;

/// <summary>Makes the points of a sweep as the command line asks for them.</summary>
internal static class Designs
{
    /// <summary>The most MiB of a file of points: some two million points of ten numbers.</summary>
    private const int MostMiB = 256;

    /// <summary>The points of a design.</summary>
    /// <param name="design">"grid", "lhs", "sobol" or "csv:FILE"; null for a grid where every factor has levels, else a Latin
    /// hypercube.</param>
    /// <param name="factors">What is varied.</param>
    /// <param name="points">How many points, where the design does not say.</param>
    /// <param name="seed">The seed of designs drawn by chance.</param>
    /// <returns>The design's name and its points.</returns>
    /// <exception cref="UserError">There is no such design, or it does not fit the factors.</exception>
    internal static (string Name, Design Design) Make(string? design, IReadOnlyList<Factor> factors, int? points, ulong seed)
    {
        if (design?.StartsWith("csv:", StringComparison.Ordinal) == true)
        {
            if (factors.Count > 0 || points is not null)
                throw new UserError("--design csv: the file gives the numbers and points. Leave out --vary and --points.");
            var file = design[4..];
            return Path.Exists(file) ? ("csv", Design.FromCsv(TextFile.Read(file, MostMiB), file))
                : throw new UserError($"--design csv: no file {file}.");
        }
        if (factors.Count == 0) throw new UserError("Nothing is varied. Give --vary PATH=LOW:HIGH:N, or --design csv:FILE.");
        design ??= factors.All(f => f.Distribution is null) && points is null ? "grid" : "lhs";
        switch (design)
        {
            case "grid":
                if (points is not null)
                    throw new UserError(
                        "--points: a grid has as many points as its factors' values make. Leave it out, or choose --design lhs.");
                return (design, Design.FullFactorial(factors));
            case "lhs" or "sobol":
                if (points is not { } n) throw new UserError($"--design {design} needs --points N.");
                if (n is < 1 or > Design.MostPoints) throw new UserError($"--points must be from 1 to {Design.MostPoints}.");
                return (design, design == "lhs" ? Design.Latin(factors, n, seed) : Design.Sobol(factors, n, seed));
            default:
                throw new UserError($"--design {design}: no such design. Known: grid, lhs, sobol, csv:FILE.");
        }
    }
}
