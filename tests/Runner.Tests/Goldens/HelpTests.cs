using NegotiationSim.Engine.Tests;

namespace NegotiationSim.Runner.Tests.Goldens;

public sealed class HelpTests
{
    public static TheoryData<string> Commands() => [.. global::Sim.Create().Subcommands.Select(c => c.Name).Prepend("sim")];

    [Theory]
    [InlineData]
    [InlineData("help")]
    [InlineData("--help")]
    public async Task Alone_it_lists_every_command(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, await global::Sim.Run(arguments, output, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.All(Commands().Skip(1), command => Assert.Contains($"\n  {command.Data} ", output.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_help_page_is_as_approved_and_fits_80_columns(string command)
    {
        using var output = new StringWriter { NewLine = "\n" };
        string[] arguments = command == "sim" ? ["--help"] : [command, "--help"];
        Assert.Equal(0, await global::Sim.Run(arguments, output, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.All(output.ToString().Split('\n'), line => Assert.True(line.Length <= 80, $"{line.Length} columns: {line}"));
        Golden.Matches(output.ToString(), Path.Combine("help", command));
    }
}
