using Microsoft.AspNetCore.Http;

namespace NegotiationSim.Runner.Web;

/// <summary>What is asked, and who answers it.</summary>
internal sealed class Router
{
    private readonly AboutAnswer about;
    private readonly WorkQueue queue;
    private readonly Entries entries;
    private readonly PlayAnswer play;
    private readonly GridAnswer grid;
    private readonly FileAnswer files;

    internal Router(Library scenarios, WorkQueue queue)
    {
        (about, this.queue, entries) = (new AboutAnswer(scenarios), queue, new Entries(scenarios));
        (play, grid, files) = (new PlayAnswer(entries, queue), new GridAnswer(entries, queue), new FileAnswer(entries, queue));
    }

    internal async Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (context.Request.Method == "POST") await Post(context, path);
        else if (path == "/api/about")
            await Lines.Answer(context, await queue.Run(about.Now, context.RequestAborted));
        else if (!await Assets.TryServe(context)) throw new Refusal(404, "There is nothing of that name.");
    }

    private async Task Post(HttpContext context, string path)
    {
        if (path is not ("/api/open" or "/api/play" or "/api/grid" or "/api/trace" or "/api/file"))
            throw new Refusal(404, "There is nothing of that name.");
        using var document = await Body.Read(context.Request, context.RequestAborted);
        var body = new Body(document.RootElement);
        using var ticket = queue.Start(body.Name("page"), path, body.Whole("count", 0, long.MaxValue, 0), context.RequestAborted);
        try
        {
            await Post(context, path, body, ticket.Cancellation);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw ticket.IsOutdated ? WorkQueue.Outdated
                : new Refusal(503, $"This took longer than {Limits.Time.TotalMinutes:0} minutes. Ask for fewer replications, or use the "
                    + "command line, which has no such limit.");
        }
    }

    private async Task Post(HttpContext context, string path, Body body, CancellationToken cancellation)
    {
        switch (path)
        {
            case "/api/play":
                await play.Run(context, body, cancellation);
                break;
            case "/api/grid":
                await grid.Run(context, body, cancellation);
                break;
            case "/api/file":
                await files.Run(context, body, cancellation);
                break;
            case "/api/trace":
                await Lines.Answer(context,
                    await queue.Run(
                        () =>
                            TraceAnswer.Of(entries.One(body.Object("entry")), (ulong)body.Whole("seed", 0, long.MaxValue, 1),
                                body.Whole("replication", 0, long.MaxValue, 0)), cancellation));
                break;
            default:
                await Lines.Answer(context, await queue.Run(() => OpenAnswer.Of(entries.One(body.Object("entry"))), cancellation));
                break;
        }
    }
}
