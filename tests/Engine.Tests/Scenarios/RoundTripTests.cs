using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Tests.Scenarios;

public class RoundTripTests
{
    public static TheoryData<string> Files() => [.. Sample.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_scenario_written_out_reads_back_to_an_equal_one(string file)
    {
        var scenario = Sample.Load(file);
        var again = Scenario.Parse(scenario.ToJson());
        Assert.Equal(scenario.ToJson(), again.ToJson());
        Assert.Equal(scenario, again);
        Assert.Equal(scenario.Sha256, again.Sha256);
        Assert.Equal(scenario.Policy, again.Policy);
        Assert.Equal(scenario.Eras, again.Eras);
        Assert.Equal(scenario.Parameters.Select(p => (p.Path, p.Central, p.Distribution, p.Grounds)),
            again.Parameters.Select(p => (p.Path, p.Central, p.Distribution, p.Grounds)));
    }
}
