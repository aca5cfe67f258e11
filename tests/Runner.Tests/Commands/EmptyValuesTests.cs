using System.CommandLine;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>What a shell makes of a variable that is not set: <c>--out "$NOWHERE"</c>.</summary>
public sealed class EmptyValuesTests
{
    public static TheoryData<string> Commands() => [.. global::Sim.Create().Subcommands.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_option_and_argument_that_is_given_and_empty_is_refused_by_name(string name)
    {
        using var place = new Workplace();
        var command = global::Sim.Create().Subcommands.Single(c => c.Name == name);
        foreach (var option in command.Options.Where(o => o.ValueType != typeof(bool) && o.Arity.MaximumNumberOfValues > 0))
        {
            foreach (var call in (string[][])[[name, option.Name, ""], [name, option.Name, " "], [name, option.Name + "="],
                [name, option.Name + "=", "-n", "2"]])
                await IsRefused(place, option.Name, call);
        }
        foreach (var argument in command.Arguments) await IsRefused(place, argument.Name, [name, ""]);
    }

    private static async Task IsRefused(Workplace place, string what, string[] call)
    {
        var said = await place.Sim(call);
        Assert.True(said.Code == 2, string.Join(' ', call));
        Assert.StartsWith(what, said.Err, StringComparison.Ordinal);
        Assert.Contains(" is empty. Give a value", said.Err, StringComparison.Ordinal);
        Assert.Equal(2, said.Err.TrimEnd('\n').Split('\n').Length);
        Assert.Equal("", said.Out);
        Assert.Empty(place.Left());
    }
}
