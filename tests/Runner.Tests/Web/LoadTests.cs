using System.Net;
using System.Net.Sockets;
using CsCheck;
using NegotiationSim.Runner.Web;

namespace NegotiationSim.Runner.Tests.Web;

/// <summary>Many clients, clients that go away, clients that send anything: none does harm.</summary>
public sealed class LoadTests(Place server) : IClassFixture<Place>
{
    private const string Small = """{"entries":[{"scenario":"phased.json","set":{"rounds":8}}],"replications":20}""";
    private const string Large =
        """{"entries":[{"scenario":"phased.json"},{"scenario":"maximum-pressure.json"},{"scenario":"neglect.json"}],"replications":20000,"page":"a"}""";

    [Fact]
    public async Task Two_hundred_clients_at_once_are_all_answered_though_one_sends_garbage()
    {
        using var garbage = new TcpClient();
        await garbage.ConnectAsync(IPAddress.Loopback, server.Url("/").Port, TestContext.Current.CancellationToken);
        var bytes = new byte[4096];
        new Random(1).NextBytes(bytes);
        var answers = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => server.Post("/api/play", Small)));
        await garbage.GetStream().WriteAsync(bytes, TestContext.Current.CancellationToken);
        Assert.All(await answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Single((await answers).DistinctBy(a => a.Text));
        Assert.Equal(0, server.Server.Waiting);
    }

    [Fact]
    public async Task A_newer_request_of_a_page_takes_the_place_of_its_older_one()
    {
        var older = Read(Large, TestContext.Current.CancellationToken);
        while (server.Server.Waiting == 0) await Task.Yield();
        var newer = await server.Lines("/api/play", Small[..^1] + ""","page":"a"}""");
        Assert.True(newer[^1].GetProperty("last").GetBoolean());
        var (_, isWhole) = await older;
        Assert.False(isWhole);
    }

    [Fact]
    public void An_older_request_that_arrives_late_does_not_take_the_place_of_the_newer()
    {
        using var queue = new WorkQueue();
        using var newer = queue.Start("c", "play", 2, CancellationToken.None);
        Assert.Equal(409, Assert.Throws<Refusal>(() => queue.Start("c", "play", 1, CancellationToken.None)).Status);
        Assert.False(newer.Cancellation.IsCancellationRequested);
        using var newest = queue.Start("c", "play", 3, CancellationToken.None);
        Assert.True(newer is { IsOutdated: true, Cancellation.IsCancellationRequested: true });
        Assert.False(newest.IsOutdated);
    }

    [Fact]
    public async Task Who_goes_away_leaves_no_work_behind()
    {
        using var leaving = new CancellationTokenSource();
        var asked = Read(Large.Replace("\"a\"", "\"b\""), leaving.Token);
        while (server.Server.Waiting == 0) await Task.Yield();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        while (server.Server.Waiting > 0) await Task.Yield();
        Assert.Equal(HttpStatusCode.OK, (await server.Post("/api/play", Small)).Status);
    }

    [Fact]
    public void Whatever_is_sent_is_answered_or_refused_with_a_reason()
    {
        var value = Gen.OneOf(
            Pick("null", "true", "-1", "0", "1e999", "1e308", "\"\"", "\"a\"", "[]", "{}", "[{}]", "\"\\ud800\"", "\"phased.json\"",
                "99999999999999999999", "\"policy.depth\"", "{\"scenario\":\"phased.json\"}",
                "[{\"scenario\":\"phased.json\",\"set\":{\"rounds\":3}}]", "{\"path\":\"policy.depth\",\"low\":0,\"high\":1,\"points\":2}",
                "{\"a\":1,\"a\":2}", "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"),
            Gen.String[0, 20].Select(s => System.Text.Json.JsonSerializer.Serialize(s)),
            Gen.Double.Select(d => d.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        var member = Pick("entries", "entry", "x", "y", "seed", "replications", "replication", "page", "count", "metric", "file", "format",
            "chart",
            "trajectories", "variables", "scenario", "text", "set", "name");
        var body = Gen.OneOf(Gen.Select(member, value, (m, v) => $"\"{m}\":{v}").Array[0, 6].Select(m => "{" + string.Join(',', m) + "}"),
            Gen.String[0, 40], value);
        var path = Pick("/api/play", "/api/open", "/api/grid", "/api/trace", "/api/file", "/api/none");
        Gen.Select(path, body).Sample((p, b) =>
        {
            var (status, text) = server.Post(p, b).GetAwaiter().GetResult();
            if (status != HttpStatusCode.OK) Assert.Contains("\"error\":", text);
            return status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity
                or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.Conflict;
        }, iter: 400, threads: 2);
    }

    private static Gen<string> Pick(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    /// <summary>Reads an answer to its end, or to where it is cut off.</summary>
    private async Task<(string Text, bool IsWhole)> Read(string body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            server.Url("/api/play")) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        try
        {
            using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            return (text, text.Contains("\"last\":true", StringComparison.Ordinal));
        }
        catch (HttpRequestException)
        {
            return ("", false);
        }
    }
}
