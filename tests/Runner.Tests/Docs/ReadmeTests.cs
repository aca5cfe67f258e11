using System.Text.RegularExpressions;

namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>What the documents tell a reader to type works, and what they show is what the program says.</summary>
/// <remarks>
/// The program is called in this process, in a folder for each document: that saves its start, a hundred times over.
/// What nothing is shown of is carried out at a smaller size: see <see cref="Smaller"/>.
/// </remarks>
[Collection(nameof(InTurn))]
public sealed partial class ReadmeTests(ITestOutputHelper times)
{
    /// <summary>The documents with something to type.</summary>
    public static TheoryData<string> Documents { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md").Select(f => "docs/" + Path.GetFileName(f)).Prepend("README.md")
            .Where(d => BlocksOf(d).Any(b => b.Calls.Any())).Order(StringComparer.Ordinal)];

    /// <summary>Runs a document's commands in their order in one folder.</summary>
    [Theory, MemberData(nameof(Documents))]
    public async Task Every_command_of_a_document_runs_and_says_what_is_shown(string document)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The lines are for a POSIX shell.");
        using var place = new Workplace();
        using var _ = place.Enter();
        var said = new List<(string Line, string Text)>();
        var faults = new List<string>();
        var blocks = BlocksOf(document);
        foreach (var (at, block) in blocks.Index())
        {
            if (block.Calls.Any()) said.Clear();
            var isShown = blocks.Skip(at + 1).TakeWhile(b => !b.Calls.Any()).Any(b => b.Language == "text");
            foreach (var line in block.Calls)
            {
                var result = await Run(place, line, isShown);
                said.Add((line, Masked(result.Out)));
                if (result.Code != 0) faults.Add($"{document}:{block.At} {line}\n  exit code {result.Code}: {result.Err}");
            }
            if (block.Language is "json" or "jsonc" && block.Lines.Count > 0 && Named().Match(block.Lines[0]) is { Success: true } file)
                await Write(place.At(file.Groups[1].Value), string.Join('\n', block.Lines));
            if (block.Language == "text" && said.Count > 0 && !said.Any(s => Shows(s.Text, block.Lines)))
                faults.Add(
                    $"{document}:{block.At} is not what the program says. It "
                        + $"says:\n{string.Join('\n', said.Select(s => $"$ {s.Line}\n{s.Text}"))}");
        }
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private static IReadOnlyList<Block> BlocksOf(string document) => Block.In(File.ReadAllText(Repository.PathOf(document)));

    private static Task Write(string file, string text) => File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

    /// <summary>Carries out a line as a shell does.</summary>
    private async Task<Said> Run(Workplace place, string line, bool isShown)
    {
        var before = Environment.CpuUsage.TotalTime;
        var call = ShellLine.Read(line, place.Root);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await global::Sim.Run(Smaller.Of(call.Arguments, isShown), output, error, TestContext.Current.CancellationToken);
        if (call.Target is not null) await Write(place.At(call.Target), output.ToString());
        times.WriteLine($"{(Environment.CpuUsage.TotalTime - before).TotalSeconds,6:0.00} s of processor  {line}");
        return new Said(code, call.Target is null ? output.ToString() : "", error.ToString());
    }

    /// <summary>Whether an output holds the lines shown, in one piece, or in several with lines of "…" between them.</summary>
    private static bool Shows(string output, IReadOnlyList<string> shown)
    {
        var text = "\n" + string.Join('\n', output.Split('\n').Select(l => l.TrimEnd())) + "\n";
        var at = 0;
        foreach (var piece in Masked(string.Join('\n', shown.Select(l => l.TrimEnd()))).Split('\n')
            .Aggregate(new List<List<string>> { new() }, Gather).Where(p => p.Count > 0))
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
