namespace NegotiationSim.Runner.Tests.Docs;

/// <summary>A fenced block of a Markdown document.</summary>
/// <param name="Language">The word after the fence; empty if there is none.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="At">The line of the document where it starts, from 1.</param>
internal sealed record Block(string Language, IReadOnlyList<string> Lines, int At)
{
    /// <summary>The lines that call the program, comments and all.</summary>
    internal IEnumerable<string> Calls => Lines.Select(l => l.TrimStart('$', ' '))
        .Where(
            l => (l.StartsWith("./sim ", StringComparison.Ordinal) || l.StartsWith("sim ", StringComparison.Ordinal))
                && !l.Contains("# not run in tests", StringComparison.Ordinal));

    /// <summary>The blocks of a document.</summary>
    internal static IReadOnlyList<Block> In(string markdown)
    {
        var blocks = new List<Block>();
        Block? open = null;
        var number = 0;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (open is null && line.StartsWith("```", StringComparison.Ordinal)) open = new Block(line[3..].Trim(), [], number);
            else if (open is not null && line.StartsWith("```", StringComparison.Ordinal)) (_, open) = (Add(blocks, open), null);
            else if (open is not null) open = open with { Lines = [.. open.Lines, line] };
        }
        return blocks;
    }

    private static Block Add(List<Block> blocks, Block block)
    {
        blocks.Add(block);
        return block;
    }
}
