using System.Text.RegularExpressions;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Tests.House;

public partial class LayersTests
{
    private const string Program = "NegotiationSim.Runner.";

    /// <summary>From the ground up: a folder may use those that stand before it, so none is used in a circle.</summary>
    private static readonly string[] Layers =
    [
        "Shell", "Results", "Sharing", "Files", "Telling", "Drawing.Fonts", "Drawing", "Drawing.Files", "Studies", "Studies.Run",
        "Studies.Compare", "Studies.Ablate", "Studies.Claims", "Studies.Sensitivity", "Studies.Optimise", "Studies.Sweeps",
        "Studies.Discover", "Studies.Analyze", "Studies.Play", "Studies.Backtests", "Studies.Calibrate", "Studies.Hindsights", "Report",
        "Reproduction", "Web",
    ];

    private static readonly string Folder = Repository.PathOf("src", "Runner");

    private static readonly IReadOnlyList<(string Path, string Layer, string Text)> Sources =
    [
        .. from file in Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
           let parts = Path.GetRelativePath(Folder, file).Replace('\\', '/').Split('/')
           where parts.Length > 1 && parts[0] is not ("bin" or "obj")
           select (string.Join('/', parts), string.Join('.', parts[..^1]), Comments().Replace(File.ReadAllText(file), "")),
    ];

    /// <summary>The names of each layer's types.</summary>
    private static readonly ILookup<string, string> TypesOf = typeof(UserError).Assembly.GetTypes()
        .Where(type => type is { IsNested: false, Namespace: { } space } && space.StartsWith(Program, StringComparison.Ordinal))
        .ToLookup(type => type.Namespace![Program.Length..], type => type.Name.Split('`')[0]);

    [Fact]
    public void Every_folder_of_the_program_is_a_layer() => Assert.Empty(Sources.Select(s => s.Layer).Distinct().Except(Layers));

    [Fact]
    public void A_layer_uses_only_the_layers_below_it() => Assert.Empty(
        from source in Sources
        from used in Used(source.Layer, source.Text).Distinct()
        where Array.IndexOf(Layers, used) > Array.IndexOf(Layers, source.Layer)
        select $"{source.Path} uses {used}");

    [Theory]
    [InlineData("Results", "using NegotiationSim.Runner.Studies.Run;", "Studies.Run")]
    [InlineData("Studies", "Run.RunTables.Of(run);", "Studies.Run")]
    [InlineData("Studies.Run", "Results.Csv.Field(text);", "Results")]
    [InlineData("Drawing.Fonts", "new Page(figure);", "Drawing")]
    [InlineData("Studies", "run.Figures.Csv.Field(text);", "")]
    public void The_rule_sees_imports_qualified_names_and_what_stands_in_the_folder_around(string layer, string code, string used) =>
        Assert.Equal(used == "" ? [] : [used], Used(layer, code).Distinct());

    /// <summary>The other layers that code of a layer uses.</summary>
    private static IEnumerable<string> Used(string layer, string code)
    {
        var imported = Imports().Matches(code).Select(m => Layers.Where(l => (m.Groups[1].Value + ".").StartsWith(l + '.',
            StringComparison.Ordinal)).MaxBy(l => l.Length)).OfType<string>();
        var qualified = Qualified().Matches(code).SelectMany(m => Layers.Where(l =>
            l.Split('.')[^1] == m.Groups[1].Value && TypesOf[l].Contains(m.Groups[2].Value)));
        // What stands in the folder around needs no import.
        var around = layer.LastIndexOf('.') is var dot and > 0
            && TypesOf[layer[..dot]].Any(type => Regex.IsMatch(code, $@"(?<![\w.]){type}\b")) ? new[] { layer[..dot] } : [];
        return imported.Concat(qualified).Concat(around).Where(used => used != layer);
    }

    [GeneratedRegex(@"//.*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\bNegotiationSim\.Runner\.(?!Tests\b)([\w.]+\w)")]
    private static partial Regex Imports();

    [GeneratedRegex(@"(?<![\w.])(\w+)\.(\w+)")]
    private static partial Regex Qualified();
}
