using System.Text.RegularExpressions;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Scenarios;

public class CatalogueTests
{
    [Fact]
    public void Every_declared_parameter_is_in_the_catalogue_once()
    {
        string[] expected =
        [
            "rounds",
            .. Policy.Parameters.Select(p => "policy." + p.Declaration.Path),
            "timeline[i].attention",
            .. ThirdParty.Parameters.Select(p => "thirdParties.NAME." + p.Declaration.Path),
            .. Setting.Parameters.Select(p => p.Declaration.Path),
            .. Setting.BargainingParameters.Select(p => Regex.Replace(p.Declaration.Path, @"(?<=^bargaining\.issues\.)\w+", "NAME"))
                .Distinct(),
            .. Setting.DomesticParameters.Concat(Setting.SenderConstituency("NAME", 0)).Concat(Setting.TargetConstituency("NAME", 0))
                .Select(p => p.Declaration.Path),
        ];
        Assert.Equal(expected.Order(), Catalogue.Parameters.Select(e => e.Path).Order());
    }

    [Fact]
    public void Every_entry_says_what_it_means() => Assert.All(Catalogue.Entries, e => Assert.NotEmpty(e.Meaning));

    [Theory]
    [InlineData("policy.depth", "policy.depth")]
    [InlineData("timeline[3].policy.depth", "policy.depth")]
    [InlineData("timeline.attention", "timeline[i].attention")]
    [InlineData("timeline[0].attention", "timeline[i].attention")]
    [InlineData("thirdParties.china.leverage", "thirdParties.NAME.leverage")]
    [InlineData("thirdParties.NAME.leverage", "thirdParties.NAME.leverage")]
    [InlineData("bargaining.issues.freeze.cost", "bargaining.issues.NAME.cost")]
    [InlineData("bargaining.protocol", "bargaining.protocol")]
    [InlineData("world.trust", "world.trust")]
    [InlineData("start", "start")]
    public void A_path_is_found(string path, string entry) => Assert.Equal(entry, Catalogue.Find(path).Entry?.Path);

    [Theory]
    [InlineData("policy.dept", "policy.depth")]
    [InlineData("spiral", "mechanisms.spiral")]
    [InlineData("mechanism", "mechanisms")]
    [InlineData("qqqqqqqq", null)]
    public void A_path_that_is_not_found_gives_the_nearest(string path, string? nearest)
    {
        var match = Catalogue.Find(path);
        Assert.Null(match.Entry);
        Assert.Equal(nearest, match.Nearest);
    }

    [Fact]
    public void A_group_gives_its_members()
    {
        Assert.Equal(14, Catalogue.Find("mechanisms").Within.Count);
        Assert.Equal(4 + 15, Catalogue.Find("policy").Within.Count); // name, title, description, sources and the levers
        Assert.Contains(Catalogue.Find("thirdParties").Within, e => e.Path == "thirdParties.NAME.leverage");
    }
}
