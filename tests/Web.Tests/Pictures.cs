namespace NegotiationSim.Web.Tests;

public sealed class Pictures(PageFixture page) : IClassFixture<PageFixture>
{
    public static TheoryData<int, int, bool, string> Views => new()
    {
        { 1440, 1000, false, "play" }, { 800, 1000, false, "play" }, { 390, 844, false, "play" }, { 1440, 1000, true, "play" },
        { 1440, 1000, false, "phase" }, { 390, 844, true, "phase" }, { 1440, 1000, false, "trace" }, { 390, 844, false, "trace" }, { 1440, 1000, false, "stories" }, { 390, 844, true, "stories" },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nothing_is_wider_than_the_window(int width, int height, bool isDark, string view)
    {
        await using var tab = await page.Open("#" + view, width, height, isDark);
        if (view == "phase")
        {
            await tab.Click("#draw-phase");
            await tab.Until("document.getElementById('view-phase').dataset.done");
        }
        if (view == "trace") await tab.Until("document.querySelector('#trace-charts canvas')");
        if (view == "stories") await tab.Until("document.querySelector('.stories button')");
        if (Environment.GetEnvironmentVariable("SIM_TEST_PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{view}-{width}{(isDark ? "-dark" : "")}.png"), await tab.Picture(whole: true), TestContext.Current.CancellationToken);
        Assert.Equal("", await tab.Text("[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.wide, .hidden, .skip, svg')).map(e => e.tagName + '.' + e.className).join(' ')"));
        Assert.Equal([], tab.Complaints);
    }
}
