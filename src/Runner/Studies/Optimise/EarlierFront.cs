using System.Globalization;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Optimise;

/// <summary>The front of an earlier search, for another one to start from.</summary>
internal static class EarlierFront
{
    private const string FileName = "front.csv";
    private const int MostMiB = 64;

    /// <summary>Reads the policies that were found.</summary>
    /// <param name="folder">A results folder of sim optimise.</param>
    /// <exception cref="UserError">It has no front, or one that cannot be read; with file and line.</exception>
    internal static IReadOnlyList<StartingPolicy> Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            throw new UserError($"--from {folder}: there is no {FileName} in it. Give a results folder of sim optimise.");
        string[] lines = [.. TextFile.Read(file, MostMiB).ReplaceLineEndings("\n").Split('\n')];
        var heading = Csv.Fields(lines[0]);
        var (name, found) = (At("policy"), At("found"));
        int[] levers = [.. heading.Index().Where(h => h.Item.StartsWith("policy.", StringComparison.Ordinal)).Select(h => h.Index)];
        if (levers.Length == 0) throw Fault(1, "no column of a lever, such as policy.relief");
        if (heading.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Fault(1, $"the column {twice.Key} stands twice");
        StartingPolicy[] front =
            [.. lines.Index().Skip(1).Where(l => l.Item.Length > 0).Select(l => Row(l.Index + 1, Csv.Fields(l.Item)))
                .OfType<StartingPolicy>()];
        return front.Length > 0 ? front : throw Fault(1, "no policy that was found");

        int At(string column) => Array.IndexOf(heading, column) is >= 0 and var at ? at : throw Fault(1, $"no column {column}");

        StartingPolicy? Row(int line, string[] fields)
        {
            if (fields.Length != heading.Length) throw Fault(line, $"{fields.Length} values under {heading.Length} columns");
            if (fields[found] != "1") return null;
            return new StartingPolicy(FormattableString.Invariant($"{file}, line {line}, {TextWrap.Shortened(fields[name], 40)}"),
                levers.ToDictionary(l => heading[l], l => Number(line, heading[l], fields[l])));
        }

        double Number(int line, string path, string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
                : throw Fault(line, $"{path} is '{TextWrap.Shortened(text, 40)}', which is no number");

        UserError Fault(int line, string what) =>
            new(FormattableString.Invariant($"{file}, line {line}: {what}. Give a results folder of sim optimise as it was written."));
    }
}
