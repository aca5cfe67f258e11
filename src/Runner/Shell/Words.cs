namespace NegotiationSim.Runner.Shell;

/// <summary>Small things of English.</summary>
internal static class Words
{
    /// <summary>Things one after another: <c>a, b or c</c>.</summary>
    internal static string Series(IEnumerable<string> things, string last) => things.ToArray() switch
    {
        [.. var all, var end] when all.Length > 0 => $"{string.Join(", ", all)} {last} {end}",
        var few => string.Concat(few),
    };

    /// <summary>A verb of the third person for so many: "1 holds", "2 hold"; other words as they are.</summary>
    internal static string Verb(string word, long n) => n != 1 && word.EndsWith('s') ? word[..^1] : word;

    /// <summary>A text with a capital first letter.</summary>
    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
