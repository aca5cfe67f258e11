using System.Globalization;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Tests.Commands;

/// <summary>The environment changes nothing, and what names and titles hold is shown and not obeyed.</summary>
public sealed class SurroundingsTests
{
    /// <summary>German as far as numbers go, which this test's own runtime, built without other cultures, still can make.</summary>
    private static CultureInfo German()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator) = (",", ".");
        return german;
    }

    [Fact]
    public async Task Numbers_are_read_and_printed_alike_under_any_culture()
    {
        using var place = new Workplace();
        string[] sweep = ["sweep", "scenarios/phased.json", "-v", "policy.depth=.25:.75:2", "--metric", "senderPayoff", "--precision",
            "1.5", "-n", "4", "--most", "8", "--no-charts"];
        string[] run = ["run", "scenarios/phased.json", "-n", "20", "--width", "89.5", "--chart-format", "svg", "--format", "csv"];
        (await place.Sim([.. sweep, "--out", "@one"])).Well();
        var table = (await place.Sim([.. run, "--out", "@plain"])).Well();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = German();
            Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));
            (await place.Sim([.. sweep, "--out", "@two"])).Well();
            CultureInfo.CurrentCulture = German();
            Assert.Equal(table, (await place.Sim([.. run, "--out", "@german"])).Well());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Contains("1.5", place.Read("one", "sweep.json"));
        Assert.Equal(place.Read("one", "sweep.json"), place.Read("two", "sweep.json"));
        foreach (var file in (string[])["summary.json", "trajectories.csv", "charts/dashboard.svg"])
            Assert.Equal(place.Read("plain", file), place.Read("german", file));
    }

    [Theory]
    [InlineData("plain text, ümläut 中文 🙂\tand tabs\n", "plain text, ümläut 中文 🙂\tand tabs\n")]
    [InlineData("\u001b[31mred\u001b[0m", @"\u001b[31mred\u001b[0m")]
    [InlineData("\u001b]0;title\u0007", @"\u001b]0;title\u0007")]
    [InlineData("over\rwritten\b", @"over\u000dwritten\u0008")]
    [InlineData("\u009b2J\u007f\0", @"\u009b2J\u007f\u0000")]
    [InlineData("a\u202eb\u2066c", @"a\u202eb\u2066c")]
    public void Control_characters_are_shown(string text, string shown)
    {
        using var inner = new StringWriter();
        using var printed = new Printed(inner);
        printed.Write(text);
        foreach (var c in text) printed.Write(c);
        printed.Write(text.ToCharArray(), 0, text.Length);
        Assert.Equal(shown + shown + shown, inner.ToString());
    }

    [Fact]
    public async Task No_name_title_or_fault_reaches_a_terminal_raw()
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("scenarios", "red.json"),
            """{ "extends": "phased.json", "title": "\u001b[31mred\u0007", "policy": { "name": "mine", "title": "\u001b[2J" } }""",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(place.At("scenarios", "bad.json"),
            """{ "extends": "phased.json", "\u001b[31mworld": 1, "title": "\u009b" }""", TestContext.Current.CancellationToken);
        string[][] calls =
        [
            ["run", "scenarios/red.json", "-n", "10", "--no-charts", "--out", "@out"], ["trace", "scenarios/red.json"],
            ["validate", "scenarios/red.json", "scenarios/bad.json"],
            ["validate", "no\u001b[31mfile.json"], ["run", "scenarios/phased.json", "--format", "\u001b[31m"], ["describe", "\u001b[31m"],
            ["\u001b[31m"], ["play", "\u001b[31m"],
        ];
        foreach (var call in calls)
        {
            var said = await place.Sim(call);
            Assert.NotEqual("", said.Out + said.Err);
            Assert.DoesNotContain(said.Out + said.Err, c => char.IsControl(c) && c is not ('\n' or '\t'));
        }
    }
}
