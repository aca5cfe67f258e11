using System.Globalization;
using System.Text.Json;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Telling;

namespace NegotiationSim.Web.Tests;

public sealed class ViewTests(PageFixture page)
{
    [Fact]
    public async Task The_phase_diagram_is_drawn_and_a_point_of_it_is_loaded_by_the_keyboard()
    {
        await using var tab = await page.Open();
        await PageFixture.Show(tab, "phase");
        Assert.Equal("49", await tab.Text("document.querySelectorAll('#phase-svg rect.fill').length"));
        foreach (var button in new[] { "Data (CSV)", "SVG", "PNG" })
            await tab.Ask($"[...document.querySelectorAll('#phase-data button')].find(b => b.innerText === '{button}').click()");
        Assert.StartsWith("x,y,phased,phased_low,phased_high,maximum-pressure", await page.Saved("phase.csv"));
        Assert.StartsWith("<svg", await page.Saved("phase.svg"));
        Assert.Contains("PNG", await page.Saved("phase.png"));
        await tab.Ask("document.getElementById('phase-svg').focus()");
        await tab.Press("ArrowRight");
        await tab.Press("ArrowUp");
        var told = await tab.Text("document.getElementById('phase-point').innerText");
        Assert.StartsWith("Spiral 0.333, Isolation 0.167", told);
        Assert.Contains("n 200", told);
        await tab.Press("Enter");
        Assert.Equal("load-point", await tab.Text("document.activeElement.id"));
        await tab.Press("Enter");
        await tab.Until("document.documentElement.dataset.final && !document.getElementById('view-play').hidden");
        Assert.StartsWith("0.33333", await tab.Text("document.getElementById('set-mechanisms.spiral').value"));
        await tab.Ask("history.back()");
        await tab.Until("!document.getElementById('view-phase').hidden && document.getElementById('phase-svg')");
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task One_run_is_told_as_sim_trace_tells_it()
    {
        await using var tab = await page.Open("watch");
        await tab.Ask("document.getElementById('round').value = 8; document.getElementById('round').dispatchEvent(new Event('input'))");
        await tab.Click("#step");
        var trace = Trace.Of(Scenario.Load(Repository.PathOf("scenarios", "phased.json")), 1, 7);
        Assert.Equal(TraceText.Round(trace, 9),
            JsonSerializer.Deserialize<string[]>(
                await tab.Text("JSON.stringify([...document.querySelectorAll('#told li')].map(l => l.textContent))")));
        Assert.Equal("Step 1 is signed.", await tab.Text("document.querySelector('.talk .deal').innerText"));
        Assert.EndsWith("Step 1 is signed.", await tab.Text("document.getElementById('live').textContent"));
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task A_policy_that_is_chosen_is_played_and_then_a_thousand_times()
    {
        await using var tab = await page.Open("watch");
        Assert.StartsWith("The United States wants the DPRK to give up", await tab.Text("document.querySelector('.lead').innerText"));
        await tab.Click("[data-entry='1']");
        await tab.Until("Number(document.getElementById('round').value) > 1");
        await tab.Hurry();
        await tab.Click("#thousand");
        await tab.Until("document.querySelector('#verdict li')");
        Assert.Matches(@"^At the end \.?[0-9.]+ \([0-9.]+ to [0-9.]+\) in the mean, n 1,000\.$",
            await tab.Text("document.querySelector('.cloud figcaption').innerText"));
        Assert.Contains("-n 1000 --seed 1", await tab.Text("document.querySelector('#verdict pre').textContent"));
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task Who_wants_no_motion_gets_steps_and_nothing_plays_by_itself()
    {
        await using var tab = await page.Open("watch", isStill: true);
        await tab.Click("[data-entry='1']");
        await tab.Click("#step");
        Assert.Equal("1", await tab.Text("document.getElementById('round').value"));
        Assert.Null(await tab.Ask("document.getElementById('run')"));
        await tab.Click("#thousand");
        await tab.Until("document.querySelector('#verdict li')");
        Assert.Equal("1", await tab.Text("document.getElementById('round').value"));
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task Another_dispute_has_its_own_names_and_a_choice_beside_its_policy()
    {
        await using var tab = await page.Open("watch");
        await tab.Ask(
            "(s => { s.value = [...s.options].find(o => o.text.includes('Iran, a deal')).value; s.dispatchEvent(new Event('change')); })"
            + "(document.getElementById('dispute'))");
        await tab.Until("document.querySelector('.lead').innerText.includes('wants Iran to give up')");
        await tab.Until("document.querySelectorAll('[data-entry]').length === 2 && document.querySelector('.talk li')");
        await tab.Click("#step");
        Assert.StartsWith("2013Q4, round 1 of ", await tab.Text("document.querySelector('.when').innerText"));
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task A_story_asks_first_and_answers_with_numbers_and_their_command()
    {
        await using var tab = await page.Open("stories");
        await tab.Click(".stories button");
        await tab.Until("document.querySelector('.story form')");
        Assert.Equal("", await tab.Text("document.getElementById('story-answer').innerText"));
        await tab.Click(".story button[type=submit]");
        Assert.StartsWith("Choose", await tab.Text("document.getElementById('no-guess').innerText"));
        Assert.Equal("0", await tab.Text("document.querySelectorAll('.picture .guess').length"));
        await tab.Click(".story input[type=radio]");
        Assert.Equal("1", await tab.Text("document.querySelectorAll('.picture .guess').length"));
        await tab.Click(".story button[type=submit]");
        await tab.Until("document.querySelector('.answer')");
        var answer = await tab.Text("document.querySelector('.answer').innerText");
        Assert.Equal("2", await tab.Text("document.querySelectorAll('.picture .whisker').length"));
        var command = await tab.Text("document.querySelector('.story .how pre').textContent");
        Assert.Contains("phased.json", command);
        Assert.Contains("-n 1000 --seed 1", command);
        Assert.Contains("(−16.", answer);
        Assert.DoesNotContain("{", answer);
        Assert.Equal("", tab.Complaints);
    }

    [Fact]
    public async Task Every_story_is_played_to_its_end_the_first_by_the_keyboard_alone()
    {
        await using var tab = await page.Open("stories");
        Assert.Equal("5", await tab.Text("document.querySelectorAll('.stories button').length"));
        for (var story = 0; story < 5; story++)
        {
            async Task Choose(string what, string key)
            {
                if (story > 0) await tab.Click(what);
                else await ByTab(tab, what, key);
            }
            await Choose($".stories li:nth-child({story + 1}) button", "Enter");
            var left = await tab.Text("document.querySelector('.story .soft').innerText.match(/of (.)/)[1]");
            for (var question = int.Parse(left, CultureInfo.InvariantCulture); question > 0; question--)
            {
                await Choose(".story input[type=radio]", "ArrowDown");
                await Choose(".story button[type=submit]", "Enter");
                await tab.Until("document.querySelector('.answer')");
                Assert.Matches(@"\(−?[0-9.]+ to −?[0-9.]+\)[^{]*n 1,000 replications",
                    await tab.Text("document.querySelector('.answer').innerText"));
                await Choose(".story > p.row button:last-child", "Enter");
            }
            await tab.Until("document.querySelector('.story .slider') && document.querySelector('.story .how pre')");
            await Choose(".story input[type=range]", "ArrowRight");
            await Choose(".story > p.row button:first-child", "Enter");
        }
        Assert.Equal("", tab.Complaints);
    }

    /// <summary>Goes to something by the Tab key, as one who has no mouse, and presses another key there.</summary>
    private static async Task ByTab(Tab tab, string selector, string key)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await tab.Press("Tab");
            if ((await tab.Ask($"document.activeElement.matches({Tab.Quoted(selector)})"))!.GetValue<bool>())
            {
                await tab.Press(key);
                return;
            }
        }
        Assert.Fail($"The Tab key does not come to {selector}.");
    }
}
