using System.Text.RegularExpressions;

namespace NegotiationSim.Engine.Tests.House;

/// <summary>How the sources are laid out, those of the program and of the tests included.</summary>
public partial class FormTests
{
    /// <summary>As .editorconfig has it.</summary>
    private const int MostColumns = 140;

    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(SourceFiles.Engine))!;

    private static readonly IReadOnlyList<(string Path, string[] Lines)> Sources =
    [
        .. from folder in (string[])["src", "tests"]
           from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
           let path = System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/')
           where !path.Split('/').Any(part => part is "bin" or "obj")
           select (path, File.ReadAllLines(file)),
    ];

    [Fact]
    public void A_line_has_140_columns_at_most_unless_it_is_one_literal() => Assert.Empty(
        from source in Sources
        from line in source.Lines.Index()
        where line.Item.Length > MostColumns && !IsLiteral(source.Lines, line.Index)
        select $"{source.Path}:{line.Index + 1}");

    [Fact]
    public void A_namespace_is_that_of_its_folder() => Assert.Empty(
        from source in Sources
        where source.Path.StartsWith("src/", StringComparison.Ordinal)
        let name = source.Lines.FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(
            ';')
        let folder = "NegotiationSim." + string.Join('.', source.Path.Split('/')[1..^1])
        where name is not null && name != folder
        select $"{source.Path}: {name}");

    /// <summary>Whether a long line is long by one text that cannot be broken: within a raw literal, or a literal of its own
    /// length.</summary>
    private static bool IsLiteral(string[] lines, int at) =>
        lines.Take(at).Sum(l => Quotes().Count(l)) % 2 == 1 || Quotes().IsMatch(lines[at])
            || lines[at].Contains("$\"", StringComparison.Ordinal) || Literals().Matches(lines[at]).Any(m => m.Length > LongLiteral);

    private const int LongLiteral = 60;

    [GeneratedRegex("\"\"\"")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Literals();
}
