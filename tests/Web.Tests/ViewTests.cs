using System.Reflection;
using System.Text.Json;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Telling;

namespace NegotiationSim.Web.Tests;

public sealed class ViewTests(PageFixture page)
{
    private static readonly Lazy<string> Axe = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("axe.js")!;
        return new StreamReader(stream).ReadToEnd();
    });

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
        Assert.StartsWith("mechanisms.spiral 0.333333, target.seekers 0.166667: sender's payoff phased ", told);
        await tab.Ask("delete document.documentElement.dataset.final");
        await tab.Press("Enter");
        await tab.Until("document.documentElement.dataset.final && !document.getElementById('view-play').hidden");
        Assert.StartsWith("0.33333", await tab.Text("document.getElementById('set-mechanisms.spiral').value"));
        Assert.Equal([], tab.Complaints);
    }

    [Fact]
    public async Task One_run_is_told_as_sim_trace_tells_it()
    {
        await using var tab = await page.Open("trace");
        await tab.Until("document.querySelector('#trace-told li')");
        await tab.Ask(
            "document.getElementById('trace-round').value = 8; document.getElementById('trace-round').dispatchEvent(new Event('input'))");
        await tab.Click("#trace-next");
        var trace = Trace.Of(Scenario.Load(Repository.PathOf("scenarios", "phased.json")), 1, 7);
        Assert.Equal(TraceText.Round(trace, 9),
            JsonSerializer.Deserialize<string[]>(
                await tab.Text("JSON.stringify([...document.querySelectorAll('#trace-told li')].map(l => l.textContent))")));
        Assert.Contains("trust of the target", await tab.Text("document.getElementById('trace-told').innerText"));
        Assert.Equal([], tab.Complaints);
    }

    [Fact]
    public async Task A_story_asks_first_and_answers_with_numbers_and_their_command()
    {
        await using var tab = await page.Open("stories");
        await tab.Click(".stories button");
        await tab.Until("document.querySelector('.story form')");
        Assert.Equal("", await tab.Text("document.getElementById('story-answer').innerText"));
        await tab.Ask("document.querySelector('.story input[type=radio]').checked = true");
        await tab.Click(".story button[type=submit]");
        await tab.Until("document.querySelector('.answer')");
        var answer = await tab.Text("document.querySelector('.answer').innerText");
        Assert.Contains("phased.json", answer);
        Assert.Contains("-n 1000 --seed 1", answer);
        Assert.Contains("(−16.", answer);
        Assert.DoesNotContain("{", answer);
        Assert.Equal([], tab.Complaints);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_rules_of_accessibility_are_kept(bool isDark)
    {
        await using var tab = await page.Open(isDark: isDark);
        await tab.Ask(Axe.Value);
        foreach (var view in new[] { "play", "phase", "trace", "stories" })
        {
            await PageFixture.Show(tab, view);
            if (view == "stories") await tab.Click(".stories button");
            await tab.Ask(
                "[...document.querySelectorAll('details:not(.source)')].filter((d, i) => i < "
                    + "9).concat(document.querySelector('details.source') ?? []).forEach(d => { d.open = true; })");
            Assert.Equal("",
                await tab.Text("axe.run(document, { runOnly: "
                    + (isDark ? "['color-contrast']" : "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']")
                    + " }).then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + "
                    + "n.failureSummary).join(' | ')).join(' / '))"));
        }
    }
}
