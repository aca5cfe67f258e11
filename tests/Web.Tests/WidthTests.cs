namespace NegotiationSim.Web.Tests;

public sealed class WidthTests(PageFixture page)
{
    /// <summary>With SIM_TEST_PICTURES naming a folder, pictures of every view are left there to look at.</summary>
    [Theory]
    [InlineData(1440, 1000, false)]
    [InlineData(1440, 1000, true)]
    [InlineData(800, 1000, false)]
    [InlineData(390, 844, false)]
    public async Task Nothing_is_wider_than_the_window(int width, int height, bool isDark)
    {
        await using var tab = await page.Open("play", width, height, isDark);
        foreach (var view in new[] { "watch", "play", "phase", "stories" })
        {
            await PageFixture.Show(tab, view);
            Assert.Equal("",
                await tab.Text(
                    $"[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > {width} + 1 && !e.closest('.wide, .hidden, .skip, svg')).map(e => e.tagName + '.' + e.className).join(' ')"));
            if (Environment.GetEnvironmentVariable("SIM_TEST_PICTURES") is { Length: > 0 } folder)
                await File.WriteAllBytesAsync(
                    Path.Combine(Directory.CreateDirectory(folder).FullName, $"{view}-{width}{(isDark ? "-dark" : "")}.png"),
                    await tab.Picture(whole: true), TestContext.Current.CancellationToken);
        }
        Assert.Equal("", tab.Complaints);
    }
}
