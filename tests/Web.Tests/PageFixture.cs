using System.Buffers.Text;
using System.IO.Compression;
using System.Net;
using System.Text;
using NegotiationSim.Runner.Web;

[assembly: AssemblyFixture(typeof(NegotiationSim.Web.Tests.PageFixture))]

namespace NegotiationSim.Web.Tests;

/// <summary>One browser and one server for all tests of the page.</summary>
public sealed class PageFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("sim-page-").FullName;
    private Chromium? browser;
    private WebServer? server;

    internal Chromium Browser => browser!;

    internal string Url => server!.Url;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) return;
        Repository.CopyTo(folder);
        server = await WebServer.Start([Path.Combine(folder, "scenarios")], IPAddress.Loopback, 0);
        browser = await Chromium.Launch();
    }

    /// <summary>The address of some scenarios with few replications, in a view.</summary>
    internal static string Link(string view, string entries = """{"s":"phased.json"},{"s":"maximum-pressure.json"}""")
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
            deflate.Write(Encoding.UTF8.GetBytes($$"""{"e":[{{entries}}],"seed":1,"n":200}"""));
        return $"#{view}~{Base64Url.EncodeToString(packed.ToArray())}";
    }

    /// <summary>Opens the page, once its first numbers are there: at an address with everything in it, or in a view.</summary>
    internal async Task<Tab> Open(string to = "play", int width = 1440, int height = 900, bool isDark = false, bool isStill = false)
    {
        if (Chromium.Path is null) Assert.Skip("No Chromium is here: install chromium-headless-shell, or name one in SIM_TEST_CHROMIUM.");
        var tab = await Browser.Open($"{Url}/{(to.StartsWith('#') ? to : Link(to))}", width, height, isDark, isStill);
        await Ready(tab, to.TrimStart('#').Split('~')[0]);
        return tab;
    }

    /// <summary>Goes to a view of the page, and waits until it has something to show.</summary>
    internal static async Task Show(Tab tab, string view)
    {
        await tab.Click($"nav a[data-view={view}]");
        if (view == "phase")
        {
            await tab.Until("document.getElementById('phase-points')");
            await tab.Ask("document.getElementById('phase-points').value = 7; "
                + "document.getElementById('phase-points').dispatchEvent(new Event('change'))");
            await tab.Until("document.querySelectorAll('#phase-svg rect.fill').length === 49");
        }
        await Ready(tab, view);
    }

    private static Task Ready(Tab tab, string view) => tab.Until(view switch
    {
        "watch" => "document.querySelector('.talk li')",
        "phase" => "document.getElementById('view-phase').dataset.done === '200'",
        "stories" => "document.querySelector('.stories button')",
        _ => "document.documentElement.dataset.final",
    });

    /// <summary>The text of a file that the page saved.</summary>
    internal async Task<string> Saved(string name)
    {
        var path = Path.Combine(Browser.Downloads, name);
        for (var i = 0; i < 1000 && !File.Exists(path); i++) await Task.Delay(20, TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
