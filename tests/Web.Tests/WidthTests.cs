using System.Reflection;

namespace NegotiationSim.Web.Tests;

public sealed class WidthTests(PageFixture page)
{
    private static readonly Lazy<string> Axe = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("axe.js")!;
        return new StreamReader(stream).ReadToEnd();
    });

    /// <summary>Contrast is asked of one of each look: the same text colour, size and weight on the same grounds.</summary>
    private const string Looks = """
        (() => {
          axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-look]' }] });
          const looks = new Map([['', 0]]), of = new Map([[document.body, 0]]);
          for (const e of document.querySelectorAll('body *')) {
            const s = getComputedStyle(e);
            const look = [of.get(e.parentElement), e.tagName, s.color, s.fill, s.backgroundColor, s.backgroundImage, s.fontSize,
              s.fontWeight, s.opacity, s.textShadow, s.position, e.checkVisibility(), e.matches(':disabled')].join(' ');
            e.toggleAttribute('data-look', !looks.has(look));
            if (!looks.has(look)) looks.set(look, looks.size);
            of.set(e, looks.get(look));
          }
        })()
        """;

    /// <summary>Where pictures are left; null if nobody asks for them.</summary>
    internal static string? Pictures { get; } =
        Environment.GetEnvironmentVariable("SIM_TEST_PICTURES") is { Length: > 0 } folder ? folder : null;

    /// <summary>Windows are narrow and middling, where the rules are asked, and wide, where they are asked in the dark. With
    /// SIM_TEST_PICTURES naming a folder, pictures of every view are left there to look at.</summary>
    [Fact]
    public async Task Nothing_is_wider_than_the_window_and_the_rules_of_accessibility_are_kept()
    {
        await using var tab = await page.Open("play", 390, 1000, isStill: true);
        await tab.Ask(Axe.Value);
        foreach (var view in new[] { "watch", "play", "phase", "stories" })
        {
            await tab.Look(isDark: false, isStill: true);
            await PageFixture.Show(tab, view);
            foreach (var width in new[] { 390, 1440, 800 }) await Fits(tab, view, width);
            if (view == "stories") await tab.Click(".stories button");
            await tab.Ask(
                "[...document.querySelectorAll('details:not(.source)')].filter((d, i) => i < "
                    + "9).concat(document.querySelector('details.source') ?? []).forEach(d => { d.open = true; })");
            Assert.Equal("", await Faults(tab, view));
            await tab.Look(isDark: true, isStill: true);
            await Fits(tab, $"{view}-dark", 1440);
            Assert.Equal("", await Faults(tab, view));
        }
        Assert.Equal("", tab.Complaints);
    }

    private static async Task Fits(Tab tab, string view, int width)
    {
        await tab.Resize(width, 1000);
        Assert.Equal("", await Wider(tab, width));
        await Picture(tab, $"{view}-{width}.png");
    }

    /// <summary>What breaks the rules; the sliders beside the phase diagram are those beside the charts, and were asked there.</summary>
    private static async Task<string> Faults(Tab tab, string view)
    {
        await tab.Ask(Looks);
        return await tab.Text($"axe.run({(view == "phase" ? "{ exclude: '#controls' }" : "document")}, {{ preload: false, "
            + "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], "
            + "resultTypes: ['violations'] }).then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => "
            + "n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')).join(' / '))");
    }

    private static Task<string> Wider(Tab tab, int width) => tab.Text(
        $"[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > {width} + 1 && !e.closest('.wide, .hidden, .skip, svg')).map(e => e.tagName + '.' + e.className).join(' ')");

    private static async Task Picture(Tab tab, string name)
    {
        if (Pictures is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, name), await tab.Picture(whole: true),
                TestContext.Current.CancellationToken);
    }
}
