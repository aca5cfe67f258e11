using System.Text.RegularExpressions;

namespace NegotiationSim.Engine.Tests.House;

public partial class LayersTests
{
    /// <summary>From the ground up: a folder may use those that stand before it.</summary>
    private static readonly string[] Layers =
        ["Numbers", "Games", "Crisis", "Coercion.Actors", "Coercion.Policies", "Coercion.World", "Coercion.Bargaining",
            "Coercion.Simulation",
            "Statistics", "Scenarios", "Models", "Studies", "Theory", "History"];

    /// <summary>The names of each layer's types.</summary>
    private static readonly ILookup<string, string> TypesOf = (
        from type in typeof(Engine.Coercion.Simulation.Setting).Assembly.GetTypes()
        from layer in Layers
        where type.Namespace?.StartsWith($"NegotiationSim.Engine.{layer}", StringComparison.Ordinal) == true
        select (layer, name: type.Name.Split('`')[0])).ToLookup(type => type.layer, type => type.name);

    [Fact]
    public void Every_folder_of_the_engine_is_a_layer() =>
        Assert.Empty(SourceFiles.All.Select(file => SourceFiles.FolderOf(file.Path)).Distinct().Except(Layers));

    [Fact]
    public void A_layer_uses_only_the_layers_below_it() => Assert.Empty(
        from file in SourceFiles.All
        let folder = SourceFiles.FolderOf(file.Path)
        from used in Used(file.Text).Distinct()
        where used != folder && !MayUse(folder).Contains(used)
        select $"{file.Path} uses {used}");

    [Fact]
    public void The_engine_knows_no_program_around_it() => Assert.Empty(
        from file in SourceFiles.All
        where Regex.IsMatch(file.Text, @"NegotiationSim\.Runner|\bSystem\.Console\b|(?<![\w.])Console\.\w")
        select file.Path);

    [Theory]
    [InlineData("using NegotiationSim.Engine.Studies;", "Studies")]
    [InlineData("using static NegotiationSim.Engine.Numbers.Maths;", "Numbers")]
    [InlineData("var x = Simulation.Replication.Run(set, shocks);", "Coercion.Simulation")]
    [InlineData("NegotiationSim.Engine.History.Record r;", "History")]
    [InlineData("private readonly Statistics.Moments[] m;", "Statistics")]
    [InlineData("var x = set.Simulation.Rounds; // Studies.Run is elsewhere", "")]
    public void The_rule_sees_imports_and_qualified_names(string code, string used) =>
        Assert.Equal(used == "" ? [] : [used], Used(code));

    private static string[] MayUse(string folder) =>
        folder is "Statistics" or "Crisis" ? ["Numbers"] : [.. Layers.TakeWhile(layer => layer != folder)];

    private static IEnumerable<string> Used(string text)
    {
        var code = Comments().Replace(text, "");
        return Qualified().Matches(code).Select(m => m.Groups[1].Value)
            .Concat(Relative().Matches(code).Select(m => (Layer: LayerOf(m.Groups[1].Value), Type: m.Groups[2].Value))
                .Where(m => IsNamespace(m.Layer, m.Type)).Select(m => m.Layer))
            .Where(Layers.Contains);
    }

    /// <summary>The layer that a last word of a namespace stands for.</summary>
    private static string LayerOf(string word) => Layers.FirstOrDefault(layer => layer.Split('.')[^1] == word) ?? word;

    /// <summary>Whether a word before a dot is the layer rather than a member of the same name: the layer has a type of the name after the
    /// dot.</summary>
    private static bool IsNamespace(string layer, string name) => TypesOf[layer].Contains(name);

    [GeneratedRegex(@"//.*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Comments();

    [GeneratedRegex(@"\bNegotiationSim\.Engine\.(Coercion\.\w+|\w+)")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"(?<![\w.])(\w+)\.(\w+)")]
    private static partial Regex Relative();
}
