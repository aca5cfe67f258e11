using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Web;

/// <summary>The page and what it asks for, on one address of this machine.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly WebApplication app;
    private readonly WorkQueue queue;

    private WebServer(WebApplication app, WorkQueue queue) => (this.app, this.queue) = (app, queue);

    /// <summary>The address to open: <c>http://127.0.0.1:8642</c>.</summary>
    internal string Url => app.Urls.First();

    /// <summary>Requests that wait or are at work.</summary>
    internal int Waiting => queue.Waiting;

    /// <summary>Starts to listen.</summary>
    /// <param name="files">Scenario files and folders that the page offers.</param>
    /// <param name="address">The address to listen on.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="framers">The sites that may show the page inside theirs.</param>
    /// <exception cref="UserError">A file is not there, or the port is taken.</exception>
    internal static async Task<WebServer> Start(
        IReadOnlyList<string> files, IPAddress address, int port, params IReadOnlyList<string> framers)
    {
        var library = new Library(files);
        var (queue, doors) = (new WorkQueue(), new Doors(Web.Limits.Connections));
        // Empty: neither variables of the environment nor files beside the program can change where it listens.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, doors, address, port));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Patience);
        var app = builder.Build();
        var (guard, router) = (new Guard(address, framers), new Router(library, queue));
        app.Run(context => Answer(context, guard, router, doors));
        try
        {
            await app.StartAsync();
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw new UserError(Why((fault as SocketException ?? fault.InnerException as SocketException)?.SocketErrorCode, address, port));
        }
        return new WebServer(app, queue);
    }

    /// <summary>Why it cannot listen, and what to do.</summary>
    internal static string Why(SocketError? error, IPAddress address, int port) => error switch
    {
        SocketError.AddressNotAvailable => $"{address} is not an address of this machine. Give one that is with --bind, or leave it out.",
        SocketError.AddressFamilyNotSupported =>
            $"This machine does not speak the family of {address}. Give another with --bind, or leave it out.",
        SocketError.AccessDenied =>
            $"Port {port} is not for every user to listen on. Give another with --port: above 1023, or 0 for any that is free.",
        _ => $"Port {port} of {address} is taken or not allowed. Give another with --port, or 0 for any that is free.",
    };

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(Patience);
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
        queue.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, Doors doors, IPAddress address, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Web.Limits.Body;
        kestrel.Limits.MaxRequestLineSize = 4096;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        kestrel.Listen(address, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => doors.Enter(connection, next));
        });
    }

    private static async Task Answer(HttpContext context, Guard guard, Router router, Doors doors)
    {
        doors.Asks(context.Connection.Id);
        try
        {
            guard.Check(context);
            await router.Answer(context);
        }
        catch (Refusal refusal)
        {
            if (context.Response.HasStarted) context.Abort();
            else await Lines.Refuse(context, refusal);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException
            && context.RequestAborted.IsCancellationRequested)
        {
            // The page has gone.
        }
#pragma warning disable CA1031 // one request's fault is not the server's end, and its page is told
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (context.Response.HasStarted) context.Abort();
            else
                await Lines.Refuse(context,
                    new Refusal(500,
                        $"A fault of the program ({fault.GetType().Name}: {fault.Message}). Please report it with what you asked for."));
        }
        finally
        {
            doors.Waits(context.Connection.Id);
        }
    }

    /// <summary>Signals are the command line's business.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
