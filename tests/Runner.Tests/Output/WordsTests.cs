using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Analyze;

namespace NegotiationSim.Runner.Tests.Output;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0 nuclear tests")]
    [InlineData(1, "1 nuclear test")]
    [InlineData(2, "2 nuclear tests")]
    public void One_of_a_thing_is_no_plural(long n, string text) => Assert.Equal(text, NumberText.Some(n, "nuclear test"));

    [Theory]
    [InlineData(.2041, .1985, "It needs a trust of 0.204 to ratify it, and it has 0.199")]
    [InlineData(.33, .2, "It needs a trust of 0.33 to ratify it, and it has 0.20")]
    [InlineData(.2000004, .2, "It needs a trust of 0.2000004 to ratify it, and it has 0.2000000")]
    [InlineData(.2, .2, "It needs a trust of 0.20 to ratify it, which it has")]
    public void What_it_takes_and_what_there_is_never_read_the_same_when_they_are_not(double least, double has, string text) =>
        Assert.Equal(text, AnalysisWords.Need("It", new TrustThreshold(least, IsMonotone: true), has));
}
