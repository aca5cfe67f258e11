namespace NegotiationSim.Runner.Tests.Commands;

public sealed class AblateTests
{
    [Fact]
    public async Task Every_mechanism_is_switched_off_once_and_every_metric_compared()
    {
        using var place = new Workplace();
        var said = (await place.Sim("ablate", "scenarios/phased.json", "-n", "60", "--out", "@out")).Well();
        Assert.All(said.Split('\n'), line => Assert.True(line.Length <= 80, line));
        var csv = new CsvFile(place.Read("out", "ablation.csv"));
        Assert.Equal(12 * 17, csv.Rows.Count);
        Assert.All(csv.Rows, row => Assert.Equal("intact", csv.Text(row, "reference")));
    }

    [Fact]
    public async Task A_mechanism_that_is_off_already_changes_nothing_at_all()
    {
        using var place = new Workplace();
        (await place.Sim("ablate", "scenarios/phased.json", "-n", "60", "--set", "mechanisms.spiral=0", "--out", "@out")).Well();
        var csv = new CsvFile(place.Read("out", "ablation.csv"));
        Assert.All(csv.Rows.Where(r => csv.Text(r, "scenario") == "spiral" && csv.Text(r, "metric") != "firstAgreementRound"),
            row => Assert.Equal(0, csv.Number(row, "difference")));
        Assert.Contains(csv.Rows, r => csv.Text(r, "scenario") == "coercion" && csv.Number(r, "difference") != 0);
    }

    [Fact]
    public async Task Pairs_are_every_two_of_the_twelve()
    {
        using var place = new Workplace();
        (await place.Sim("ablate", "scenarios/phased.json", "-n", "20", "--pairs", "--quiet", "--out", "@out")).Well();
        var csv = new CsvFile(place.Read("out", "ablation.csv"));
        Assert.Equal(12 + 66, csv.Rows.Select(r => csv.Text(r, "scenario")).Distinct().Count());
    }

    [Fact]
    public async Task Charts_say_that_an_ablation_keeps_no_runs()
    {
        using var place = new Workplace();
        (await place.Sim("ablate", "scenarios/phased.json", "-n", "20", "--quiet", "--out", "@out")).Well();
        var said = await place.Sim("charts", "@out");
        Assert.Equal(2, said.Code);
        Assert.Contains("sim ablate", said.Err);
    }
}
