using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace NegotiationSim.Web.Tests;

/// <summary>A tab of the browser: asks the page, waits for it, takes its picture, and keeps what it complained of.</summary>
/// <param name="devTools">The browser.</param>
/// <param name="session">The tab there.</param>
/// <param name="rest">An address with nothing to do, where the tab goes in the end.</param>
/// <param name="leave">Called when it is there.</param>
internal sealed class Tab(DevTools devTools, string session, string rest, Action leave) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentQueue<string> complaints = new();

    /// <summary>Errors of the console, exceptions, and what the policy for content forbade.</summary>
    internal string Complaints => string.Join('\n', complaints);

    internal async Task Begin(string url, int width, int height, bool isDark, bool isStill)
    {
        devTools.Told += Listen;
        foreach (var domain in new[] { "Page", "Runtime", "Log" }) await Send($"{domain}.enable", []);
        // or a tab that is not in front draws nothing
        await Send("Emulation.setFocusEmulationEnabled", new JsonObject { ["enabled"] = true });
        await Size(width, height);
        await Look(isDark, isStill);
        await Go(url);
    }

    internal async Task Go(string url)
    {
        await Send("Page.navigate", new JsonObject { ["url"] = url });
        await Until("document.readyState === 'complete'");
    }

    /// <summary>Says what the reader likes: dark or light, and things that move or not.</summary>
    internal Task Look(bool isDark, bool isStill) =>
        Send("Emulation.setEmulatedMedia",
            new JsonObject { ["features"] =
                new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" },
                    new JsonObject { ["name"] = "prefers-reduced-motion", ["value"] = isStill ? "reduce" : "no-preference" }) });

    /// <summary>Lets the clock by which things move go four times as fast.</summary>
    internal Task Hurry() => Ask("(now => { performance.now = () => 4 * now(); })(performance.now.bind(performance))");

    /// <summary>Gives the window a size, and waits until the page is drawn in it.</summary>
    internal async Task Resize(int width, int height)
    {
        await Size(width, height);
        await Ask("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    /// <summary>Without anybody to look, the page is painted with few dots: lengths are those of the style sheet all the same.</summary>
    private Task<JsonObject> Size(int width, int height) =>
        Send("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height,
            ["deviceScaleFactor"] = WidthTests.Pictures is null ? .1 : 1, ["mobile"] = width < 500 });

    /// <summary>Evaluates JavaScript in the page; a promise is waited for.</summary>
    internal async Task<JsonNode?> Ask(string script)
    {
        var answer =
            await Send("Runtime.evaluate",
                new JsonObject { ["expression"] = script, ["returnByValue"] = true, ["awaitPromise"] = true, ["userGesture"] = true });
        if (answer["exceptionDetails"] is { } fault)
            throw new InvalidOperationException($"{script}\n{fault["exception"]?["description"] ?? fault["text"]}");
        return answer["result"]?["value"];
    }

    internal async Task<string> Text(string script) => (await Ask(script))?.ToString() ?? "";

    /// <summary>Waits until something is true of the page.</summary>
    internal async Task Until(string condition)
    {
        var end = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < end)
        {
            try
            {
                if ((await Ask($"Boolean({condition})"))?.GetValue<bool>() == true) return;
            }
            catch (InvalidOperationException fault) when (fault.Message.Contains("context", StringComparison.Ordinal)
                || fault.Message.Contains("null", StringComparison.Ordinal))
            {
                // The page is being loaded.
            }
            await Task.Delay(20);
        }
        throw new TimeoutException(
            $"Never came true: {condition}\n{string.Join('\n', complaints)}\n{await Text("document.body.innerText.slice(0, 800)")}");
    }

    internal async Task Click(string selector)
    {
        await Until($"document.querySelector({Quoted(selector)})");
        await Ask($"document.querySelector({Quoted(selector)}).click()");
    }

    /// <summary>Presses a key of the keyboard.</summary>
    internal async Task Press(string key)
    {
        var code = key switch { "Enter" => 13, "Tab" => 9, "ArrowRight" => 39, "ArrowLeft" => 37, "ArrowUp" => 38, "ArrowDown" => 40,
            _ => 0 };
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            var stroke = new JsonObject { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code };
            if (key == "Enter" && type == "keyDown") stroke["text"] = "\r";
            await Send("Input.dispatchKeyEvent", stroke);
        }
    }

    /// <summary>The page as a PNG.</summary>
    internal async Task<byte[]> Picture(bool whole = false) => Convert.FromBase64String(
        (await Send("Page.captureScreenshot",
            new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = whole }))["data"]!.GetValue<string>());

    public async ValueTask DisposeAsync()
    {
        devTools.Told -= Listen;
        await Go(rest);
        leave();
    }

    internal static string Quoted(string text) => JsonValue.Create(text).ToJsonString();

    private Task<JsonObject> Send(string method, JsonObject parameters) => devTools.Send(method, parameters, session);

    private void Listen(string? from, string method, JsonObject told)
    {
        if (from != session) return;
        if (method == "Runtime.exceptionThrown") complaints.Enqueue(told["exceptionDetails"]!.ToJsonString());
        if (method == "Log.entryAdded" && told["entry"]!["level"]!.GetValue<string>() == "error")
            complaints.Enqueue(told["entry"]!.ToJsonString());
        if (method == "Runtime.consoleAPICalled" && told["type"]!.GetValue<string>() is "error" or "warning")
            complaints.Enqueue(told["args"]!.ToJsonString());
    }
}
