namespace NegotiationSim.Runner.Tests.Commands;

public sealed class AblateTests
{
    [Fact]
    public async Task Every_mechanism_is_switched_off_once_and_every_metric_compared()
    {
        using var place = new Workplace();
        var said = (await place.Sim("ablate", "scenarios/phased.json", "-n", "60", "--no-charts", "--out", "@out")).Well();
        Assert.All(said.Split('\n'), line => Assert.True(line.Length <= 80, line));
        var csv = new CsvFile(place.Read("out", "ablation.csv"));
        Assert.Equal(12 * 17, csv.Rows.Count);
        Assert.All(csv.Rows, row => Assert.Equal("intact", csv.Text(row, "reference")));
    }

    [Fact]
    public async Task Pairs_are_every_two_of_those_that_are_on_and_one_that_is_off_already_is_passed_over()
    {
        using var place = new Workplace();
        string[] off = [.. "spiral denial coercion assurance appeasement autarky".Split(' ')
            .SelectMany(mechanism => (string[])["--set", $"mechanisms.{mechanism}=0"])];
        (await place.Sim(["ablate", "scenarios/phased.json", .. off, "-n", "4", "--pairs", "--quiet", "--no-charts", "--out",
            "@out"])).Well();
        var csv = new CsvFile(place.Read("out", "ablation.csv"));
        Assert.Equal(6 + 15, csv.Rows.Select(r => csv.Text(r, "scenario")).Distinct().Count());
        Assert.DoesNotContain(csv.Rows, r => csv.Text(r, "scenario").Contains("spiral", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_mechanism_is_on_there_is_none_to_switch_off()
    {
        using var place = new Workplace();
        var said = await place.Sim("ablate", "scenarios/crisis/no-audience-costs.json", "-n", "20", "-m", "crises", "--out", "@out");
        Assert.Equal(2, said.Code);
        Assert.Contains("no-audience-costs has no mechanism on", said.Err);
        Assert.Empty(place.Left());
    }

    [Fact]
    public async Task It_is_drawn_and_drawn_again_without_leaving_charts_of_another_kind_of_file_or_touching_the_user_s_own()
    {
        using var place = new Workplace();
        (await place.Sim("ablate", "scenarios/phased.json", "-n", "20", "--quiet", "--chart-format", "png", "--width", "89", "--out",
            "@out")).Well();
        File.WriteAllText(place.At("out", "charts", "mine.png"), "a sketch");
        Assert.Equal(0, (await place.Sim("charts", "@out", "--chart-format", "svg")).Code);
        Assert.Equal(["ablation.svg", "ablation.txt", "mine.png"], Files());
        File.WriteAllText(place.At("out", "charts", "ablation.svg"), "by hand");
        Assert.Equal(0, (await place.Sim("charts", "@out", "--chart-format", "png", "--width", "89")).Code);
        Assert.Equal(["ablation.png", "ablation.svg", "ablation.txt", "mine.png"], Files());

        IEnumerable<string?> Files() =>
            Directory.GetFiles(place.At("out", "charts")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
    }
}
