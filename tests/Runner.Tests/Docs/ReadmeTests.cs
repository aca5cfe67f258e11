using System.Text.RegularExpressions;

namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>What the documents tell a reader to type works, and what they show is what the program says.</summary>
public sealed partial class ReadmeTests
{
    private static readonly IReadOnlyList<string> Documents =
        [.. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md").Select(f => "docs/" + Path.GetFileName(f)).Prepend("README.md").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Every_command_of_every_document_runs_and_says_what_is_shown()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The lines are for a POSIX shell.");
        var faults = await Task.WhenAll(Documents.Select(FaultsOf));
        Assert.True(faults.All(f => f.Count == 0), string.Join("\n\n", faults.SelectMany(f => f)));
    }

    /// <summary>Runs a document's commands in their order in one folder.</summary>
    private static async Task<List<string>> FaultsOf(string document)
    {
        var blocks = Block.In(await File.ReadAllTextAsync(Repository.PathOf(document)));
        if (!blocks.Any(b => b.Calls.Any())) return [];
        using var place = new Workplace();
        var said = new List<(string Line, string Text)>();
        var faults = new List<string>();
        foreach (var block in blocks)
        {
            if (block.Calls.Any()) said.Clear();
            foreach (var line in block.Calls)
            {
                var result = await SimProcess.RunLine(place.Root, line);
                said.Add((line, Masked(result.Out)));
                if (result.Code != 0) faults.Add($"{document}:{block.At} {line}\n  exit code {result.Code}: {result.Err}");
            }
            if (block.Language is "json" or "jsonc" && block.Lines.Count > 0 && Named().Match(block.Lines[0]) is { Success: true } file)
                await File.WriteAllTextAsync(place.At(file.Groups[1].Value), string.Join('\n', block.Lines));
            if (block.Language == "text" && said.Count > 0 && !said.Any(s => Shows(s.Text, block.Lines)))
                faults.Add($"{document}:{block.At} is not what the program says. It says:\n{string.Join('\n', said.Select(s => $"$ {s.Line}\n{s.Text}"))}");
        }
        return faults;
    }

    /// <summary>Whether an output holds the lines shown, in one piece, or in several with lines of "…" between them.</summary>
    private static bool Shows(string output, IReadOnlyList<string> shown)
    {
        var text = "\n" + string.Join('\n', output.Split('\n').Select(l => l.TrimEnd())) + "\n";
        var at = 0;
        foreach (var piece in Masked(string.Join('\n', shown.Select(l => l.TrimEnd()))).Split('\n').Aggregate(new List<List<string>> { new() }, Gather).Where(p => p.Count > 0))
        {
            at = text.IndexOf("\n" + string.Join('\n', piece) + "\n", at, StringComparison.Ordinal);
            if (at < 0) return false;
        }
        return true;
    }

    private static List<List<string>> Gather(List<List<string>> pieces, string line)
    {
        if (line.Trim() == "…") pieces.Add([]);
        else pieces[^1].Add(line);
        return pieces;
    }

    private static string Masked(string text) => Seconds().Replace(text, "… s)");

    [GeneratedRegex(@"\d+\.\d s\)")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^// (\S+\.json)$")]
    private static partial Regex Named();
}
