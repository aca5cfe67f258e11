using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using NegotiationSim.Runner.Web;

namespace NegotiationSim.Runner.Tests.Web;

/// <summary>Strangers stay out, and whoever asks for too much is told so.</summary>
public sealed class GuardTests(Place server) : IClassFixture<Place>
{
    private const string Play = """{"entries":[{"scenario":"phased.json"}],"replications":10}""";

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.evil.example:80", HttpStatusCode.MisdirectedRequest)]
    [InlineData("192.168.1.7", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost:1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    public async Task Only_names_of_this_machine_are_answered(string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url("/api/about"));
        request.Headers.Host = host;
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_not_post()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await server.Post("/api/play", Play, ("Origin", "http://evil.example"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.Post("/api/play", Play, ("Origin", "null"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.Post("/api/play", Play, ("Sec-Fetch-Site", "cross-site"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.Post("/api/play", Play, ("Origin", server.Server.Url))).Status);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_not_even_ask_what_there_is()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url("/api/about"));
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public async Task A_text_nested_without_end_is_a_fault_and_not_the_end_of_the_server(char nesting)
    {
        var text = string.Concat(Enumerable.Repeat(nesting == '[' ? "[" : "{\"a\":", 10_000));
        var (status, said) =
            await server.Post("/api/open", $$"""{"entry":{"text":{{System.Text.Json.JsonSerializer.Serialize(text)}} } }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("problems", said);
    }

    [Fact]
    public async Task Only_json_is_taken_and_only_get_and_post_are_answered()
    {
        using var form =
            await server.Client.PostAsync(server.Url("/api/play"), new StringContent(Play, Encoding.UTF8, "text/plain"),
                TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        using var delete = await server.Client.DeleteAsync(server.Url("/"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, delete.StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_foreign_code_frames_and_guesses()
    {
        foreach (var path in new[] { "/", "/js/main.js", "/api/about", "/nothing" })
        {
            using var response = await server.Client.GetAsync(server.Url(path), TestContext.Current.CancellationToken);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'self'", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
            Assert.False(response.Headers.Contains("Server"));
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public void Only_sites_that_were_named_may_frame_the_page()
    {
        var context = new DefaultHttpContext { Request = { Method = "GET", Host = new("localhost") } };
        new Guard(IPAddress.Loopback, ["https://example.org"]).Check(context);
        Assert.EndsWith("frame-ancestors https://example.org", context.Response.Headers.ContentSecurityPolicy.Single());
        Assert.Equal(0, context.Response.Headers.XFrameOptions.Count);
    }

    [Theory]
    [InlineData("/../../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/js/../../Program.cs")]
    [InlineData("//etc/passwd")]
    public async Task Paths_lead_nowhere_but_to_the_files_of_the_page(string path)
    {
        var said = await Raw($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 40[04] ", said);
        Assert.DoesNotContain("root:", said);
    }

    [Theory]
    [InlineData("""{"scenario":"../../../../etc/passwd"}""")]
    [InlineData("""{"scenario":"/etc/passwd"}""")]
    [InlineData("""{"scenario":"policies/phased.json"}""")]
    [InlineData("""{"text":"{\"extends\":\"../README.md\"}"}""")]
    [InlineData("""{"text":"{\"extends\":\"/etc/passwd\"}"}""")]
    [InlineData("""{"text":"{\"extends\":\"base/us-dprk.json\",\"policy\":\"/etc/hostname\"}"}""")]
    [InlineData("""{"text":"{\"extends\":\"../global.json\"}"}""")]
    [InlineData("""{"text":"{\"draws\":\"../history/us-dprk/record.csv\",\"target\":{\"trust\":{\"distribution\":\"sample\"}}}"}""")]
    public async Task Scenarios_come_from_the_folder_given_and_from_nowhere_else(string entry)
    {
        var (status, text) = await server.Post("/api/open", $$"""{"entry":{{entry}} }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.DoesNotContain("root:", text);
        Assert.DoesNotContain("sdk", text); // of global.json
        Assert.DoesNotContain("no column", text); // of the record
    }

    [Fact]
    public async Task A_value_cannot_name_a_file()
    {
        Assert.Equal(HttpStatusCode.BadRequest,
            (await server.Post("/api/open", """{"entry":{"scenario":"phased.json","set":{"policy":"../../global.json"}}}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest,
            (await server.Post("/api/open", """{"entry":{"scenario":"phased.json","set":{"policy=/etc/passwd":1}}}""")).Status);
    }

    [Fact]
    public async Task A_text_may_take_its_draws_from_the_folder_and_a_file_of_the_folder_from_beside_it()
    {
        const string text = """
            {\"extends\":\"phased.json\",\"draws\":\"calibrated/posterior.csv\",\"target\":{\"trust\":{\"distribution\":\"sample\"}}}
            """;
        foreach (var entry in (string[])[$$"""{"text":"{{text}}"}""", """{"scenario":"calibrated/phased.json"}"""])
        {
            var (status, said) = await server.Post("/api/open", $$"""{"entry":{{entry}} }""");
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("sample(500 values", said);
        }
    }

    [Fact]
    public async Task A_text_may_extend_what_is_in_the_folder_and_its_faults_are_those_of_the_command_line()
    {
        const string text = """{\n  \"extends\": \"base/us-dprk.json\",\n  \"policy\": { \"pressure\": 2 }\n}""";
        var (status, said) = await server.Post("/api/open", $$"""{"entry":{"text":"{{text}}","file":"mine"} }""");
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("scenarios", "mine.json"), text.Replace("\\n", "\n").Replace("\\\"", "\""),
            TestContext.Current.CancellationToken);
        var expected = (await place.Sim("validate", "scenarios/mine.json")).Err.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var problems = System.Text.Json.JsonDocument.Parse(said).RootElement.GetProperty("problems").EnumerateArray()
            .Select(p => p.GetString()!).ToArray();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(expected.Select(FromFile), problems.Select(FromFile));

        static string FromFile(string problem) => problem[problem.IndexOf("mine.json", StringComparison.Ordinal)..];
    }

    [Theory]
    [InlineData("/api/play", """{"entries":[{"scenario":"phased.json"}],"replications":20001}""")]
    [InlineData("/api/play",
        """{"entries":[{"scenario":"phased.json"},{"scenario":"phased.json"},{"scenario":"phased.json"},{"scenario":"phased.json"},{"scenario":"phased.json"},{"scenario":"phased.json"},{"scenario":"phased.json"}]}""")]
    [InlineData("/api/play", """{"entries":[{"scenario":"phased.json","set":{"rounds":4000}}]}""")]
    [InlineData("/api/play", """{"entries":[{"scenario":"phased.json","set":{"rounds":1500}}],"replications":20000}""")]
    [InlineData("/api/grid",
        """{"entries":[{"scenario":"phased.json"}],"x":{"path":"policy.depth","low":0,"high":1,"points":42},"y":{"path":"policy.talks","low":0,"high":1}}""")]
    [InlineData("/api/grid",
        """{"entries":[{"scenario":"phased.json"}],"replications":2000,"x":{"path":"policy.depth","low":0,"high":1,"points":41},"y":{"path":"policy.talks","low":0,"high":1,"points":41}}""")]
    [InlineData("/api/grid",
        """{"entries":[{"scenario":"phased.json","set":{"rounds":1}}],"replications":200,"x":{"path":"rounds","low":1,"high":1201,"points":41},"y":{"path":"policy.talks","low":0,"high":1,"points":41}}""")]
    [InlineData("/api/grid",
        """{"entries":[{"scenario":"phased.json","set":{"rounds":1}}],"replications":2,"x":{"path":"policy.talks","low":0,"high":1,"points":2},"y":{"path":"rounds","low":1,"high":2001,"points":2}}""")]
    public async Task Work_has_bounds_and_a_refusal_says_which(string path, string body)
    {
        var (status, text) = await server.Post(path, body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Matches("[0-9]", text);
    }

    [Fact]
    public async Task A_diagram_over_the_rounds_is_drawn_where_it_is_within_bounds()
    {
        // 41 values of the rounds, 20 to 100 in steps of 2, mean 60; times 41 points, 100 replications: 10 million rounds.
        var lines =
            await server.Lines("/api/grid",
                """{"entries":[{"scenario":"phased.json"}],"replications":2,"x":{"path":"rounds","low":20,"high":100,"points":41},"y":{"path":"policy.talks","low":0,"high":1,"points":2}}""");
        Assert.Equal(3, lines.Count);
    }

    [Fact]
    public async Task A_body_too_long_is_not_read()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge,
            (await server.Post("/api/open", $$"""{"entry":{"text":"{{new string('x', 300_000)}}"} }""")).Status);
        var chunked =
            await Raw(
                "POST /api/open HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: "
                    + "chunked\r\nConnection: close\r\n\r\n"
            + string.Concat(Enumerable.Repeat("4000\r\n" + new string(' ', 0x4000) + "\r\n", 20)) + "0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", chunked);
    }

    /// <summary>What the server says to bytes that no HTTP client would send.</summary>
    private async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Url("/").Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // It has heard enough; what it said is read below.
        }
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var said = new char[4000];
        var count = await reader.ReadBlockAsync(said, TestContext.Current.CancellationToken);
        return new string(said, 0, count);
    }
}
