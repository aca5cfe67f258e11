namespace NegotiationSim.Runner.Tests.Docs;

public sealed class ShellLineTests
{
    [Theory]
    [InlineData("./sim run a.json # it runs", "run|a.json", null)]
    [InlineData("sim run a.json --set 'x={\"low\": 0}' --success \"a.b > c.d\"", "run|a.json|--set|x={\"low\": 0}|--success|a.b > c.d",
        null)]
    [InlineData("sim run scenarios/policies/agreed*.json > all.csv", "run|scenarios/policies/agreed-framework.json", "all.csv")]
    [InlineData("sim run 'scenarios/*.json'", "run|scenarios/*.json", null)]
    public void A_line_is_taken_as_a_shell_takes_it(string line, string arguments, string? target)
    {
        using var place = new Workplace();
        var read = ShellLine.Read(line, place.Root);
        Assert.Equal(arguments.Split('|'), read.Arguments);
        Assert.Equal(target, read.Target);
    }

    [Theory]
    [InlineData("sim run $FILE")]
    [InlineData("sim run a.json | head")]
    [InlineData("sim run a.json && sim run b.json")]
    [InlineData("sim run a.json 2> faults.txt")]
    [InlineData("sim run {a,b}.json")]
    [InlineData("sim run a.json > one two")]
    [InlineData("sim run 'a.json")]
    public void What_the_reader_does_not_know_is_refused(string line) => Assert.Throws<FormatException>(() => ShellLine.Read(line, "."));
}
