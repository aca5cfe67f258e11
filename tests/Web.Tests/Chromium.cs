using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace NegotiationSim.Web.Tests;

/// <summary>A headless Chromium, spoken to by its DevTools protocol; see docs/decisions for why there is no larger library.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places =
        ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    private readonly Process process;
    private readonly string profile;
    private readonly DevTools devTools;
    private readonly ConcurrentBag<string> left = [];

    private Chromium(Process process, string profile, DevTools devTools) =>
        (this.process, this.profile, this.devTools) = (process, profile, devTools);

    /// <summary>Where the browser is; null if there is none.</summary>
    internal static string? Path { get; } =
        (Environment.GetEnvironmentVariable("SIM_TEST_CHROMIUM") is { Length: > 0 } given ? [given] : Places).FirstOrDefault(File.Exists);

    /// <summary>Where files go that a page saves.</summary>
    internal string Downloads => System.IO.Path.Combine(profile, "downloads");

    internal static async Task<Chromium> Launch()
    {
        var profile = Directory.CreateTempSubdirectory("sim-chromium-").FullName;
        var start = new ProcessStartInfo(Path!,
        [
            "--headless=new", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--no-sandbox", "--disable-gpu",
            "--disable-gpu-compositing", "--disable-quic",
            "--no-first-run", "--hide-scrollbars", "--disable-renderer-backgrounding", "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            "--disable-extensions", "--mute-audio", "--animation-duration-scale=0", "--js-flags=--no-opt", "about:blank",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var address = new TaskCompletionSource<string>();
        process.ErrorDataReceived += (_, e) =>
        {
            const string sign = "DevTools listening on ";
            if (e.Data?.StartsWith(sign, StringComparison.Ordinal) == true) address.TrySetResult(e.Data[sign.Length..]);
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var devTools = await DevTools.Connect(await address.Task.WaitAsync(TimeSpan.FromSeconds(60)));
        var browser = new Chromium(process, profile, devTools);
        Directory.CreateDirectory(browser.Downloads);
        await devTools.Send("Browser.setDownloadBehavior", new JsonObject { ["behavior"] = "allow", ["downloadPath"] = browser.Downloads });
        return browser;
    }

    /// <summary>Opens an address in a tab: in one that was left, if there is one, as a tab of its own costs a process.</summary>
    internal async Task<Tab> Open(string url, int width = 1440, int height = 900, bool isDark = false, bool isStill = false)
    {
        if (!left.TryTake(out var at)) at = await New();
        var tab = new Tab(devTools, at, new Uri(new Uri(url), "/icon.svg").ToString(), () => left.Add(at));
        await tab.Begin(url, width, height, isDark, isStill);
        return tab;
    }

    private async Task<string> New()
    {
        var target =
            (await devTools.Send("Target.createTarget", new JsonObject { ["url"] = "about:blank" }))["targetId"]!.GetValue<string>();
        return (await devTools.Send("Target.attachToTarget",
            new JsonObject { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await devTools.Send("Browser.close", []).WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (Exception fault) when (fault is TimeoutException or WebSocketException or InvalidOperationException
            or OperationCanceledException)
        {
            // It is ended below.
        }
        await devTools.DisposeAsync();
        if (!process.WaitForExit(5000)) process.Kill(entireProcessTree: true);
        process.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // A last child may still write there; the system clears its temporary folder.
        }
    }
}
