using System.Globalization;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Web.Tests;

public sealed class PlayTests(PageFixture page)
{
    private const string Spiral = "document.getElementById('set-mechanisms.spiral')";
    private const string First = "document.querySelector('#view-play canvas')";

    private static async Task Move(Tab tab, string slider, double value)
    {
        await tab.Ask(
            string.Create(CultureInfo.InvariantCulture,
                $"delete document.documentElement.dataset.final; {slider}.value = {value}; {slider}.dispatchEvent(new Event('input', {{ bubbles: true }}))"));
        await tab.Until("document.documentElement.dataset.final");
    }

    [Fact]
    public async Task A_slider_changes_the_charts_and_the_numbers_are_those_of_the_engine()
    {
        await using var tab = await page.Open();
        await Choose(tab, 1000);
        var before = await tab.Text($"{First}.toDataURL()");
        await Move(tab, Spiral, .2);
        Assert.NotEqual(before, await tab.Text($"{First}.toDataURL()"));
        var scenarios =
            ((string[])["phased", "maximum-pressure"]).Select(
                n => Scenario.Load(Repository.PathOf("scenarios", n + ".json"), "mechanisms.spiral=0.2")).ToArray();
        var expected = Experiment.Compare(scenarios, new RunOptions { Trajectories = false },
            cancellation: TestContext.Current.CancellationToken);
        var words = await tab.Text("document.getElementById('words').innerText");
        Assert.Contains(Verdict.Of(expected.Differences.Single(d => d.Metric.Name == "senderPayoff")), words);
        Assert.Contains("--set mechanisms.spiral=0.2 -n 1000 --seed 1",
            await tab.Text("document.querySelector('#save .how pre').textContent"));
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task A_change_is_undone()
    {
        await using var tab = await page.Open();
        await Move(tab, Spiral, .2);
        await tab.Ask("delete document.documentElement.dataset.final");
        await tab.Click("#undo");
        await tab.Until("document.documentElement.dataset.final");
        Assert.Equal("1", await tab.Text($"{Spiral}.value"));
        Assert.Equal("true", await tab.Text("document.getElementById('undo').disabled"));
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task A_timeline_is_drawn_over_years_and_names_its_eras()
    {
        await using var tab = await page.Open(PageFixture.Link("play", """{"s":"historic/obama-2009-2016.json"}"""));
        Assert.StartsWith("2016Q4, ", await tab.Text("document.querySelector('#view-play figcaption').innerText"));
        Assert.Equal("""["2010","2012","2014","2016"]""",
            await tab.Text("import('/js/charts.js').then(c => JSON.stringify(c.roundTicks(Array.from({ length: 33 }, (_, t) => "
                + "t === 0 ? '2008Q4' : `${2009 + Math.floor((t - 1) / 4)}Q${1 + (t - 1) % 4}`), 5).map(r => r.text)))"));
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task Arrow_keys_move_a_slider_by_a_step()
    {
        await using var tab = await page.Open();
        await tab.Ask($"{Spiral}.focus()");
        await tab.Press("ArrowLeft");
        Assert.Equal("0.95", await tab.Text($"{Spiral}.closest('.slider').querySelector('input[type=number]').value"));
    }

    [Fact]
    public async Task A_state_goes_into_a_link_and_into_a_file_and_comes_back()
    {
        await using var tab = await page.Open();
        await Choose(tab, 200);
        await tab.Ask("delete document.documentElement.dataset.final");
        await tab.Click("button[aria-label='Copy phased']");
        // or its numbers could pass for those of the move
        await tab.Until("document.querySelectorAll('.entry').length === 3 && document.documentElement.dataset.final");
        await Move(tab, "document.querySelector('[aria-label^=\"depth of phased-2\"]')", .3);
        var numbers = await tab.Text("document.getElementById('metrics').innerText");
        var link = await tab.Text("import('/js/state.js').then(state => state.link())");
        await tab.Until($"location.hash === {Tab.Quoted(link)}"); // the address is written once typing rests

        await using (var other = await page.Open(link))
            Assert.Equal(numbers, await other.Text("document.getElementById('metrics').innerText"));

        await tab.Ask("document.querySelector('#save select').value = 2");
        await tab.Click("#save-scenario");
        var saved = await page.Saved("phased-2.json");
        Assert.Equal(.3, Scenario.Parse(saved).Parameters.Single(p => p.Path == "policy.depth").Central);

        await tab.Ask(
            $"document.getElementById('pasted').value = {Tab.Quoted(saved)}; document.getElementById('pasted').nextElementSibling.click()");
        await tab.Until(
            "document.querySelectorAll('.entry').length === 4 && document.documentElement.dataset.n === '200' && "
                + "document.querySelectorAll('#metrics thead th').length > 12");
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task Charts_and_data_are_saved()
    {
        await using var tab = await page.Open();
        await Choose(tab, 200);
        await tab.Click("#save-svg");
        Assert.StartsWith("<?xml", await page.Saved("overlay.svg"));
        await tab.Click("#save-summary");
        Assert.StartsWith("scenario,metric,mean", await page.Saved("summary.csv"));
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task A_broken_scenario_is_told_with_its_places_and_changes_nothing()
    {
        await using var tab = await page.Open();
        await tab.Ask(
            "document.getElementById('pasted').value = '{\\n  \"extends\": \"base/us-dprk.json\",\\n  \"policy\": { \"depht\": 1 }\\n}'; "
                + "document.getElementById('pasted').nextElementSibling.click()");
        await tab.Until("document.getElementById('faults').innerText");
        var told = await tab.Text("document.getElementById('faults').innerText");
        Assert.Contains("pasted.json:3:", told);
        Assert.Contains("depth", told);
        Assert.Equal("2", await tab.Text("document.querySelectorAll('.entry').length"));
    }

    /// <summary>Chooses how many replications are played in the end.</summary>
    private static async Task Choose(Tab tab, int n)
    {
        await tab.Ask(
            $"delete document.documentElement.dataset.final; [...document.querySelectorAll('#panel select')].at(-1).value = {n}; "
                + $"[...document.querySelectorAll('#panel select')].at(-1).dispatchEvent(new Event('change'))");
        await tab.Until($"document.documentElement.dataset.final && document.documentElement.dataset.n === '{n}'");
    }
}
