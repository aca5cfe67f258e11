using System.Collections.Concurrent;

namespace NegotiationSim.Runner.Web;

/// <summary>One piece of work at a time, in the order of asking; and of each page the newest request only.</summary>
/// <remarks>A piece is short (a stage of a run, a row of a phase diagram), and the turn is given up between two, so that many pages get
/// their first results soon and none waits for another's last.</remarks>
internal sealed class WorkQueue : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> newest = new();
    private int waiting;

    /// <summary>How many wait or work.</summary>
    internal int Waiting => Volatile.Read(ref waiting);

    /// <summary>Works when it is its turn.</summary>
    /// <exception cref="Refusal">Too many wait already.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    internal async Task<T> Run<T>(Func<T> work, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref waiting) > Limits.Waiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new Refusal(503, "Too many requests are waiting. Try again in a few seconds.");
        }
        try
        {
            await turn.WaitAsync(cancellation);
            try
            {
                return await Task.Run(work, cancellation);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>Starts a page's request, and cancels its older one of the same kind.</summary>
    /// <param name="page">The page's mark; null if it has none.</param>
    /// <param name="kind">What is asked for.</param>
    /// <param name="aborted">Cancelled when the page has gone.</param>
    internal Ticket Start(string? page, string kind, CancellationToken aborted)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        source.CancelAfter(Limits.Time);
        if (page is null) return new Ticket(this, null, source);
        var key = $"{kind} {page}";
        CancellationTokenSource? older = null;
        newest.AddOrUpdate(key, source, (_, old) =>
        {
            older = old;
            return source;
        });
        older?.Cancel();
        return new Ticket(this, key, source);
    }

    public void Dispose() => turn.Dispose();

    /// <summary>A request at work.</summary>
    internal sealed class Ticket(WorkQueue queue, string? key, CancellationTokenSource source) : IDisposable
    {
        /// <summary>Cancelled when the page has gone, has asked anew, or has waited too long.</summary>
        internal CancellationToken Cancellation => source.Token;

        public void Dispose()
        {
            // The source itself is left to the collector: a newer request may be about to cancel it.
            source.CancelAfter(Timeout.InfiniteTimeSpan);
            if (key is not null) queue.newest.TryRemove(new KeyValuePair<string, CancellationTokenSource>(key, source));
        }
    }
}
