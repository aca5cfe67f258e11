using System.Net;
using System.Text;
using System.Text.Json;
using NegotiationSim.Runner.Web;

namespace NegotiationSim.Runner.Tests.Web;

/// <summary>A server of its own on a free port, and a client that asks it.</summary>
public sealed class Place : IAsyncLifetime
{
    private readonly Workplace files = new(isCopied: true);
    private WebServer? server;

    internal HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(2) };

    internal WebServer Server => server!;

    internal Uri Url(string path) => new(Server.Url + path);

    internal Workplace Files => files;

    public async ValueTask InitializeAsync()
    {
        foreach (var outside in new[] { "README.md", "global.json" }) File.Copy(Repository.PathOf(outside), files.At(outside));
        server = await WebServer.Start([files.At("scenarios")], IPAddress.Loopback, 0);
    }

    internal async Task<(HttpStatusCode Status, string Text)> Post(string path, string json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            Url(path)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The lines of an answer.</summary>
    internal async Task<IReadOnlyList<JsonElement>> Lines(string path, string json)
    {
        var (status, text) = await Post(path, json);
        Assert.True(status == HttpStatusCode.OK, $"{status}: {text}");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        files.Dispose();
    }
}
