using System.Reflection;

namespace NegotiationSim.Web.Tests;

public sealed class WidthTests(PageFixture page)
{
    private static readonly Lazy<string> Axe = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("axe.js")!;
        return new StreamReader(stream).ReadToEnd();
    });

    /// <summary>The rules are asked at the last width. With SIM_TEST_PICTURES naming a folder, pictures of every view are left there to
    /// look at.</summary>
    [Theory]
    [InlineData(false, 390, 1440, 800)]
    [InlineData(true, 1440)]
    public async Task Nothing_is_wider_than_the_window_and_the_rules_of_accessibility_are_kept(bool isDark, params int[] widths)
    {
        await using var tab = await page.Open("play", widths[0], 1000, isDark, isStill: true);
        await tab.Ask(Axe.Value);
        foreach (var view in new[] { "watch", "play", "phase", "stories" })
        {
            await PageFixture.Show(tab, view);
            foreach (var width in widths)
            {
                await tab.Resize(width, 1000);
                Assert.Equal("", await Wider(tab, width));
                await Picture(tab, $"{view}-{width}{(isDark ? "-dark" : "")}.png");
            }
            if (view == "stories") await tab.Click(".stories button");
            await tab.Ask(
                "[...document.querySelectorAll('details:not(.source)')].filter((d, i) => i < "
                    + "9).concat(document.querySelector('details.source') ?? []).forEach(d => { d.open = true; })");
            Assert.Equal("", await tab.Text("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], "
                + "resultTypes: ['violations'] }).then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => "
                + "n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')).join(' / '))"));
        }
        Assert.Equal("", tab.Complaints);
    }

    private static Task<string> Wider(Tab tab, int width) => tab.Text(
        $"[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > {width} + 1 && !e.closest('.wide, .hidden, .skip, svg')).map(e => e.tagName + '.' + e.className).join(' ')");

    private static async Task Picture(Tab tab, string name)
    {
        if (Environment.GetEnvironmentVariable("SIM_TEST_PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, name), await tab.Picture(whole: true),
                TestContext.Current.CancellationToken);
    }
}
