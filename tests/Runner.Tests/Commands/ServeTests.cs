using System.Net;
using System.Net.Sockets;
using System.Text;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Web;

namespace NegotiationSim.Runner.Tests.Commands;

public sealed class ServeTests
{
    [Fact]
    public async Task Ctrl_C_ends_it_cleanly_even_while_a_page_waits_for_its_numbers()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no signal to send to another process.");
        using var place = new Workplace();
        using var client = new HttpClient();
        var port = FreePort();
        var said = await SimProcess.Run(place.Root, ["serve", "--port", $"{port}"], meanwhile: process =>
        {
            Assert.True(SpinWait.SpinUntil(() => Answers(port), TimeSpan.FromSeconds(60)));
            _ = client.PostAsync($"http://127.0.0.1:{port}/api/play",
                new StringContent("""{"entries":[{"scenario":"phased.json"}],"replications":20000,"trajectories":true}""", Encoding.UTF8,
                    "application/json"), TestContext.Current.CancellationToken);
            SimProcess.Interrupt(process);
        });
        Assert.Equal($"Open http://127.0.0.1:{port} in a browser. Ctrl-C ends.\n", said.Well());
        Assert.Empty(place.Left());
    }

    [Fact]
    public async Task Letting_others_in_is_warned_of()
    {
        using var place = new Workplace();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var said = await place.SimUntil(stopped.Token, "serve", "@scenarios", "--port", "0", "--bind", "0.0.0.0");
        Assert.Equal(0, said.Code);
        Assert.Contains("no password", said.Err);
    }

    [Theory]
    [InlineData("no such file or folder", "serve", "nowhere")]
    [InlineData("No scenario in", "serve", "@scenarios/policies")]
    [InlineData("--bind: 'here' is not an IP address", "serve", "--bind", "here")]
    [InlineData("--port must be 0 to 65535", "serve", "--port", "70000")]
    [InlineData("192.0.2.1 is not an address of this machine. Give one that is with --bind", "serve", "@scenarios", "--port", "0", "--bind",
        "192.0.2.1")]
    public async Task What_cannot_be_served_is_said(string message, params string[] arguments)
    {
        using var place = new Workplace();
        var said = await place.Sim(arguments);
        Assert.Equal(2, said.Code);
        Assert.Contains(message, said.Err);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_with_a_cure()
    {
        using var place = new Workplace();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var said = await place.Sim("serve", "@scenarios", "--port", $"{((IPEndPoint)other.LocalEndpoint).Port}");
        Assert.Equal(2, said.Code);
        Assert.Contains("Give another with --port", said.Err);
    }

    [Theory]
    [InlineData(SocketError.AccessDenied, "Give another with --port: above 1023")]
    [InlineData(SocketError.AddressAlreadyInUse, "Port 80 of 127.0.0.1 is taken")]
    [InlineData(SocketError.AddressFamilyNotSupported, "Give another with --bind")]
    public void Each_reason_not_to_listen_has_its_cure(SocketError error, string cure) =>
        Assert.Contains(cure, WebServer.Why(error, IPAddress.Loopback, 80));

    [Fact]
    public async Task The_slash_that_the_shell_adds_to_a_folder_changes_nothing()
    {
        using var place = new Workplace(isCopied: true);
        await using var server = await WebServer.Start([place.At("scenarios") + Path.DirectorySeparatorChar], IPAddress.Loopback, 0);
        using var client = new HttpClient();
        Assert.Contains("\"scenario\":\"phased.json\"",
            await client.GetStringAsync(new Uri(server.Url + "/api/about"), TestContext.Current.CancellationToken));
        foreach (var entry in (string[])["""{"scenario":"phased.json"}""", """{"text":"{\"extends\":\"phased.json\"}"}"""])
        {
            using var answer =
                await client.PostAsync(new Uri(server.Url + "/api/open"),
                    new StringContent($$"""{"entry":{{entry}} }""", Encoding.UTF8, "application/json"),
                    TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_is_on_offer_is_told_as_the_files_are_now_those_that_are_extended_too()
    {
        using var place = new Workplace(isCopied: true);
        await using var server = await WebServer.Start([place.At("scenarios")], IPAddress.Loopback, 0);
        using var client = new HttpClient();
        Task<string> About() => client.GetStringAsync(new Uri(server.Url + "/api/about"), TestContext.Current.CancellationToken);
        var first = await About();
        Assert.Equal(first, await About());
        var world = place.At("scenarios", "base", "us-dprk.json");
        var text = await File.ReadAllTextAsync(world, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(world, text + "}", TestContext.Current.CancellationToken);
        Assert.Contains("us-dprk.json:", await About());
        await File.WriteAllTextAsync(world, text, TestContext.Current.CancellationToken);
        Assert.Equal(first, await About());
    }

    [Fact]
    public async Task A_scenario_of_another_model_is_named_with_its_command_and_not_played()
    {
        Assert.Contains("sim run ",
            (await Assert.ThrowsAsync<UserError>(() => WebServer.Start([Repository.PathOf("scenarios", "crisis")], IPAddress.Loopback, 0)))
            .Message);
        await using var server = await WebServer.Start([Repository.PathOf("scenarios")], IPAddress.Loopback, 0);
        using var client = new HttpClient();
        Assert.Contains("/crisis/us-dprk.json\"],\"notPlayed\":",
            await client.GetStringAsync(new Uri(server.Url + "/api/about"), TestContext.Current.CancellationToken));
        using var answer = await client.PostAsync(new Uri(server.Url + "/api/open"),
            new StringContent("""{"entry":{"text":"{\"extends\":\"crisis/us-dprk.json\"}"}}""", Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("sim run", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_pipe_among_the_scenarios_holds_nobody_up()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no named pipes in folders.");
        using var place = new Workplace(isCopied: true);
        (await SimProcess.Run(place.Root, "mkfifo", ["scenarios/pipe.json"])).Well();
        File.CreateSymbolicLink(place.At("link.json"), place.At("scenarios", "pipe.json"));
        await using var server = await WebServer.Start([place.At("scenarios"), place.At("link.json")], IPAddress.Loopback, 0);
        using var client = new HttpClient();
        var about = await client.GetStringAsync(new Uri(server.Url + "/api/about"), TestContext.Current.CancellationToken);
        Assert.Contains("\"scenario\":\"phased.json\"", about);
        foreach (var entry in (string[])["""{"scenario":"pipe.json"}""", """{"text":"{\"extends\":\"pipe.json\"}"}"""])
        {
            using var answer =
                await client.PostAsync(new Uri(server.Url + "/api/open"),
                    new StringContent($$"""{"entry":{{entry}} }""", Encoding.UTF8, "application/json"),
                    TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            Thread.Sleep(20);
            return false;
        }
    }
}
