using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Web;

/// <summary>sim serve: a page to play with the model.</summary>
internal static partial class ServeCommand
{
    private const string Folder = "scenarios";

    internal static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = $"scenario files, or folders of them [default: {Folder}]",
            Arity = ArgumentArity.ZeroOrMore };
        var port = new Option<int>("--port", "-p") { Description = "port to listen on; 0 for any that is free", HelpName = "N",
            DefaultValueFactory = _ => 8642 };
        var bind =
            new Option<string>("--bind") { Description =
                "address to listen on; any but this machine's own lets others in, without a password", HelpName = "ADDRESS",
                DefaultValueFactory = _ => "127.0.0.1" };
        var embed =
            new Option<string[]>("--embed") { Description = "site whose pages may show this one inside them (repeatable)",
                HelpName = "ORIGIN" };
        var open = new Option<bool>("--open") { Description = "open the page in the browser" };
        Faults.Bound(port, 0, 65535, "0 to 65535");
        bind.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IPAddress.TryParse(token.Value, out _))
                result.AddError($"--bind: '{token.Value}' is not an IP address, as 127.0.0.1 or 0.0.0.0.");
        });
        embed.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !Origin().IsMatch(t.Value)))
                result.AddError($"--embed: '{token.Value}' is no site, as https://example.org or http://localhost:8000, without a path.");
        });
        var command = new Command("serve", """
            Serve a page on this machine to play with the model: move a number and see what changes, with intervals. Ctrl-C ends it.

            Examples:
              sim serve
              sim serve scenarios/phased.json my-scenario.json --open
            """) { files, port, bind, embed, open };
        command.SetAction((parsed, cancellation) => Serve(parsed.GetValue(files) is { Length: > 0 } named ? named : [Folder],
            IPAddress.Parse(parsed.GetValue(bind)!), parsed.GetValue(port), parsed.GetValue(embed) ?? [], parsed.GetValue(open),
            parsed.InvocationConfiguration, cancellation));
        return command;
    }

    /// <summary>Apart from the rest, so that no other command loads the web server.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> Serve(
        IReadOnlyList<string> files, IPAddress address, int port, string[] framers, bool opens, InvocationConfiguration console,
        CancellationToken cancellation)
    {
        using var work = OnDisk.Now.Work(); // it ends by itself, and closes its connections first
        await using var server = await WebServer.Start(files, address, port, framers);
        if (!IPAddress.IsLoopback(address))
            await console.Error.WriteLineAsync(
                $"Anyone who can reach {address} can use this page and read the scenarios it offers: there is no password. Leave --bind "
                    + $"out to keep it to this machine.");
        await console.Output.WriteLineAsync($"Open {server.Url} in a browser. Ctrl-C ends.");
        await console.Output.FlushAsync(CancellationToken.None);
        if (opens) Open(server.Url, console.Error);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(stopped.SetResult);
        await stopped.Task;
        return ExitCodes.Done;
    }

    [GeneratedRegex(@"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?\z")]
    private static partial Regex Origin();

    private static void Open(string url, TextWriter error)
    {
        var (program, arguments) = OperatingSystem.IsWindows() ? (url, "") : OperatingSystem.IsMacOS() ? ("open", url) : ("xdg-open", url);
        try
        {
            using var _ = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = OperatingSystem.IsWindows() });
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException)
        {
            error.WriteLine($"No browser could be started: open {url} yourself.");
        }
    }
}
