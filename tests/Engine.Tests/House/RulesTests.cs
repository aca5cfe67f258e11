using System.Text.RegularExpressions;
using NegotiationSim.Engine.Tests.Docking;

namespace NegotiationSim.Engine.Tests.House;

public class RulesTests
{
    private const int MostLines = 250;

    [Fact]
    public void The_engine_knows_no_policy_by_its_name()
    {
        string[] words = [.. ReferenceWorlds.Policies.Keys, "phase by phase", "maximum pressure", "strategic patience", "grand bargain",
            "agreed framework"];
        Assert.Empty(
            from file in SourceFiles.All
            from Match literal in Regex.Matches(Regex.Replace(file.Text, "//.*", ""), "\"[^\"\n]*\"")
            from word in words
            where Regex.IsMatch(literal.Value, $@"\b{word}\b", RegexOptions.IgnoreCase)
            select $"{file.Path}: {literal.Value}");
    }

    [Fact]
    public void Threads_are_made_in_one_place() => Assert.Empty(
        from file in SourceFiles.All
        where file.Path != "Studies/OrderedBlocks.cs"
        where Regex.IsMatch(file.Text, @"\bnew Thread\b|\bThreadPool\b|\bTask\.(Run|Factory)|\bParallel\.|\.AsParallel\b|\basync\b")
        select file.Path);

    [Fact]
    public void A_file_says_one_thing_and_is_short() => Assert.Empty(
        from file in SourceFiles.All
        let lines = file.Text.Split('\n').Length - 1
        where lines >= MostLines
        select $"{file.Path}: {lines} lines");
}
