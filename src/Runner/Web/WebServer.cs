using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NegotiationSim.Runner.Output;

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
    /// <exception cref="UserError">A file is not there, or the port is taken.</exception>
    internal static async Task<WebServer> Start(IReadOnlyList<string> files, IPAddress address, int port)
    {
        var library = new Library(files);
        var queue = new WorkQueue();
        // Empty: neither variables of the environment nor files beside the program can change where it listens.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, address, port));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Patience);
        var app = builder.Build();
        var (guard, router) = (new Guard(address), new Router(library, queue));
        app.Run(context => Answer(context, guard, router));
        try
        {
            await app.StartAsync();
        }
        catch (IOException)
        {
            await app.DisposeAsync();
            throw new UserError($"Port {port} of {address} is taken or not allowed. Give another with --port, or 0 for any that is free.");
        }
        return new WebServer(app, queue);
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(Patience);
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
        queue.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, IPAddress address, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Web.Limits.Body;
        kestrel.Limits.MaxRequestLineSize = 4096;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        kestrel.Limits.MaxConcurrentConnections = Web.Limits.Connections;
        kestrel.Listen(address, port, listen => listen.Protocols = HttpProtocols.Http1);
    }

    private static async Task Answer(HttpContext context, Guard guard, Router router)
    {
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
        catch (OperationCanceledException)
        {
            if (context.Response.HasStarted) context.Abort();
            else if (!context.RequestAborted.IsCancellationRequested) await Lines.Refuse(context, new Refusal(409, "A newer request of the same page took its place, or it took too long."));
        }
        catch (IOException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The page has gone.
        }
    }

    /// <summary>Signals are the command line's business.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
